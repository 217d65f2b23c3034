using Marketplace.Invoices;

namespace Marketplace.Simulations;

/// <summary>What holds of invoices by hand, computed apart from the rules.</summary>
internal static class BillLaws
{
    private const int MostReminders = 3;

    public static IEnumerable<Violation> Judge(Town town) =>
        from fault in (IEnumerable<string>)[.. Sums(town.Watch.History), .. Parts(town.Watch.History), .. Documents(town.Watch.History), .. Ledgerless(town)]
        select new Violation("bills", fault);

    /// <summary>A line is its price as often as it is there, and the tax of each rate is that of its lines together, rounded once.</summary>
    private static IEnumerable<string> Sums(History history)
    {
        foreach (var (at, sent) in history.All<BillSent>())
        {
            var (said, plan) = (sent.Document, ((BillState)at.Step.After).Plan!);
            var isEach = said.Lines.Zip(plan.Lines).All(pair =>
                pair.First.Net.Amount == pair.Second.Quantity * pair.Second.UnitPrice.Amount && pair.First.Tax.Amount >= 0 && pair.First.TaxBasisPoints == pair.Second.TaxBasisPoints);
            var isEachRate = said.Lines.GroupBy(line => line.TaxBasisPoints!.Value).All(rate =>
                rate.Sum(line => line.Tax.Amount) == Rounding.Share(rate.Sum(line => line.Net.Amount), rate.Key, said.Net.Currency));
            if (said.Lines.Length != plan.Lines.Length || !isEach || !isEachRate
                || said.Net.Amount != said.Lines.Sum(line => line.Net.Amount) || said.Tax.Amount != said.Lines.Sum(line => line.Tax.Amount) || said.DueAt <= sent.At)
            {
                yield return $"{at.Stream} was written as {string.Join(", ", plan.Lines)} and sent as {string.Join(", ", said.Lines)}, {said.Net} and {said.Tax}, due at {said.DueAt:u}";
            }
        }
    }

    /// <summary>
    /// What came and did not go back is never less than nothing or more than the whole. It is paid when that is all, over when all of it went back, and void only when there is nothing.
    /// Nobody is reminded too early, too often, or of what is not owed.
    /// </summary>
    private static IEnumerable<string> Parts(History history)
    {
        foreach (var stream in history.Steps.Where(step => step.Step.After is BillState).GroupBy(step => step.Stream))
        {
            var (paid, credited, reminders, whole, wasPaid, parts) = (0L, 0L, 0, 0L, false, new HashSet<Guid>());
            var due = DateTimeOffset.MaxValue;
            foreach (var step in stream)
            {
                var (before, after) = ((BillState)step.Step.Before, (BillState)step.Step.After);
                var isOwed = before.Status is InvoiceStatus.Sent or InvoiceStatus.Viewed;
                var isWrong = false;
                switch (step.Step.Event)
                {
                    case BillSent e:
                        (whole, due) = (e.Document.Total().Amount, e.Document.DueAt!.Value);
                        break;
                    case BillPaymentConfirmed e:
                        paid += e.Payment.Amount.Amount;
                        isWrong = !isOwed || !parts.Add(e.Payment.Id) || e.Payment.ConfirmedBy == after.Document!.RecipientId;
                        wasPaid |= paid == whole;
                        break;
                    case BillRefunded e:
                        paid -= e.Refund.Amount.Amount;
                        credited += wasPaid ? e.Refund.Amount.Amount : 0;
                        isWrong = !parts.Add(e.Refund.Id) || wasPaid != e.Refund.CreditNoteId is not null;
                        break;
                    case BillVoided:
                        credited = whole;
                        isWrong = !isOwed || paid != 0;
                        break;
                    case BillReminded e:
                        isWrong = !isOwed || ++reminders > MostReminders || e.At <= due;
                        break;
                    case BillDiscarded:
                        isWrong = whole != 0;
                        break;
                    default:
                        break;
                }

                var status = wasPaid ? paid == 0 ? InvoiceStatus.Refunded : InvoiceStatus.Paid : after.Status;
                if (isWrong || paid < 0 || paid > whole || after.Paid != paid || after.Status != status || credited != (whole == 0 ? 0 : BillEvolution.Credited(after).Amount)
                    || after.Rests.Any(rest => rest.Net < 0 || rest.Tax < 0))
                {
                    yield return $"{step.Stream}@{step.Step.Version}: {step.Step.Event} of {whole}, with {paid} paid and {credited} given back, made it {after.Status} with {after.Paid}";
                }
            }
        }
    }

    /// <summary>Exactly what was sent is a document, word for word, with a number that the bill knows; and credit notes say all that was given back, and nothing else.</summary>
    private static IEnumerable<string> Documents(History history)
    {
        var documents = history.Last<InvoiceState>().Where(last => last.State.Document is { Kind: InvoiceKind.ByHand }).ToDictionary(last => last.Id.GetGuidKey(), last => last.State);
        var notes = documents.Values.Where(note => note.Document!.Corrects is not null).ToLookup(note => note.Document!.Corrects!.Value, note => note.Document!.Total().Amount);
        var bills = history.Last<BillState>().ToDictionary(last => last.Id.GetGuidKey(), last => last.State);
        foreach (var (id, document) in documents.Where(document => document.Value.Document!.Corrects is null))
        {
            if (bills.GetValueOrDefault(id) is not { SentAt: not null } bill || bill.Number != document.Number || bill.Document!.Total() != document.Document!.Total())
            {
                yield return $"{id} has the number {document.Number}, and the bill of it is {bills.GetValueOrDefault(id)?.Status} with {bills.GetValueOrDefault(id)?.Number}";
            }
        }

        foreach (var (id, bill) in bills)
        {
            if (bill.SentAt is not null != documents.ContainsKey(id) || notes[id].Sum() != (bill.SentAt is null ? 0 : BillEvolution.Credited(bill).Amount) || notes[id].Count() != bill.CreditNotes.Length)
            {
                yield return $"{id} is {bill.Status} with {bill.CreditNotes.Length} credit notes, and they give back {string.Join(", ", notes[id])}";
            }
        }
    }

    /// <summary>Whoever pays the provider has paid nothing to us.</summary>
    private static IEnumerable<string> Ledgerless(Town town) =>
        from step in town.Watch.History.Steps
        where step.Step.After is BillState && !step.Write.Postings.IsDefaultOrEmpty
        select $"{step.Stream} moved money in the ledger";
}
