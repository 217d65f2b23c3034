namespace Marketplace.Bookings;

/// <summary>Who gets what of the money that a booking holds. Parts always sum to what is held.</summary>
internal static class BookingMoney
{
    /// <summary>False where customer and provider settle between themselves: then nothing is held, kept or given back.</summary>
    public static bool IsPaidHere(BookingState booking) => booking.Terms!.Mode is not BookingMode.Unpaid;

    /// <summary>What the booking still holds of the customer's money.</summary>
    public static Money Held(BookingState booking) => booking.Terms!.Total - Refunded(booking);

    public static Money Refunded(BookingState booking) => new(booking.Refunded, booking.Terms!.Total.Currency);

    /// <summary>The work is earned: everything held goes to provider and platform.</summary>
    public static Settlement Earned(BookingState booking) => Settle(booking, Money.Zero(booking.Terms!.Total.Currency));

    /// <summary>
    /// Cancelling now. Where nothing was charged nothing moves. A provider or operator who cancels
    /// gives everything back; a customer what the policy says.
    /// </summary>
    public static (string Tier, Settlement Settlement) Cancelled(BookingState booking, BookingSide by, DateTimeOffset now)
    {
        if (booking.Status is not BookingStatus.Confirmed || !IsPaidHere(booking))
        {
            return (CancellationRules.NotCharged, Settlement.Nothing(booking.Terms!.Total.Currency));
        }

        var (tier, refund) = by is BookingSide.Customer
            ? CancellationRules.Refund(booking.Terms!, booking.PolicyAnchor, booking.SoldAt, now)
            : ("provider_cancels", booking.Terms!.Total);
        return (tier, Settle(booking, Money.Min(refund, Held(booking))));
    }

    /// <summary>
    /// Gives <paramref name="refund"/> back and splits the rest by largest remainder in the proportions of the sale,
    /// so that commission is clawed back with the refund.
    /// </summary>
    private static Settlement Settle(BookingState booking, Money refund)
    {
        var terms = booking.Terms!;
        var kept = Held(booking) - refund;
        if (kept.IsZero)
        {
            return Settlement.Nothing(kept.Currency) with { Refund = refund };
        }

        var parts = kept.Split(terms.ProviderEarns.Amount, terms.Commission.Amount, terms.CommissionTax.Amount, terms.CustomerFee.Amount);
        return new Settlement(refund, parts[0], parts[1], parts[2], parts[3]);
    }
}
