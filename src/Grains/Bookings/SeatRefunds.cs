namespace Marketplace.Bookings;

/// <summary>
/// What was given back of seats that were given up. A policy gives back another part of the fee than of the price, so what is left is
/// no longer in the proportions of the sale.
/// </summary>
/// <param name="Price">Of the price.</param>
/// <param name="Fee">Of the customer's fee.</param>
[GenerateSerializer, Immutable, Alias("booking.seat-refunds")]
internal sealed record SeatRefunds(Money Price, Money Fee)
{
    /// <returns>Null for what was recorded before the fee was told apart: that divides as the sale did.</returns>
    public static SeatRefunds? After(SeatRefunds? before, BookingSeatsCancelled given) => given.FeeRefund is not { } fee
        ? before
        : new SeatRefunds((before?.Price ?? Money.Zero(fee.Currency)) + given.Refund - fee, (before?.Fee ?? Money.Zero(fee.Currency)) + fee);

    /// <summary>What of an amount that is kept is the customer's fee. Refunds besides, which no policy names, were of both in proportion.</summary>
    /// <remarks>Where the platform's coupon pays for all of it nothing of the customer's is kept, and there is nothing to divide.</remarks>
    public Money FeeOf(BookingTerms terms, Money kept) =>
        kept.IsZero ? kept : kept.Split((terms.Total - terms.CustomerFee - Price).Amount, (terms.CustomerFee - Fee).Amount)[1];
}

/// <summary>What becomes of the money for seats that are given up.</summary>
/// <param name="Tier">Which of the policy's tiers.</param>
/// <param name="Refund">Back to the customer.</param>
/// <param name="FeeRefund">What of that is their fee.</param>
/// <param name="ProviderKeeps">The provider's part of the rest, once it is earned.</param>
/// <param name="CouponBack">What of a coupon of the platform is not needed any more; null where nothing is.</param>
internal readonly record struct SeatsSettlement(string Tier, Money Refund, Money FeeRefund, Money ProviderKeeps, Money? CouponBack = null);
