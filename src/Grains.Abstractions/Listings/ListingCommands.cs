using Marketplace.Providers;

namespace Marketplace.Listings;

/// <summary>Something that its provider, or an operator, wants of a listing.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("listing.command")]
public abstract record ListingCommand(CommandContext Context) : ICommand;

/// <summary>A new draft.</summary>
/// <param name="Context">By the provider.</param>
/// <param name="Changes">What is known of it so far.</param>
/// <param name="Seller">Filled in by the grain, which asks the provider.</param>
/// <param name="Tag">Filled in by the grain: a short text of its key, which makes slugs unique.</param>
/// <param name="Known">Filled in by the grain, which asks the roster: those of the required resources that the provider has.</param>
[GenerateSerializer, Immutable, Alias("listing.create")]
public sealed record CreateListing(CommandContext Context, ListingChanges Changes, SellerTerms? Seller = null, string Tag = "", ImmutableArray<Guid>? Known = null)
    : ListingCommand(Context);

/// <param name="Context">By the provider.</param>
/// <param name="Changes">What is to be different.</param>
/// <param name="Known">Filled in by the grain, which asks the roster: those of the required resources that the provider has.</param>
[GenerateSerializer, Immutable, Alias("listing.change")]
public sealed record ChangeListing(CommandContext Context, ListingChanges Changes, ImmutableArray<Guid>? Known = null) : ListingCommand(Context);

/// <summary>Offers the listing to customers, for the first time or again.</summary>
/// <param name="Context">By the provider.</param>
/// <param name="Seller">Filled in by the grain, which asks the provider.</param>
/// <param name="HasCalendar">Filled in by the grain, which asks the calendars of whatever is needed.</param>
[GenerateSerializer, Immutable, Alias("listing.publish")]
public sealed record PublishListing(CommandContext Context, SellerTerms? Seller = null, bool HasCalendar = false) : ListingCommand(Context);

/// <summary>Takes the listing off the market until it is published again.</summary>
[GenerateSerializer, Immutable, Alias("listing.pause")]
public sealed record PauseListing(CommandContext Context) : ListingCommand(Context);

/// <summary>Ends the listing. Its bookings keep their terms.</summary>
[GenerateSerializer, Immutable, Alias("listing.archive")]
public sealed record ArchiveListing(CommandContext Context) : ListingCommand(Context);
