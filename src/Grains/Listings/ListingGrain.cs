using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Commissions;
using Marketplace.Coupons;
using Marketplace.Providers;
using Marketplace.Resources;
using Microsoft.Extensions.Options;

namespace Marketplace.Listings;

/// <summary>A listing asks its provider, its calendar and coupons for facts; none of them ever asks a listing, so no two turns can wait for each other.</summary>
[GrainType("listing")]
internal sealed class ListingGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<ListingState, ListingEvent>> journal,
    AggregateServices services,
    KnownTariff tariffs,
    IOptions<BookingOptions> processes)
    : AggregateGrain<Listing, ListingState, ListingCommand, ListingEvent>(journal, services), IListingGrain
{
    public async Task<Outcome<ListingView>> Create(CreateListing command)
    {
        var seller = await SellerOf(command.Context.By.ProviderId);
        var known = await Known(command.Context.By.ProviderId, command.Changes);
        return await Answer(command with { Seller = seller, Tag = Slug.TagOf(this.GetPrimaryKey()), Known = known }, View);
    }

    public Task<Outcome<ListingView>> Change(ChangeListing command) =>
        Answer(async () => command with { Known = await Known(State.ProviderId, command.Changes) }, View);

    public Task<Outcome<ListingView>> Publish(PublishListing command) =>
        Answer(async () => command with { Seller = await SellerOf(State.ProviderId), HasCalendar = await HasHours() }, View);

    public Task<Outcome<ListingView>> Pause(PauseListing command) => Answer(command, View);

    public Task<Outcome<ListingView>> Archive(ArchiveListing command) => Answer(command, View);

    public Task<Outcome<ListingView>> Read(Actor by, CancellationToken cancellationToken) =>
        Sure<ListingView>(() => Listing.IsVisible(State, by) ? View() : ListingRefusals.Unknown);

    public Task<Outcome<ListingOwner>> Owner(CancellationToken cancellationToken) =>
        Sure<ListingOwner>(() =>
            State.Status is ListingStatus.Active or ListingStatus.Paused ? new ListingOwner(State.ProviderId, State.Content!.Title!) : ListingRefusals.Unknown);

    public Task<Outcome<BookingTerms>> Terms(TermsQuery query, CancellationToken cancellationToken) =>
        Sure(() => Priced(
            platform => Pricing.Terms(this.GetPrimaryKey(), Version, State, query, platform, processes.Value, Now), cancellationToken, query.Coupon));

    public Task<Outcome<BookingTerms>> OfferTerms(OfferQuery query, CancellationToken cancellationToken) =>
        Sure(() => Priced(platform => Pricing.Offer(this.GetPrimaryKey(), Version, State, query, platform, processes.Value, Now), cancellationToken));

    private async Task<Outcome<BookingTerms>> Priced(
        Func<PlatformTerms, Outcome<BookingTerms>> price, CancellationToken cancellationToken, string? coupon = null) =>
        State.Status switch
        {
            ListingStatus.Active => price(await Platform(coupon, cancellationToken)),
            ListingStatus.Paused => ListingRefusals.NotBookable(State.Status),
            _ => ListingRefusals.Unknown,
        };

    private async Task<PlatformTerms> Platform(string? coupon, CancellationToken cancellationToken)
    {
        var tariff = await tariffs.InForce(cancellationToken);
        return new PlatformTerms(
            tariff,
            await SellerOf(State.ProviderId),
            coupon is null ? default : await CouponOf(coupon, cancellationToken));
    }

    /// <summary>The provider's own of that code, and where they have none the platform's.</summary>
    private async Task<Outcome<CouponOffer>> CouponOf(string code, CancellationToken cancellationToken)
    {
        var own = await GrainFactory.GetGrain<ICouponGrain>(CouponId.Of(State.ProviderId, code)).Offer(cancellationToken);
        return own.View is null
            ? await GrainFactory.GetGrain<ICouponGrain>(CouponId.Of(CouponId.Platform, code)).Offer(cancellationToken)
            : own;
    }

    private Task<Outcome<TView>> Sure<TView>(Func<Outcome<TView>> read)
        where TView : class =>
        Sure(() => Task.FromResult(read()));

    /// <summary>Nobody is told that there is nothing, or that it cannot be had, by an activation that has not heard of it.</summary>
    private async Task<Outcome<TView>> Sure<TView>(Func<Task<Outcome<TView>>> read)
        where TView : class
    {
        var known = await read();
        if (known.Refusal is null)
        {
            return known;
        }

        await LookAgain();
        return await read();
    }

    /// <summary>Those of the resources that are asked for which the provider has, and offers.</summary>
    private async Task<ImmutableArray<Guid>?> Known(Guid providerId, ListingChanges changes)
    {
        ImmutableArray<Guid> wanted = [.. Listing.RequiredBy(changes).Distinct()];
        return wanted.IsEmpty
            ? null
            : [.. (await GrainFactory.GetGrain<IRosterGrain>(providerId).Find(wanted, CancellationToken.None))
                .Where(resource => !resource.IsArchived)
                .Select(resource => resource.Id)];
    }

    /// <summary>Whether everything that a booking needs has hours: one of each pool, or all where they work together.</summary>
    private async Task<bool> HasHours()
    {
        foreach (var requirement in State.Content?.Requirements ?? [])
        {
            var open = await Task.WhenAll(requirement.Pool.Select(member => HasHours(member.ResourceId)));
            if (requirement.Assignment is AssignmentMode.Collective ? open.Contains(false) : !open.Contains(true))
            {
                return false;
            }
        }

        return State.Content?.Requirements is not null || await HasHours(State.ProviderId);
    }

    private Task<bool> HasHours(Guid resource) => GrainFactory.GetGrain<ICalendarGrain>(resource).HasHours(CancellationToken.None);

    private Task<SellerTerms> SellerOf(Guid providerId) =>
        GrainFactory.GetGrain<IProviderGrain>(providerId).Seller(CancellationToken.None);

    private ListingView View() => new(
        this.GetPrimaryKey(),
        State.ProviderId,
        State.ProviderId,
        State.Slug,
        State.Status,
        State.Content!,
        State.CreatedAt,
        State.UpdatedAt,
        State.PublishedAt,
        State.PausedAt,
        State.DeletedAt,
        Version);
}
