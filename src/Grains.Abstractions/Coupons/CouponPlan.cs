namespace Marketplace.Coupons;

/// <summary>What a coupon takes off, of which bookings, and how often. It is never changed, so all who used it had the same one.</summary>
/// <param name="Code">What customers name, in capitals.</param>
/// <param name="BasisPoints">Hundredths of a percent of the price before the customer's fee. Null where it is an amount.</param>
/// <param name="Amounts">One for each currency; in others it is good for nothing. Null where it is a share.</param>
/// <param name="MinimumPrices">The least that the price must be before the coupon, one for each currency; null for no least.</param>
/// <param name="From">From when on it is good; null for at once.</param>
/// <param name="Until">Until when, exclusive; null for as long as it is not deactivated.</param>
/// <param name="Limit">For how many bookings; null for any number.</param>
/// <param name="LimitPerCustomer">For how many of each customer; null for any number.</param>
/// <param name="Listings">For these listings alone; null for all.</param>
/// <param name="Categories">For listings in one of them, or below one; null for all.</param>
/// <param name="Note">For whoever made it.</param>
/// <param name="Providers">For what these sell alone; null for all. Only the platform's coupons say it: a provider's is for theirs.</param>
[GenerateSerializer, Immutable, Alias("coupon.plan")]
public sealed record CouponPlan(
    string Code,
    int? BasisPoints,
    ImmutableArray<Money>? Amounts = null,
    ImmutableArray<Money>? MinimumPrices = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    int? Limit = null,
    int? LimitPerCustomer = null,
    ImmutableArray<Guid>? Listings = null,
    ImmutableArray<string>? Categories = null,
    string? Note = null,
    ImmutableArray<Guid>? Providers = null)
{
    /// <summary>Shorter ones are guessed.</summary>
    public const int ShortestCode = 3;

    /// <summary>Longer ones are not typed.</summary>
    public const int LongestCode = 40;

    /// <summary>All of the price.</summary>
    public const int LargestBasisPoints = 100_00;

    /// <summary>More bookings than a marketplace sees in a year; whoever means more sets no limit.</summary>
    public const int LargestLimit = 10_000_000;

    /// <summary>Of a note, in characters.</summary>
    public const int MaximumNote = 200;
}

/// <summary>The ids of coupons. They derive from what customers name, so that a code is given once and found without a table.</summary>
public static class CouponId
{
    /// <summary>Whose those of the platform are: nobody sells under it.</summary>
    public static readonly Guid Platform = Guid.Empty;

    /// <param name="providerId">Whose it is, or <see cref="Platform"/>.</param>
    /// <param name="code">In capitals.</param>
    public static Guid Of(Guid providerId, string code) => DerivedId.From(providerId, $"coupon/{code}");

    /// <summary>The code as it is kept: people type it as they like.</summary>
    public static string Normalized(string code) => code.Trim().ToUpperInvariant();
}
