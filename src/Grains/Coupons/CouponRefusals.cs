using static Marketplace.FactNames;

namespace Marketplace.Coupons;

/// <summary>Every way a coupon says no. The codes are documented in docs/errors.md.</summary>
internal static class CouponRefusals
{
    public static readonly Refusal Unknown = new(RefusalKind.Unknown, "coupon.unknown", "There is no such coupon.");

    public static readonly Refusal ProviderRequired =
        new(RefusalKind.NotYours, "provider.required", "Only a registered provider can make coupons.");

    public static Refusal CodeTaken(string code) =>
        new Refusal(RefusalKind.NotNow, "coupon.code-taken", "There is or was a coupon of this code. A code is never given again.").With("code", code);

    public static Refusal NotValid(string field, string fault) =>
        new Refusal(RefusalKind.NotValid, "coupon.not-valid", "There can be no such coupon.").With(field, fault);

    public static Refusal Deactivated(DateTimeOffset at) =>
        new Refusal(RefusalKind.NotNow, "coupon.deactivated", "This coupon is not good any more.").With(At, at);

    public static Refusal NotYetValid(DateTimeOffset from, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "coupon.not-yet-valid", "This coupon is not good yet.").With(From, from).With(AsOf, now);

    public static Refusal Expired(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "coupon.expired", "This coupon was good until a while ago.").With(Until, until).With(AsOf, now);

    public static Refusal NotForThis(string what) =>
        new Refusal(RefusalKind.NotValid, "coupon.not-for-this", "This coupon is for something else.").With("coupon", what);

    public static Refusal OtherCurrency(string currency) =>
        new Refusal(RefusalKind.NotValid, "coupon.other-currency", "This coupon is good for nothing in this currency.").With("currency", currency);

    public static Refusal PriceTooSmall(Money least, Money price) =>
        new Refusal(RefusalKind.NotValid, "coupon.price-too-small", "This coupon is for larger prices.").With("least", least).With("price", price);

    /// <summary>Who was counted out by the database at the same moment is told the same.</summary>
    public static Refusal UsedUp(int? limit) => Counted(
        new Refusal(RefusalKind.NotNow, "coupon.used-up", "All uses of this coupon are taken. One that is given back may be there in a while."), limit);

    public static Refusal UsedByYou(int? limit) => Counted(
        new Refusal(RefusalKind.NotNow, "coupon.used-by-you", "You have used this coupon as often as one customer may."), limit);

    private static Refusal Counted(Refusal refusal, int? limit) => limit is { } most ? refusal.With(Limit, most) : refusal;
}
