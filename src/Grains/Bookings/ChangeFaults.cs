using Marketplace.Listings;

namespace Marketplace.Bookings;

/// <summary>What is wrong with a change order, whoever proposes it.</summary>
internal static class ChangeFaults
{
    public static Refusal? Of(BookingTerms terms, ChangeWish wish)
    {
        var (lines, currency) = (wish.Lines, terms.Total.Currency);
        if (lines.IsEmpty && wish.Longer is null)
        {
            return NotValid("lines", "must say what changes");
        }

        if (lines.Any(line => line.Amount.Currency != currency))
        {
            return NotValid("lines", $"must be in {currency}, as the booking is");
        }

        if (lines.Any(line => line.Amount.IsZero || line.Amount.Amount is < -Money.Limit or > Money.Limit))
        {
            return NotValid("lines", "must be amounts that a payment can be");
        }

        var sum = (Int128)terms.Total.Amount - terms.CustomerFee.Amount - terms.TaxAdded().Amount;
        sum = lines.Aggregate(sum, (sum, line) => sum + line.Amount.Amount);
        var deposit = terms.Deposit?.Amount ?? 0;
        return PriceLines.Priced(terms.Lines).Count() + lines.Length > OfferLine.Maximum ? NotValid("lines", $"must leave the price at most {OfferLine.Maximum} lines")
            : sum <= 0 || sum > Money.Limit || ChangedTerms.Split(terms, lines) is not { IsPayable: true } split ? NotValid("lines", "must leave a price that a payment can be")
            : (split.Total - split.Fee).Amount < deposit ? NotValid("lines", "must leave the deposit")
            : wish.Longer is { } longer ? Fault(terms, longer)
            : null;
    }

    private static Refusal? Fault(BookingTerms terms, TimeSpan longer) =>
        longer <= TimeSpan.Zero || longer + (terms.Duration ?? terms.End - terms.Start) > TermsQuery.LongestDuration
            ? NotValid("longer", "must be a time that one booking can take")
        : terms.Rules.Stay is not null && !BookableDurations.IsWholeDays(longer) ? NotValid("longer", "must be whole days")
        : null;

    private static Refusal NotValid(string field, string fault) =>
        new Refusal(RefusalKind.NotValid, "booking.change-not-valid", "The booking cannot be changed like this.").With(field, fault);
}
