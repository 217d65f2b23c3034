using Marketplace.Bookings;
using Marketplace.Coupons;
using Marketplace.Listings;
using Marketplace.Payments;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>What holds of coupons, and of what costs nothing, computed apart from the rules.</summary>
internal static class CouponLaws
{
    /// <summary>How long a price stands that was quoted.</summary>
    private static readonly TimeSpan Promise = TimeSpan.FromMinutes(15);

    public static IEnumerable<Violation> Judge(Town town) =>
        from fault in (IEnumerable<string>)[.. Sales(town.Watch.History), .. Uses(town.Watch.History), .. Counted(town), .. Free(town.Watch.History), .. SponsorLaws.Judge(town)]
        select new Violation("coupons", fault);

    /// <summary>Each sale is cheaper by what the plan says of its lines, and is one that the plan is for.</summary>
    private static IEnumerable<string> Sales(History history)
    {
        var made = history.All<CouponCreated>().ToDictionary(created => created.At.Stream.GetGuidKey(), created => created.Event);
        // As it happened, not as the machine's clock had it, which may have been hours off at the one and right at the other.
        var ended = history.All<CouponDeactivated>().ToDictionary(ended => ended.At.Stream.GetGuidKey(), ended => ended.At.CommittedAt);
        var quotes = history.All<QuotePrepared>().ToDictionary(quote => quote.At.Stream.GetGuidKey(), quote => (quote.At.CommittedAt, quote.Event.At));
        var listings = history.Steps.Where(step => step.Step.After is ListingState)
            .ToDictionary(step => (step.Stream.GetGuidKey(), step.Step.Version), step => ((ListingState)step.Step.After).Content!);
        foreach (var (at, placed) in history.All<BookingPlaced>())
        {
            var lines = placed.Terms.Lines.Where(line => line.Kind == "coupon").Select(line => -line.Amount.Amount).ToArray();
            if (placed.Terms.Coupon is not { } coupon)
            {
                if (lines.Length > 0)
                {
                    yield return $"{at.Stream} is cheaper by {lines[0]} and has no coupon";
                }

                continue;
            }

            var (terms, plan) = (placed.Terms, made[coupon.CouponId].Plan);
            var price = terms.Lines.Where(line => line.Kind is "base" or "pricing_rule" or "addon").Sum(line => line.Amount.Amount);
            var added = terms.Lines.Where(line => line.Kind == "tax").Sum(line => line.Amount.Amount);

            // What the platform pays it pays of the price with its tax.
            (price, added) = coupon.Funder is CouponFunder.Platform ? (price + added, 0) : (price, added);
            var off = plan.BasisPoints is { } share ? Rounding.Share(price, share, coupon.Discount.Currency) : Math.Min(price, InEuro(plan.Amounts) ?? 0);
            if (off <= 0 || coupon.Discount.Amount != off || !lines.SequenceEqual([off]) || terms.Total.Amount != price + added - off + terms.CustomerFee.Amount)
            {
                yield return $"{at.Stream}: {plan} takes {off} off {price}, and {coupon} made it {terms.Total}";
            }

            var (priced, byTheClock) = placed.QuoteId is { } quote ? quotes[quote] : (at.CommittedAt, placed.At);
            var content = listings[(terms.ListingId, terms.ListingVersion)];
            var owner = coupon.Funder is CouponFunder.Platform ? CouponId.Platform : terms.ProviderId;
            if (made[coupon.CouponId].ProviderId != owner || plan.Providers?.Contains(terms.ProviderId) is false || plan.Code != coupon.Code || byTheClock < plan.From || byTheClock - Promise > plan.Until
                || priced - Promise > ended.GetValueOrDefault(coupon.CouponId, DateTimeOffset.MaxValue)
                || price < (InEuro(plan.MinimumPrices) ?? 0)
                || plan.Listings?.Contains(terms.ListingId) is false
                || plan.Categories?.Any(category => $"{content.Category}/".StartsWith($"{category}/", StringComparison.Ordinal)) is false
                || terms.Mode is BookingMode.Quote or BookingMode.Unpaid || terms.Credit is not null)
            {
                yield return $"{at.Stream} of {placed.At:u} is no sale for {plan}";
            }
        }
    }

