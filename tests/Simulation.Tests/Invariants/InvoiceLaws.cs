using Marketplace.Bookings;
using Marketplace.Invoices;
using Marketplace.Payments;
using Marketplace.Verification;

namespace Marketplace.Simulations;

/// <summary>What holds of invoices, computed apart from the rules: everything that was earned is invoiced once, and all that went back is credited once.</summary>
internal static class InvoiceLaws
{
    public static IEnumerable<Violation> Judge(History history) => [.. Numbers(history), .. Amounts(history), .. Credits(history)];

    /// <summary>The numbers of an issuer have no gap, each has one invoice, and they stand in the order of their dates.</summary>
    private static IEnumerable<Violation> Numbers(History history)
    {
        var invoices = history.Last<InvoiceState>().ToDictionary(last => last.Id.GetGuidKey(), last => last.State);
        foreach (var series in history.All<InvoiceNumberTaken>().GroupBy(taken => taken.At.Stream, taken => taken.Event))
        {
            var (next, last) = (1L, DateTimeOffset.MinValue);
            foreach (var taken in series)
            {
                var of = invoices.GetValueOrDefault(taken.InvoiceId);
                if (taken.Number != next++ || taken.At < last || of?.Number != taken.Number || of.Document!.IssuerId != series.Key.GetGuidKey())
                {
                    yield return new Violation("invoices", $"{series.Key}: {taken} after {last:u}, and the invoice has {of?.Number} of {of?.Document!.IssuerId}");
                }

                last = taken.At;
            }
        }

        foreach (var (id, invoice) in invoices.Where(invoice => invoice.Value.Number is null))
        {
            yield return new Violation("invoices", $"{id} of {invoice.Document!.Total()} never got a number");
        }
    }

    /// <summary>What is invoiced, and credited, of each payment is what moved, for each of those it moved between.</summary>
    private static IEnumerable<Violation> Amounts(History history)
    {
        var earned = history.All<PaymentEarned>().SelectMany(step => Parts(step.At, null, step.Event.Provider, step.Event.Commission, step.Event.CommissionTax, step.Event.CustomerFee, step.Event.Tax));
        var back = history.All<PaymentReturnWanted>()
            .SelectMany(step => Parts(step.At, step.Event.RefundIntent, step.Event.Provider, step.Event.Commission, step.Event.CommissionTax, step.Event.CustomerFee, step.Event.Tax));
        var kept = history.All<PaymentChargebackSettled>()
            .SelectMany(step => Parts(step.At, step.Event.EntryId, step.Event.Provider, step.Event.Commission, step.Event.CommissionTax, step.Event.CustomerFee, step.Event.Tax));
        var expected = earned.Concat(back).Concat(kept).Where(part => part.Net + part.Tax > 0).OrderBy(part => part.ToString(), StringComparer.Ordinal).ToArray();
        var drafted = history.All<InvoiceDrafted>().Select(draft => draft.Event.Document).Where(said => said.Kind is not InvoiceKind.ByHand)
            .Select(said => new Part(said.PaymentId, said.Kind, said.IssuerId, said.RecipientId, said.Corrects is not null, Net: said.Lines.Sum(line => line.Net.Amount), Tax: said.Lines.Sum(line => line.Tax.Amount)))
            .OrderBy(part => part.ToString(), StringComparer.Ordinal).ToArray();
        if (!expected.SequenceEqual(drafted))
        {
            yield return new Violation("invoices", $"missing: {string.Join("; ", expected.Except(drafted))}, too many: {string.Join("; ", drafted.Except(expected))} of {drafted.Length}");
        }
    }

