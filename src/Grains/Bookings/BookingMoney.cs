namespace Marketplace.Bookings;

/// <summary>Who gets what of the money that a booking holds. Parts always sum to what is held.</summary>
internal static class BookingMoney
{
    /// <summary>No policy speaks of the other side's word.</summary>
    private const string ProviderCancels = "provider_cancels";

    /// <summary>False where customer and provider settle between themselves: then nothing is held, kept or given back.</summary>
    public static bool IsPaidHere(BookingState booking) => booking.Terms!.Mode is not BookingMode.Unpaid;

    /// <summary>Whether somebody has to pay before there is a booking. What costs nothing has a payment of nothing, which waits for nobody.</summary>
    public static bool WaitsForMoney(BookingTerms terms) => terms is { Mode: not BookingMode.Unpaid, Total.IsZero: false };

    /// <summary>What the booking still holds of the customer's money.</summary>
    public static Money Held(BookingState booking) => Paid(booking) - Milestones.Released(booking) - GivenBack(booking);

    /// <summary>What the provider has coming of what was paid in parts, and is not released.</summary>
    public static Money Pending(BookingState booking) =>
        Milestones.Has(booking) ? Milestones.Pending(booking)
        : booking.ReleasedAt is null ? ProviderPart(booking.Terms!, Held(booking) + CouponHeld(booking) - Balances.IdleCoupon(booking, Held(booking) - booking.Terms!.CustomerFee))
        : Money.Zero(booking.Terms!.Total.Currency);

    /// <summary>What the customer has paid of the price.</summary>
    public static Money Paid(BookingState booking) => Milestones.Paid(booking) - Balances.Unpaid(booking);

    /// <summary>Of what it held: what was earned before it went back is in what was released.</summary>
    private static Money GivenBack(BookingState booking) => Refunded(booking) - new Money(booking.ReturnedEarly, booking.Terms!.Total.Currency);

    /// <summary>What a coupon of the platform still pays, once the booking is earned.</summary>
    public static Money CouponHeld(BookingState booking) => booking.Terms!.PlatformPays() - new Money(booking.CouponBack, booking.Terms.Total.Currency);

    /// <summary>What a complaint can be about: the customer's money, and where they paid nothing what the platform pays for them.</summary>
    public static Money AtStake(BookingState booking) => Held(booking) is { IsPositive: true } held ? held : CouponHeld(booking);

    /// <summary>What of it is not needed any more when that goes back to the customer: the same part. Null where that is nothing.</summary>
    public static Money? CouponBack(BookingState booking, Money refund)
    {
        // It stands for the whole price, also for what of it is not paid yet.
        var (held, coupon, price) = (Held(booking), CouponHeld(booking), Held(booking) + Balances.Unpaid(booking));
        return Some(refund == held ? coupon : coupon.Times(refund.Amount, price.Amount));
    }

    private static Money? Some(Money coupon) => coupon.IsPositive ? coupon : null;

    public static Money Refunded(BookingState booking) => new(booking.Refunded, booking.Terms!.Total.Currency);

    /// <summary>The work is earned, or its milestone in work: everything held for it goes to provider and platform.</summary>
    public static Settlement Earned(BookingState booking) =>
        Divide(booking, Money.Zero(booking.Terms!.Total.Currency), Milestones.HeldInWork(booking), CouponHeld(booking));

