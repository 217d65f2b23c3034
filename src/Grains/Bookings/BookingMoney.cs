namespace Marketplace.Bookings;

/// <summary>Who gets what of the money that a booking holds. Parts always sum to what is held.</summary>
internal static class BookingMoney
{
    /// <summary>No policy speaks of the other side's word.</summary>
    private const string ProviderCancels = "provider_cancels";

    /// <summary>False where customer and provider settle between themselves: then nothing is held, kept or given back.</summary>
    public static bool IsPaidHere(BookingState booking) => booking.Terms!.Mode is not BookingMode.Unpaid;

    /// <summary>What the booking still holds of the customer's money.</summary>
    public static Money Held(BookingState booking) => booking.Terms!.Total - Refunded(booking);

    public static Money Refunded(BookingState booking) => new(booking.Refunded, booking.Terms!.Total.Currency);

    /// <summary>The work is earned: everything held goes to provider and platform.</summary>
    public static Settlement Earned(BookingState booking) => Settle(booking, Money.Zero(booking.Terms!.Total.Currency));

    /// <summary>
    /// Cancelling now. Where nothing was charged nothing moves. A provider or operator who cancels
    /// gives everything back; a customer what the policy says, and everything of what was not delivered in time.
    /// </summary>
    public static (string Tier, Settlement Settlement) Cancelled(BookingState booking, BookingSide by, DateTimeOffset now)
    {
        if (!IsCharged(booking))
        {
            return (CancellationRules.NotCharged, Settlement.Nothing(booking.Terms!.Total.Currency));
        }

        if (booking.Status is BookingStatus.Overdue)
        {
            return (CancellationRules.Overdue, Settle(booking, Held(booking)));
        }

        if (by is not BookingSide.Customer)
        {
            return (ProviderCancels, Settle(booking, Money.Min(booking.Terms!.Total, Held(booking))));
        }

        // Seats that were given up before had their share of it, by the policy as it was then.
        var refund = CancellationRules.Refund(booking.Terms!, booking.PolicyAnchor, booking.SoldAt, now);
        var fee = booking.Terms!.CustomerFee - refund.Fee;
        return (refund.Tier, Settle(booking, Money.Min(Left(refund.Whole), Held(booking)), Left(fee)));

        Money Left(Money whole) => ShareOf(whole, booking, booking.SeatsGivenUp, booking.Terms!.Seats);
    }

    /// <summary>
    /// Giving some of the seats up: their share of what cancelling all that were sold would give back. Every seat has its own
    /// part of it, by largest remainder, so that one by one they come to what all of them at once come to.
    /// </summary>
    public static (string Tier, Money Refund, Money Kept) SeatsCancelled(BookingState booking, BookingSide by, int seats, DateTimeOffset now)
    {
        var (terms, before) = (booking.Terms!, booking.SeatsGivenUp);
        if (!IsCharged(booking))
        {
            var nothing = Money.Zero(terms.Total.Currency);
            return (CancellationRules.NotCharged, nothing, nothing);
        }

        var (tier, whole) = by is BookingSide.Customer
            && CancellationRules.Refund(terms, booking.PolicyAnchor, booking.SoldAt, now) is var given
                ? (given.Tier, given.Whole)
                : (ProviderCancels, terms.Total);
        var refund = Money.Min(ShareOf(whole, booking, before, seats), Held(booking));
        var paid = Money.Min(ShareOf(terms.Total, booking, before, seats), Held(booking));
        return (tier, refund, Money.Max(paid - refund, Money.Zero(paid.Currency)));
    }

    private static bool IsCharged(BookingState booking) =>
        booking.Status is BookingStatus.Confirmed or BookingStatus.Delivered or BookingStatus.ChangesRequested or BookingStatus.Overdue
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

    /// <summary>What the provider has of an amount that is kept, in the proportions of the sale.</summary>
    public static Money ProviderPart(BookingTerms terms, Money kept) =>
        kept.IsZero ? kept : kept.Split(terms.ProviderEarns.Amount, terms.Commission.Amount, terms.CommissionTax.Amount, terms.CustomerFee.Amount)[0];

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

        return Settle(booking, absent is BookingSide.Provider
            ? Held(booking)
            : Money.Min(CancellationRules.RefundOfAbsent(terms, booking.PolicyAnchor, booking.SoldAt), Held(booking)));
    }

    /// <summary>
    /// Gives <paramref name="refund"/> back and splits the rest by largest remainder in the proportions of the sale,
    /// so that commission is clawed back with the refund. What a policy keeps of the customer's fee is the platform's, and no part
    /// of what is divided. A credit is not divided either: it comes back whole, or is used.
    /// </summary>
    private static Settlement Settle(BookingState booking, Money refund, Money? feeKept = null)
    {
        var terms = booking.Terms!;
        refund = terms.Credit is not null && refund < Held(booking) ? Money.Zero(refund.Currency) : refund;
        var kept = Held(booking) - refund;
        if (kept.IsZero)
        {
            return Settlement.Nothing(kept.Currency) with { Refund = refund };
        }

        if (feeKept is { } most)
        {
            var fee = Money.Min(most, kept);
            var shares = (kept - fee).Split(terms.ProviderEarns.Amount, terms.Commission.Amount, terms.CommissionTax.Amount);
            return new Settlement(refund, shares[0], shares[1], shares[2], fee);
        }

        var parts = kept.Split(terms.ProviderEarns.Amount, terms.Commission.Amount, terms.CommissionTax.Amount, terms.CustomerFee.Amount);
        return new Settlement(refund, parts[0], parts[1], parts[2], parts[3]);
    }
}