    /// <summary>An invoice is given back what its credit notes say, never more than it is about, and they have later numbers.</summary>
    private static IEnumerable<Violation> Credits(History history)
    {
        var notes = history.Last<InvoiceState>().Where(last => last.State.Document!.Corrects is not null)
            .ToLookup(last => last.State.Document!.Corrects!.Value, last => last.State);
        foreach (var (id, invoice) in history.Last<InvoiceState>().Where(last => last.State.Document!.Corrects is null))
        {
            var (given, whole) = (notes[id.GetGuidKey()].Sum(note => note.Document!.Total().Amount), invoice.Document!.Total().Amount);
            var status = given == whole ? InvoiceStatus.Refunded : invoice.Document.Kind is InvoiceKind.ByHand ? InvoiceStatus.Sent : InvoiceStatus.Paid;
            if (invoice.Credited != given || given > whole || invoice.Status != status || invoice.CreditNotes.Length != notes[id.GetGuidKey()].Count())
            {
                yield return new Violation("invoices", $"{id} is {invoice.Status} with {invoice.Credited} of {whole} given back, and its credit notes say {given}");
            }

            foreach (var note in notes[id.GetGuidKey()].Where(note => note.Number <= invoice.Number))
            {
                yield return new Violation("invoices", $"{id} has the number {invoice.Number}, and the credit note that corrects it {note.Number}");
            }
        }
    }

    /// <summary>By the gateway's own count: what customers are invoiced in the end is what they paid and have not back, from us or from their banks, but for what the platform bears.</summary>
    public static IEnumerable<Violation> Paid(Town town)
    {
        GatewayMovement[] movements = [.. town.Gateway.Record.Movements(), .. town.Wallets.Movements()];
        var charged = movements.Where(moved => moved is { Type: "charge", Reference: not null }).ToDictionary(moved => moved.Reference!, moved => moved.Amount.Amount, StringComparer.Ordinal);
        var back = movements.Where(moved => moved.Charge is not null).ToLookup(moved => moved.Charge, moved => moved.GivenBack, StringComparer.Ordinal);
        var invoiced = town.Watch.History.All<InvoiceDrafted>().Select(draft => draft.Event.Document).Where(said => said.Kind is not InvoiceKind.Commission)
            .ToLookup(said => said.PaymentId, said => (said.Corrects is null ? 1 : -1) * (said.Total().Amount - (said.Coupon?.Amount ?? 0)));
        foreach (var (id, payment) in town.Watch.History.Last<PaymentState>())
        {
            // What a package was bought with is invoiced session by session, and what is awarded of a security deposit was not sold.
            if (payment is { ChargeReference: { } charge, Credit: null, Purpose: not (PaymentPurpose.Package or PaymentPurpose.SecurityDeposit) })
            {
                // No gateway counts what people hand over; HandoverLaws does.
                // What the platform gives as goodwill leaves sold what was sold.
                var paid = payment.Goodwill + (HandoverReference.Is(charge) ? payment.Captured - payment.RefundsPromised
                    : charged[charge] - back[charge].Sum() - ByHand(payment) + (payment.Chargebacks is { } kept ? kept.Borne + kept.GivenTwice : 0));
                if (invoiced[id.GetGuidKey()].Sum() != paid)
                {
                    yield return new Violation("invoices", $"{id} was paid {paid} in the end, and its customer is invoiced {invoiced[id.GetGuidKey()].Sum()}");
                }
            }
        }
    }

    /// <summary>What a wallet cannot give back people do, or will.</summary>
    private static long ByHand(PaymentState payment) => payment.Refunds.Where(refund => Handovers.IsRefund(payment, refund)).Sum(refund => refund.Amount.Amount);

    private static IEnumerable<Part> Parts(Committed at, Guid? refund, Money provider, Money commission, Money tax, Money fee, TaxPart? owed)
    {
        var (payment, isBack) = ((PaymentState)at.Step.After, refund is not null);
        if (payment.Purpose is PaymentPurpose.SecurityDeposit)
        {
            yield break;
        }

        yield return Of(InvoiceKind.Service, payment.ProviderId, payment.CustomerId, (provider + commission + tax).Amount - (owed?.Amount.Amount ?? 0), owed?.Amount.Amount ?? 0);
        yield return Of(InvoiceKind.CustomerFee, InvoiceIds.Platform, payment.CustomerId, fee.Amount, 0);
        yield return Of(InvoiceKind.Commission, InvoiceIds.Platform, payment.ProviderId, commission.Amount, tax.Amount);

        Part Of(InvoiceKind kind, Guid issuer, Guid recipient, long net, long of) => new(at.Stream.GetGuidKey(), kind, issuer, recipient, isBack, net, of);
    }

    private sealed record Part(Guid Payment, InvoiceKind Kind, Guid Issuer, Guid Recipient, bool IsBack, long Net, long Tax);
}
