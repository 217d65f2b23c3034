using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What is wrong with an offer, whoever makes it.</summary>
internal static class OfferFaults
{
    public static Refusal? Of(OfferQuery offer, string currency, SlotStay? stay)
    {
        if (offer.Lines.Length is 0 or > OfferLine.Maximum)
        {
            return NotValid("lines", $"must be 1 to {OfferLine.Maximum}");
        }

        if (offer.Lines.Any(line => line.Amount.Currency != currency) || offer.Deposit is { } other && other.Currency != currency)
        {
            return NotValid("lines", $"must be in {currency}, as the listing is");
        }

        if (offer.Lines.Any(line => line.Amount.IsZero || line.Amount.Amount is < -Money.Limit or > Money.Limit))
        {
            return NotValid("lines", "must be amounts that a payment can be");
        }

        var total = offer.Lines.Sum(line => line.Amount.Amount);
        return total is <= 0 or > Money.Limit ? TooMuch
            : offer.Deposit is { } deposit && (!deposit.IsPositive || deposit.Amount > total) ? NotValid("deposit", "must be a part of the price")
            : offer.BalanceDue is not null && (offer.Deposit is null || offer.Milestones is not null) ? NotValid("balanceDue", "must stand beside the deposit that is paid at the sale")
            : offer.Duration <= TimeSpan.Zero || offer.Duration > TermsQuery.LongestDuration ? NotValid("duration", "must be a time that one booking can take")
            : stay is not null && !BookableDurations.IsWholeDays(offer.Duration) ? NotValid("duration", "must be whole days")
            : offer.Milestones is { } milestones && MilestoneFaults.Of(offer, milestones) is { } fault ? NotValid("milestones", fault)
            : null;
    }

    /// <summary>With a tax that is added to it and the customer's fee, too.</summary>
    public static Refusal TooMuch => NotValid("lines", "must sum to a price that a payment can be");

    /// <summary>What is not handed over cannot be accepted part by part.</summary>
    public static Refusal? Of(OfferQuery offer, ProcessTerms? process) => offer.Milestones is not null && process?.Delivery is null
        ? NotValid("milestones", "must be of work that is delivered: let the listing say so")
        : null;

    private static Refusal NotValid(string field, string fault) =>
        new Refusal(RefusalKind.NotValid, "booking.offer-not-valid", "This cannot be offered.").With(field, fault);
}
