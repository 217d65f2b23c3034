using Marketplace.Bookings;
using Marketplace.Commissions;

namespace Marketplace.Coupons;

/// <summary>A price that somebody names a coupon for.</summary>
/// <param name="ListingId">Of what.</param>
/// <param name="ProviderId">Who sells it.</param>
/// <param name="Category">Of the listing.</param>
/// <param name="Mode">How it is booked.</param>
/// <param name="Price">Before the coupon, and before the customer's fee.</param>
/// <param name="At">When.</param>
internal sealed record CouponSale(Guid ListingId, Guid ProviderId, string Category, BookingMode Mode, Money Price, DateTimeOffset At)
{
    /// <summary>Of the line.</summary>
    public const string Kind = "coupon";

    /// <summary>What a coupon takes off this price, or why it takes off nothing.</summary>
    public Outcome<CouponPrice> With(Outcome<CouponOffer> known)
    {
        if (known.View is not { } offer)
        {
            return known.Refusal!;
        }

        return Fault(offer) is { } fault ? fault : Discount(offer.Plan) switch
        {
            null => CouponRefusals.OtherCurrency(Price.Currency),
            // A use that takes nothing off would be lost on whoever has it.
            { IsPositive: false } => CouponRefusals.PriceTooSmall(new Money(Currency.Step(Price.Currency), Price.Currency), Price),
            { } discount => Frozen(offer, discount),
        };
    }

    /// <summary>
    /// What a provider's takes off is theirs to bear: it makes their price less. What the platform's takes off is between customer and platform,
    /// so no line of the provider's.
    /// </summary>
    private CouponPrice Frozen(CouponOffer offer, Money discount)
    {
        var plan = offer.Plan;
        var share = plan.BasisPoints is { } basisPoints ? new PriceShare(Price, -basisPoints) : null;
        var named = In(plan.Amounts, Price.Currency) ?? discount;
        return new CouponPrice(
            new CouponTerms(offer.Id, plan.Code, discount, plan.Limit, plan.LimitPerCustomer, offer.Funder),
            new PriceLine(Kind, $"Coupon {plan.Code}", -discount, 1, -named, PriceParty.Customer, ReceiverOf(offer.Funder), share));
    }

    /// <summary>In the order in which customers want to hear it: is it good, is it for this, is there enough of it.</summary>
    private Refusal? Fault(CouponOffer offer)
    {
        var plan = offer.Plan;
        return offer.DeactivatedAt is { } at ? CouponRefusals.Deactivated(at)
            : At < plan.From ? CouponRefusals.NotYetValid(plan.From.Value, At)
            : At >= plan.Until ? CouponRefusals.Expired(plan.Until.Value, At)
            : Mode is not (BookingMode.Instant or BookingMode.Request) ? CouponRefusals.NotForThis("is not for prices that are agreed on, or paid elsewhere")
            : plan.Providers?.Contains(ProviderId) is false ? CouponRefusals.NotForThis("is for what others sell")
            : plan.Listings?.Contains(ListingId) is false ? CouponRefusals.NotForThis("is for other listings")
            : plan.Categories?.Any(category => CommissionMatch.Covers(category, Category)) is false ? CouponRefusals.NotForThis("is for other categories")
            : In(plan.MinimumPrices, Price.Currency) is { } least && Price < least ? CouponRefusals.PriceTooSmall(least, Price)
            : offer.Used >= plan.Limit ? CouponRefusals.UsedUp(plan.Limit)
            : null;
    }

    /// <summary>Never more than the price. Null where the coupon has no amount in its currency.</summary>
    private Money? Discount(CouponPlan plan) =>
        plan.BasisPoints is { } share ? Price.Share(share)
        : In(plan.Amounts, Price.Currency) is { } amount ? Money.Min(amount, Price)
        : null;

    private static PriceParty ReceiverOf(CouponFunder funder) => funder is CouponFunder.Platform ? PriceParty.Platform : PriceParty.Provider;

    private static Money? In(ImmutableArray<Money>? amounts, string currency)
    {
        foreach (var amount in amounts ?? [])
        {
            if (amount.Currency == currency)
            {
                return amount;
            }
        }

        return null;
    }
}

/// <summary>What a coupon makes of a price.</summary>
/// <param name="Terms">Frozen with the sale.</param>
/// <param name="Line">What it takes off, as a line of the price.</param>
internal sealed record CouponPrice(CouponTerms Terms, PriceLine Line);