    /// <summary>
    /// Cancelling now. Where nothing was charged nothing moves. A provider or operator who cancels
    /// gives everything back; a customer what the policy says, and everything of what was not delivered in time. Of milestones
    /// the policy speaks of the one in work: those before it are final, and of those after it no work was begun.
    /// </summary>
    public static (string Tier, Settlement Settlement) Cancelled(BookingState booking, BookingSide by, DateTimeOffset now)
    {
        if (!IsCharged(booking))
        {
            return (CancellationRules.NotCharged, Settlement.Nothing(booking.Terms!.Total.Currency));
        }

        if (booking.Status is BookingStatus.Overdue)
        {
            return (CancellationRules.Overdue, Settle(booking, Held(booking), CouponHeld(booking)));
        }

        if (by is not BookingSide.Customer)
        {
            return (ProviderCancels, Settle(booking, Money.Min(booking.Terms!.Total, Held(booking)), CouponHeld(booking)));
        }

        var refund = CancellationRules.Refund(Milestones.InWork(booking), booking.PolicyAnchor, booking.SoldAt, now);
        return (refund.Tier, SettleByPolicy(booking, refund));
    }

    /// <summary>
    /// Giving some of the seats up: their share of what cancelling all that were sold would give back. Every seat has its own
    /// part of it, by largest remainder, so that one by one they come to what all of them at once come to.
    /// </summary>
    public static SeatsSettlement SeatsCancelled(BookingState booking, BookingSide by, int seats, DateTimeOffset now)
    {
        var terms = booking.Terms!;
        if (!IsCharged(booking))
        {
            var nothing = Money.Zero(terms.Total.Currency);
            return new SeatsSettlement(CancellationRules.NotCharged, nothing, nothing, nothing);
        }

        var back = by is BookingSide.Customer
            ? CancellationRules.Refund(terms, booking.PolicyAnchor, booking.SoldAt, now)
            : new PolicyRefund(ProviderCancels, terms.Total - terms.CustomerFee, terms.CustomerFee, terms.PlatformPays());
        var refund = Money.Min(Share(back.Whole), Held(booking));
        var fee = Money.Min(Share(back.Fee), refund);
        var kept = Money.Max(Money.Min(Share(terms.Total), Held(booking)) - refund, Money.Zero(refund.Currency));
        var coupon = CouponBackOf(booking, Share(back.Coupon ?? Money.Zero(refund.Currency)));
        var price = kept - Money.Min(Share(terms.CustomerFee) - fee, kept) + Money.Min(Share(terms.PlatformPays()), CouponHeld(booking)) - coupon;
        return new SeatsSettlement(back.Tier, refund, fee, price.IsPositive ? Divided(terms, price)[0] : Money.Zero(price.Currency), Some(coupon));

        Money Share(Money whole) => ShareOf(whole, booking, booking.SeatsGivenUp, seats);
    }

    /// <summary>Whether it stands, and the customer has paid for it.</summary>
    public static bool IsCharged(BookingState booking) =>
        booking.Status is BookingStatus.Confirmed or BookingStatus.InProgress or BookingStatus.Delivered or BookingStatus.ChangesRequested
            or BookingStatus.Overdue or BookingStatus.Working or BookingStatus.AwaitingFunding
        && IsPaidHere(booking);

    /// <summary>The parts of the seats from one on, of all that were sold.</summary>
    private static Money ShareOf(Money whole, BookingState booking, int first, int seats)
    {
        var sold = booking.Terms!.Seats + booking.SeatsGivenUp;
        if (seats == sold)
        {
            return whole;
        }

        var share = Money.Zero(whole.Currency);
        foreach (var part in whole.Split([.. Enumerable.Repeat(1L, sold)])[first..(first + seats)])
        {
            share += part;
        }

        return share;
    }

    /// <summary>
    /// Somebody did not come. A customer gets all of it when the provider was away; who stays away themselves loses the fee of the
    /// terms, and never less than by cancelling at the start.
    /// </summary>
    public static Settlement OfNoShow(BookingState booking, BookingSide absent)
    {
        var terms = booking.Terms!;
        if (!IsPaidHere(booking))
        {
            return Settlement.Nothing(terms.Total.Currency);
        }

        return absent is BookingSide.Provider
            ? Settle(booking, Held(booking), CouponHeld(booking))
            : SettleByPolicy(booking, CancellationRules.RefundOfAbsent(terms, booking.PolicyAnchor, booking.SoldAt));
    }