    /// <summary>At no moment is a coupon used more often than it says, in all or by one customer; and no use is given back that is not taken.</summary>
    private static IEnumerable<string> Uses(History history)
    {
        var plans = history.All<CouponCreated>().ToDictionary(created => created.At.Stream.GetGuidKey(), created => created.Event.Plan);
        var holders = new Dictionary<Guid, Dictionary<Guid, Guid>>();
        foreach (var step in history.Steps)
        {
            var (booking, redemption, takes) = step.Step.Event switch
            {
                BookingCouponRedeemed e => (step.Stream.GetGuidKey(), e.Redemption, true),
                BookingCouponReturned e => (step.Stream.GetGuidKey(), e.Redemption, false),
                _ => default,
            };
            if (redemption is null)
            {
                continue;
            }

            var (plan, users) = (plans[redemption.CouponId], holders.GetValueOrDefault(redemption.CouponId) ?? (holders[redemption.CouponId] = []));
            if (takes ? !users.TryAdd(booking, redemption.CustomerId) : !users.Remove(booking))
            {
                yield return $"{step.Stream}@{step.Step.Version}: {step.Step.Name} twice";
            }

            if (users.Count > plan.Limit || users.Values.Count(customer => customer == redemption.CustomerId) > plan.LimitPerCustomer)
            {
                yield return $"{step.Stream}@{step.Step.Version}: {plan.Code} is used by {users.Count}, and for {plan.Limit}, {plan.LimitPerCustomer} each";
            }
        }
    }

    /// <summary>In the end exactly those bookings use their coupon that were confirmed once, and the counters say so.</summary>
    private static IEnumerable<string> Counted(Town town)
    {
        var used = new Dictionary<Guid, long>();
        foreach (var (id, booking) in town.Watch.History.Last<BookingState>().Where(booking => booking.State.Terms?.Coupon is not null && booking.State.Offer is null))
        {
            var wanted = booking.ConfirmedAt is not null;
            if (wanted != booking.Redemption is not null)
            {
                yield return $"{id} is {booking.Status}, confirmed at {booking.ConfirmedAt:u}, and its use is {booking.Redemption}";
            }

            used[booking.Terms!.Coupon!.CouponId] = used.GetValueOrDefault(booking.Terms.Coupon.CouponId) + (wanted ? 1 : 0);
        }

        foreach (var row in town.Database.ReadModels[ReadModel.CouponUses].Rows)
        {
            var each = town.Database.ReadModels[ReadModel.CouponCustomerUses].Rows.Where(mine => mine.Id("coupon_id") == row.Id("coupon_id")).Sum(mine => mine.Number("used"));
            if (row.Number("used") != used.GetValueOrDefault(row.Id("coupon_id")) || each != row.Number("used"))
            {
                yield return $"coupon {row.Id("coupon_id")} is used {used.GetValueOrDefault(row.Id("coupon_id"))} times; the counters say {row.Number("used")}, and {each} by customer";
            }
        }
    }

    /// <summary>What costs nothing is never waited for, and moves nothing.</summary>
    private static IEnumerable<string> Free(History history)
    {
        foreach (var (at, placed) in history.All<BookingPlaced>().Where(placed => placed.Event.Terms is { Mode: not BookingMode.Unpaid, Total.Amount: 0 }))
        {
            var next = ((BookingEvent?)history.Steps.FirstOrDefault(step => step.Stream == at.Stream && step.Step.Version == at.Step.Version + 1)?.Step.Event);
            if (placed.Terms.Mode is BookingMode.Instant ? next is not BookingConfirmed : next is not BookingRequested)
            {
                yield return $"{at.Stream} costs nothing, and then came {next}";
            }
        }

        foreach (var (id, payment) in history.Last<PaymentState>().Where(payment => payment.State.Amount.Amount == 0))
        {
            if (payment.Captured != 0 || payment.Shares?.Provider + payment.PlatformShare > payment.CouponShare || payment.PaymentReference is not null || payment.CheckoutReference is not null)
            {
                yield return $"{id} of nothing captured {payment.Captured}, and {payment.Shares} were shared";
            }
        }
    }

    private static long? InEuro(ImmutableArray<Money>? amounts) => amounts?.Where(amount => amount.Currency == "EUR").Select(amount => (long?)amount.Amount).FirstOrDefault();
}
