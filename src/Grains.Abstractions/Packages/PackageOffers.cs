namespace Marketplace.Packages;

/// <summary>Sessions of one or several listings that are sold together. The grain key is the offer's id.</summary>
/// <remarks>An offer is never changed, so that everybody who looked at it saw the same one: it is withdrawn, and another one made.</remarks>
[Alias("package-offer")]
public interface IPackageOfferGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Puts an offer on the market.</summary>
    /// <remarks>
    /// Refusals: `listing.unknown`, `package.offer-not-valid` (with the field), `package.offer-not-for-listing`; of several listings also
    /// `listing.not-bookable`, `package.not-for-listing`, `package.offer-listings-differ`.
    /// </remarks>
    [Alias("make")]
    Task<Outcome<PackageOfferView>> Make(MakePackageOffer command);

    /// <summary>Takes it off the market. What was sold stays as it was sold.</summary>
    /// <remarks>Refusals: `package.offer-unknown`.</remarks>
    [Alias("withdraw")]
    Task<Outcome<PackageOfferView>> Withdraw(WithdrawPackageOffer command);

    /// <remarks>Refusals: `package.offer-unknown`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<PackageOfferView>> Read(CancellationToken cancellationToken);
}

/// <summary>What is offered.</summary>
/// <param name="ListingId">What each session is a booking of, unless there are further listings.</param>
/// <param name="Sessions">How many.</param>
/// <param name="Price">Of all of them together.</param>
/// <param name="Validity">How long after they are paid they can be booked.</param>
/// <param name="AtExpiry">What becomes of those that nobody booked.</param>
/// <param name="ReturnWindow">How long after the payment customers may give the rest back.</param>
/// <param name="Further">Other listings of the provider that a session may be a booking of as well; null where there are none.</param>
[GenerateSerializer, Immutable, Alias("package-offer.plan")]
public sealed record PackagePlan(
    Guid ListingId,
    int Sessions,
    Money Price,
    TimeSpan Validity,
    PackageExpiry AtExpiry,
    TimeSpan ReturnWindow,
    ImmutableArray<Guid>? Further = null)
{
    /// <summary>Each of them is asked when the offer is made and when it is bought. What is good for more than that is a voucher.</summary>
    public const int MaximumListings = 10;

    /// <summary>One session is a booking.</summary>
    public const int MinimumSessions = 2;

    /// <summary>Twice a week for a year; bounds the record of a package.</summary>
    public const int MaximumSessions = 100;

    public static readonly TimeSpan ShortestValidity = TimeSpan.FromDays(1);

    /// <summary>Three years: what is owed for longer than that is better sold again.</summary>
    public static readonly TimeSpan LongestValidity = TimeSpan.FromDays(1_096);

    /// <summary>The time in which purchases made at a distance may be withdrawn from in many countries.</summary>
    public static readonly TimeSpan UsualReturnWindow = TimeSpan.FromDays(14);

    public static readonly TimeSpan LongestReturnWindow = TimeSpan.FromDays(366);

    /// <summary>Everything that a session may be a booking of.</summary>
    public IEnumerable<Guid> Listings() => [ListingId, .. Further ?? []];

    public bool IsFor(Guid listing) => listing == ListingId || Further?.Contains(listing) is true;
}

/// <summary>What becomes of sessions that nobody booked in time. Stored by name; never rename.</summary>
public enum PackageExpiry
{
    /// <summary>They are the provider's, less commission.</summary>
    Keep,

    /// <summary>The customer gets their share of the price back.</summary>
    Refund,
}

/// <param name="Id">The offer.</param>
/// <param name="ProviderId">Who does the work.</param>
/// <param name="Title">The listing's, when it was offered.</param>
/// <param name="Plan">What is offered.</param>
/// <param name="OfferedAt">Since when.</param>
/// <param name="WithdrawnAt">Until when; null while it can be bought.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("package-offer.view")]
public sealed record PackageOfferView(
    Guid Id, Guid ProviderId, string Title, PackagePlan Plan, DateTimeOffset OfferedAt, DateTimeOffset? WithdrawnAt, long Version) : IVersioned;

[GenerateSerializer, Immutable, Alias("package-offer.command")]
public abstract record PackageOfferCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the provider.</param>
/// <param name="Plan">What is offered.</param>
/// <param name="Listing">Filled in by the grain, which asks the listing.</param>
/// <param name="Terms">Filled in by the grain, which asks every listing where there are several; null where there is one.</param>
/// <param name="Unpayable">Filled in by the grain, which knows the gateways: why nobody could buy it; null where somebody could.</param>
[GenerateSerializer, Immutable, Alias("package-offer.make")]
public sealed record MakePackageOffer(
    CommandContext Context,
    PackagePlan Plan,
    Outcome<Listings.ListingView> Listing = default,
    ImmutableArray<Outcome<Bookings.BookingTerms>>? Terms = null,
    Refusal? Unpayable = null)
    : PackageOfferCommand(Context);

[GenerateSerializer, Immutable, Alias("package-offer.withdraw")]
public sealed record WithdrawPackageOffer(CommandContext Context) : PackageOfferCommand(Context);

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("package-offer.event")]
public abstract record PackageOfferEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("package-offer.made")]
public sealed record PackageOfferMade(DateTimeOffset At, Guid ProviderId, string Title, PackagePlan Plan) : PackageOfferEvent(At);

[GenerateSerializer, Immutable, Alias("package-offer.withdrawn")]
public sealed record PackageOfferWithdrawn(DateTimeOffset At) : PackageOfferEvent(At);