    /// <summary>Seats that were given up before had their share of it, by the policy as it was then.</summary>
    private static Settlement SettleByPolicy(BookingState booking, PolicyRefund refund)
    {
        var (sold, held) = (Milestones.InWork(booking), Milestones.HeldInWork(booking));
        var fee = (booking.SeatRefunds is { } given ? sold.CustomerFee - given.Fee : Left(sold.CustomerFee)) - Left(refund.Fee);
        var back = Balances.LessUnpaid(booking, Left(refund.Whole));
        var coupon = Money.Max(Left(refund.Coupon ?? Money.Zero(held.Currency)), Balances.IdleCoupon(booking, held - Money.Min(back, held) - fee));
        return Settle(booking, Held(booking) - held + Money.Min(back, held), CouponBackOf(booking, coupon), fee);

        Money Left(Money whole) => ShareOf(whole, booking, booking.SeatsGivenUp, booking.Terms!.Seats);
    }

    /// <summary>Gives <paramref name="refund"/> back of all that is held. A credit is not divided: it comes back whole, or is used.</summary>
    private static Settlement Settle(BookingState booking, Money refund, Money couponBack, Money? feeKept = null)
    {
        var held = Held(booking);
        refund = booking.Terms!.Credit is not null && refund < held ? Money.Zero(refund.Currency) : refund;
        return Divide(booking, refund, held - refund, CouponHeld(booking) - couponBack, feeKept);
    }

    /// <summary>What went back before is not there to go back again.</summary>
    private static Money CouponBackOf(BookingState booking, Money wanted) => Money.Min(wanted, CouponHeld(booking));

    /// <summary>
    /// Splits what is not given back by largest remainder in the proportions of the sale, so that commission is clawed back with the
    /// refund. What a policy keeps of the customer's fee is the platform's, and no part of what is divided. What the platform's coupon
    /// pays is divided like the price that it stands for.
    /// </summary>
    private static Settlement Divide(BookingState booking, Money refund, Money kept, Money coupon, Money? feeKept = null)
    {
        var terms = Milestones.InWork(booking);
        if ((kept + coupon).IsZero)
        {
            return Settlement.Nothing(kept.Currency) with { Refund = refund };
        }

        if ((feeKept ?? booking.SeatRefunds?.FeeOf(terms, kept)) is { } most)
        {
            var fee = Money.Min(most, kept);
            var shares = Divided(terms, kept - fee + coupon);
            return Taxed(new Settlement(refund, shares[0], shares[1], shares[2], fee, Some(coupon)), terms);
        }

        var parts = DividedWithFee(terms, kept + coupon);
        return Taxed(new Settlement(refund, parts[0], parts[1], parts[2], parts[3], Some(coupon)), terms);
    }

    /// <summary>The tax is owed of what is kept of the price, in the proportion of the sale.</summary>
    private static Settlement Taxed(Settlement settlement, BookingTerms terms) =>
        settlement with { Tax = terms.Tax?.Of(settlement.Kept - settlement.CustomerFee, terms.Price()) };

    /// <summary>What the provider has coming of an amount that is held, if nothing of it goes back.</summary>
    public static Money ProviderPart(BookingTerms terms, Money held) => held.IsZero ? held : DividedWithFee(terms, held)[0];

    /// <summary>Of provider, commission, its tax and the customer's fee, in the proportions of the sale.</summary>
    private static ImmutableArray<Money> DividedWithFee(BookingTerms terms, Money held) =>
        held.Split(terms.ProviderEarns.Amount, terms.Commission.Amount, terms.CommissionTax.Amount, terms.CustomerFee.Amount);

    /// <summary>Of provider, commission and its tax, in the proportions of the sale.</summary>
    private static ImmutableArray<Money> Divided(BookingTerms terms, Money price) =>
        price.Split(terms.ProviderEarns.Amount, terms.Commission.Amount, terms.CommissionTax.Amount);
}
