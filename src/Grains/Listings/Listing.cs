using System.Diagnostics;
using Marketplace.Bookings;
using static Marketplace.Listings.ListingStatus;

namespace Marketplace.Listings;

/// <summary>The rules of a listing: what may be changed, and when it may be offered.</summary>
internal sealed class Listing : IRules<ListingState, ListingCommand, ListingEvent>
{
    /// <summary>The index behind slugs (0007_listings.sql).</summary>
    public const string SlugIndex = "listings_slug_key";

    private Listing()
    {
    }

    public static string StreamType => "listing";

    /// <summary>Read top-down as the transition table: does it exist, may you, can it be done now, are the details right.</summary>
    public static Decision<ListingEvent> Decide(ListingState listing, ListingCommand command, DateTimeOffset now) =>
        (listing.Status, command) switch
        {
            (None, CreateListing create) => Create(create, now),
            (None or Archived, _) => ListingRefusals.Unknown,
            _ when !MayChange(listing, command.Context.By) => ListingRefusals.Unknown,
            (_, CreateListing) => ListingRefusals.AlreadyCreated,

            (_, ChangeListing change) => Change(listing, change, now),
            (Active, PublishListing) => Decision<ListingEvent>.Nothing,
            (Draft or Paused, PublishListing publish) => Publish(listing, publish, now),
            (Active, PauseListing) => new ListingPaused(now),
            (Paused, PauseListing) => Decision<ListingEvent>.Nothing,
            (_, ArchiveListing) => new ListingArchived(now),

            _ => ListingRefusals.NotWhile(listing.Status),
        };

    public static ListingState Evolve(ListingState listing, ListingEvent happened) =>
        happened switch
        {
            ListingCreated e => listing with
            {
                Status = Draft,
                ProviderId = e.ProviderId,
                Tag = e.Tag,
                Slug = e.Slug,
                Content = e.Content,
                CreatedAt = e.At,
                UpdatedAt = e.At,
            },
            ListingChanged e => listing with { Slug = e.Slug, Content = e.Content, UpdatedAt = e.At },
            ListingPublished e => listing with { Status = Active, PublishedAt = e.At, PausedAt = null, UpdatedAt = e.At },
            ListingPaused e => listing with { Status = Paused, PausedAt = e.At, UpdatedAt = e.At },
            ListingArchived e => listing with { Status = Archived, DeletedAt = e.At, UpdatedAt = e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static Refusal? OnConflict(ListingState state, string constraint) =>
        constraint == SlugIndex ? ListingRefusals.SlugTaken : null;

    /// <summary>Its provider and staff see it always; everybody else while it is offered.</summary>
    public static bool IsVisible(ListingState listing, Actor who) =>
        listing.Status is Active || (listing.Status is not (None or Archived) && MayChange(listing, who));

    /// <summary>The resources that it would need, as often as it names them.</summary>
    public static IEnumerable<Guid> RequiredBy(ListingChanges changes) =>
        (changes.Requirements.Value ?? []).SelectMany(requirement => requirement.Pool).Select(member => member.ResourceId);

    private static bool MayChange(ListingState listing, Actor who) => who.IsStaff || who.ActsFor(listing.ProviderId);

    private static Decision<ListingEvent> Create(CreateListing create, DateTimeOffset now)
    {
        if (create.Seller is not { IsRegistered: true } seller)
        {
            return ListingRefusals.ProviderRequired;
        }

        if (!seller.MaySell)
        {
            return ListingRefusals.ProviderOffTheMarket;
        }

        if (Fault(create.Changes, create.Known) is { } fault)
        {
            return fault;
        }

        var content = create.Changes.Apply(ListingEdits.Blank(seller.TimeZone), seller.TimeZone);
        return ListingFaults.Of(content) is { } contradiction
            ? contradiction
            : new ListingCreated(now, create.Context.By.ProviderId, create.Tag, Slug.Of(content.Title, create.Tag), content);
    }

    private static Decision<ListingEvent> Change(ListingState listing, ChangeListing change, DateTimeOffset now)
    {
        if (Fault(change.Changes, change.Known) is { } fault)
        {
            return fault;
        }

        var content = change.Changes.Apply(listing.Content!, listing.Content!.TimeZone);
        if (ListingFaults.Of(content) is { } contradiction)
        {
            return contradiction;
        }

        if (listing.Status is Active && ListingEdits.Missing(content).ToArray() is { Length: > 0 } missing)
        {
            return ListingRefusals.Incomplete(missing);
        }

        // Links that people kept must go on working: only a listing that never had a title gets a new slug.
        var slug = listing.Content.Title is null ? Slug.Of(content.Title, listing.Tag) : listing.Slug;
        return new ListingChanged(now, slug, content);
    }

    private static Decision<ListingEvent> Publish(ListingState listing, PublishListing publish, DateTimeOffset now)
    {
        if (publish.Seller is not { MaySell: true })
        {
            return ListingRefusals.ProviderOffTheMarket;
        }

        string[] missing = [.. ListingEdits.Missing(listing.Content!), .. publish.HasCalendar ? [] : new[] { "calendar" }];
        return missing.Length > 0 ? ListingRefusals.Incomplete(missing) : new ListingPublished(now);
    }

    private static Refusal? Fault(ListingChanges changes, ImmutableArray<Guid>? known)
    {
        if (changes.Process.Value is { } process && ProcessSettings.FaultsOf(process).ToArray() is [var (setting, bounds), ..])
        {
            return ListingRefusals.ProcessNotValid(setting, bounds);
        }

        var needed = new HashSet<Guid>();
        foreach (var resource in RequiredBy(changes))
        {
            if (!(known ?? []).Contains(resource))
            {
                return ListingRefusals.ResourceNotKnown(resource);
            }

            if (!needed.Add(resource))
            {
                return ListingRefusals.ResourceRepeated(resource);
            }
        }

        return changes.CancellationPolicy.Value is { Preset: { } name } && CancellationPolicies.Find(name) is null
            ? ListingRefusals.PolicyNotKnown(name)
            : null;
    }
}
