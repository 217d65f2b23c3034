using Marketplace.Bookings;
using Marketplace.Coupons;
using Marketplace.Invoices;
using Marketplace.Listings;
using Marketplace.Payments;
using Marketplace.Providers;

namespace Marketplace.Simulations;

/// <summary>What holds of the tax on service, computed apart from the rules: each sale has that of its provider or its listing, and invoices say it of what was earned.</summary>
internal static class TaxLaws
{
    public static IEnumerable<Violation> Judge(History history) =>
        from fault in (IEnumerable<string>)[.. Sales(history), .. Settled(history), .. Invoiced(history)] select new Violation("taxes", fault);

    /// <summary>What of a price is tax.</summary>
    public static long Of(BookingTerms terms) => terms.Tax?.Amount.Amount ?? 0;

    /// <summary>What the platform pays of a price.</summary>
    public static long Sponsored(BookingTerms terms) => terms.Coupon is { Funder: CouponFunder.Platform, Discount.Amount: var paid } ? paid : 0;

    /// <summary>By the rate that somebody stated, in the price or on top of it as they said, and the same rate through every change.</summary>
    private static IEnumerable<string> Sales(History history)
    {
        var listings = history.Steps.Where(step => step.Step.After is ListingState)
            .ToDictionary(step => (step.Stream.GetGuidKey(), step.Step.Version), step => ((ListingState)step.Step.After).Content!.Tax);
        var stated = history.Steps.Where(step => step.Step.After is ProviderState { Profile.ServiceTax: not null })
            .ToLookup(step => step.Stream.GetGuidKey(), step => ((ProviderState)step.Step.After).Profile!.ServiceTax!);
        var sold = history.All<BookingPlaced>().Select(placed => (placed.At, placed.Event.Terms))
            .Concat(history.All<BookingOffered>().Select(offered => (offered.At, offered.Event.Offer.Terms)))
            .Concat(history.All<BookingChanged>().Select(changed => (changed.At, changed.Event.Terms)));
        foreach (var (at, terms) in sold)
        {
            var (rate, own) = (terms.Rates?.ServiceTax, listings[(terms.ListingId, terms.ListingVersion)]);
            if (rate is not null && !stated[terms.ProviderId].Any(theirs => theirs.Registration == rate.Registration
                && (own?.BasisPoints ?? theirs.BasisPoints) == rate.BasisPoints && (terms.Credit is not null || (own?.Prices ?? theirs.Prices) == rate.Prices)))
            {
                // A session has the rate that stood when its package was bought.
                if (terms.Credit is null)
                {
                    yield return $"{at.Stream} is sold with {rate}, and nobody stated that; its listing says {own}";
                }
            }

            var price = terms.Total.Amount - terms.CustomerFee.Amount + Sponsored(terms);
            var added = terms.Lines.Where(line => line.Kind == "tax").Sum(line => line.Amount.Amount);
            var expected = rate is null ? 0
                : rate.Prices is TaxedPrices.Inclusive ? Rounding.Exactly((Int128)price * rate.BasisPoints, 10_000 + rate.BasisPoints)
                : Rounding.Share(price - added, rate.BasisPoints, terms.Total.Currency);
            if (Of(terms) != expected || added != (rate is { Prices: TaxedPrices.Exclusive } ? expected : 0))
            {
                yield return $"{at.Stream}@{at.Step.Version}: {Of(terms)} of {price} are tax by {rate}, {added} of it on top, and {expected} should be";
            }

            if (terms.Milestones is { } milestones && milestones.Sum(milestone => milestone.Tax?.Amount.Amount ?? 0) != expected)
            {
                yield return $"{at.Stream}: its milestones have {milestones.Sum(milestone => milestone.Tax?.Amount.Amount ?? 0)} of {expected}";
            }
        }
    }

    /// <summary>What is kept of a price has its part of the tax, to the rounded unit, and all of the price has all of it.</summary>
    private static IEnumerable<string> Settled(History history)
    {
        foreach (var (at, settled) in history.All<BookingReleased>().Select(released => (released.At, released.Event.Settlement))
            .Concat(history.All<BookingCancelled>().Select(cancelled => (cancelled.At, cancelled.Event.Settlement)))
            .Concat(history.All<BookingNoShowUpheld>().Select(upheld => (upheld.At, upheld.Event.Settlement))))
        {
            var terms = ((BookingState)at.Step.Before).Terms!;
            if (terms.Milestones is not null)
            {
                continue;
            }

            var price = terms.Total.Amount - terms.CustomerFee.Amount + Sponsored(terms);
            var kept = (settled.Provider + settled.Commission + settled.CommissionTax).Amount;
            var expected = price == 0 ? 0 : Rounding.Exactly((Int128)Of(terms) * kept, price);
            if ((settled.Tax?.Amount.Amount ?? 0) != expected)
            {
                yield return $"{at.Stream}@{at.Step.Version}: {settled} has {expected} of the {Of(terms)} of {price}";
            }
        }
    }

    /// <summary>
    /// Each invoice of a service and its credit notes say the tax of what is left of it, by their own rate: what is given back whole owes nothing any
    /// more, and each step is one of rounding at most.
    /// </summary>
    private static IEnumerable<string> Invoiced(History history)
    {
        var taxed = history.Last<PaymentState>().Where(payment => payment.State.Tax is not null).ToDictionary(payment => payment.Id.GetGuidKey(), payment => payment.State);
        var documents = history.All<InvoiceDrafted>().Select(draft => draft.Event.Document).Where(said => said.Kind is InvoiceKind.Service).ToLookup(said => said.PaymentId);
        foreach (var said in documents)
        {
            var (gross, tax, count) = (0L, 0L, 0);
            foreach (var document in said)
            {
                var sign = document.Corrects is null ? 1 : -1;
                (gross, tax, count) = (gross + (sign * document.Total().Amount), tax + (sign * document.Tax.Amount), count + 1);
                if (document.Tax.IsPositive && (!taxed.TryGetValue(said.Key, out var of) || document.Issuer.TaxNumber != of.Tax!.Registration
                    || document.Lines.Any(line => line.TaxBasisPoints != of.Tax.BasisPoints)))
                {
                    yield return $"{document.Tax} of {said.Key} is invoiced under {document.Issuer.TaxNumber}";
                }
            }

            var rate = taxed.GetValueOrDefault(said.Key)?.Tax?.BasisPoints ?? 0;
            var fair = (decimal)gross * rate / (10_000 + rate);
            if ((gross == 0 && tax != 0) || Math.Abs(tax - fair) > (count + 2) * Rounding.StepOf(said.First().Net.Currency) || tax != (taxed.GetValueOrDefault(said.Key)?.Tax?.Amount.Amount ?? 0))
            {
                yield return $"{said.Key}: invoices say {tax} of {gross}, where {fair:0.00} are the tax of {rate}";
            }
        }
    }
}
