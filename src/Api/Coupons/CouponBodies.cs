using Marketplace.Commissions;

namespace Marketplace.Coupons;

/// <summary>A new coupon: `{"code": "SPRING-10", "basisPoints": 1000, "limitPerCustomer": 1}`. What is left out does not matter.</summary>
/// <param name="Code">What customers name: 3 to 40 letters, digits, `-` and `_`, in any case. A code is given once and for ever.</param>
/// <param name="BasisPoints">Hundredths of a percent of the price before the customer's fee, from 1 to 10000. Either this or amounts.</param>
/// <param name="Amounts">What is taken off, one for each currency, and never more than the price. In other currencies the coupon is good for nothing.</param>
/// <param name="MinimumPrices">The least that the price must be before the coupon, one for each currency; in others there is none.</param>
/// <param name="From">RFC 3339: from when on it is good; at once when left out.</param>
/// <param name="Until">RFC 3339: until when, exclusive; until it is deactivated when left out.</param>
/// <param name="Limit">For how many bookings; any number when left out.</param>
/// <param name="LimitPerCustomer">For how many of each customer; any number when left out.</param>
/// <param name="Listings">For these alone.</param>
/// <param name="Categories">For listings in one of them, or below one: `grooming` is for `grooming/dogs` too.</param>
/// <param name="Note">For me, at most 200 characters.</param>
/// <param name="Providers">For what these sell alone. Only operators may say so, of the coupons of the marketplace.</param>
internal sealed record CouponRequest(
    string? Code,
    long? BasisPoints,
    MoneyRequest[]? Amounts,
    MoneyRequest[]? MinimumPrices,
    string? From,
    string? Until,
    long? Limit,
    long? LimitPerCustomer,
    string[]? Listings,
    string[]? Categories,
    string? Note,
    string[]? Providers = null)
{
    public CouponPlan Plan(Check check)
    {
        check.Require(BasisPoints is null != Amounts is null, "basisPoints", "must be there, or amounts, and not both");
        return new CouponPlan(
            CodeOf(check),
            (int?)check.OptionalNumber("basisPoints", BasisPoints, 1, CouponPlan.LargestBasisPoints),
            check.OptionalItems("amounts", Amounts, CommissionConditions.MaximumValues, (at, amount) => check.Money(at, amount, min: 1)),
            check.OptionalItems("minimumPrices", MinimumPrices, CommissionConditions.MaximumValues, (at, amount) => check.Money(at, amount, min: 1)),
            check.OptionalInstant("from", From),
            check.OptionalInstant("until", Until),
            (int?)check.OptionalNumber("limit", Limit, 1, CouponPlan.LargestLimit),
            (int?)check.OptionalNumber("limitPerCustomer", LimitPerCustomer, 1, CouponPlan.LargestLimit),
            check.OptionalItems("listings", Listings, CommissionConditions.MaximumValues, check.Id),
            check.OptionalItems("categories", Categories, CommissionConditions.MaximumValues, (at, value) => CommissionConditionsRequest.Category(check, at, value)),
            check.OptionalText("note", Note, CouponPlan.MaximumNote),
            check.OptionalItems("providers", Providers, CommissionConditions.MaximumValues, check.Id));
    }

    private string CodeOf(Check check)
    {
        var code = CouponId.Normalized(check.Text("code", Code, CouponPlan.LongestCode, CouponPlan.ShortestCode));
        check.Require(code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'), "code", "must be letters, digits, - and _");
        return code;
    }
}

/// <summary>A coupon as whoever made it sees it.</summary>
/// <param name="Id">By which it is read and deactivated.</param>
/// <param name="Code">What customers name, in capitals.</param>
/// <param name="BasisPoints">Hundredths of a percent of the price before the customer's fee; null where it is an amount.</param>
/// <param name="Amounts">What is taken off, one for each currency; null where it is a share.</param>
/// <param name="MinimumPrices">The least that the price must be before the coupon; null for no least.</param>
/// <param name="From">From when on it is good; null for at once.</param>
/// <param name="Until">Until when, exclusive; null for as long as it is not deactivated.</param>
/// <param name="Limit">For how many bookings; null for any number.</param>
/// <param name="LimitPerCustomer">For how many of each customer; null for any number.</param>
/// <param name="Listings">For these alone; null for all.</param>
/// <param name="Categories">For listings in one of them, or below one; null for all.</param>
/// <param name="Note">For whoever made it.</param>
/// <param name="Providers">For what these sell alone; null for all.</param>
/// <param name="FundedBy">Who bears what it takes off: the `provider` who made it, or the `platform`.</param>
/// <param name="Used">By how many bookings it is used: those that live, and those that were confirmed.</param>
/// <param name="CreatedAt">Since when there is one.</param>
/// <param name="DeactivatedAt">Since when it is good for nothing new; null while it is good.</param>
/// <param name="Version">Counts changes; the ETag.</param>
internal sealed record CouponBody(
    Guid Id,
    string Code,
    int? BasisPoints,
    ImmutableArray<Money>? Amounts,
    ImmutableArray<Money>? MinimumPrices,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    int? Limit,
    int? LimitPerCustomer,
    ImmutableArray<Guid>? Listings,
    ImmutableArray<string>? Categories,
    string? Note,
    ImmutableArray<Guid>? Providers,
    CouponFunder FundedBy,
    long Used,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeactivatedAt,
    long Version)
{
    public static CouponBody Of(CouponView view) => new(
        view.Id,
        view.Plan.Code,
        view.Plan.BasisPoints,
        view.Plan.Amounts,
        view.Plan.MinimumPrices,
        view.Plan.From,
        view.Plan.Until,
        view.Plan.Limit,
        view.Plan.LimitPerCustomer,
        view.Plan.Listings,
        view.Plan.Categories,
        view.Plan.Note,
        view.Plan.Providers,
        view.ProviderId == CouponId.Platform ? CouponFunder.Platform : CouponFunder.Provider,
        view.Used,
        view.CreatedAt,
        view.DeactivatedAt,
        view.Version);
}
