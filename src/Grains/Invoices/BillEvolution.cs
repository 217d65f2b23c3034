using System.Diagnostics;

namespace Marketplace.Invoices;

/// <summary>What each event makes of an invoice by hand.</summary>
internal static class BillEvolution
{
    public static BillState Evolve(BillState bill, BillEvent happened) => happened switch
    {
        BillDrafted e => new BillState
        {
            Status = InvoiceStatus.Draft,
            ProviderId = e.ProviderId,
            Plan = e.Plan,
            Document = BillSums.Document(Frame(e), e.Plan, e.At),
            ThreadId = e.ThreadId,
            DraftedAt = e.At,
        },
        BillChanged e => bill with { Plan = e.Plan, Document = BillSums.Document(bill.Document!, e.Plan, e.At) },
        BillDiscarded => bill with { Status = InvoiceStatus.Discarded },
        BillSent e => bill with
        {
            Status = InvoiceStatus.Sent,
            Document = e.Document,
            SentAt = e.At,
            Rests = [.. e.Document.Lines.Select(line => new BillRest(line.Net.Amount, line.Tax.Amount))],
        },
        BillNumbered e => bill with { Number = e.Number, IssuedAt = e.IssuedAt },
        BillViewed e => bill with { Status = InvoiceStatus.Viewed, ViewedAt = e.At },
        BillPaymentConfirmed e => Paid(bill, e),
        BillRefunded e => Refunded(bill, e),
        BillVoided e => bill with
        {
            Status = InvoiceStatus.Void,
            VoidedAt = e.At,
            VoidReason = e.Reason,
            Rests = [.. bill.Rests.Select(_ => new BillRest(0, 0))],
            CreditNotes = bill.CreditNotes.Add(e.CreditNoteId),
            ReminderMailId = null,
        },
        BillReminded e => bill with { Reminders = bill.Reminders + 1, RemindedAt = e.At, ReminderMailId = e.MailId },
        BillReminderMailed => bill with { ReminderMailId = null },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    public static Money Paid(BillState bill) => new(bill.Paid, bill.Document!.Net.Currency);

    /// <summary>What credit notes gave back.</summary>
    public static Money Credited(BillState bill) =>
        bill.Rests.IsEmpty ? Money.Zero(bill.Document!.Net.Currency) : bill.Document!.Total() - new Money(bill.Rests.Sum(rest => rest.Net + rest.Tax), bill.Document.Net.Currency);

    private static BillState Paid(BillState bill, BillPaymentConfirmed e)
    {
        var paid = checked(bill.Paid + e.Payment.Amount.Amount);
        var isWhole = paid == bill.Document!.Total().Amount;
        return bill with
        {
            Status = isWhole ? InvoiceStatus.Paid : bill.Status,
            PaidAt = isWhole ? e.At : bill.PaidAt,
            Paid = paid,
            Payments = bill.Payments.Add(e.Payment),
            ReminderMailId = isWhole ? null : bill.ReminderMailId,
        };
    }

    private static BillState Refunded(BillState bill, BillRefunded e)
    {
        var paid = checked(bill.Paid - e.Refund.Amount.Amount);
        var left = bill with { Paid = paid, Refunds = bill.Refunds.Add(e.Refund) };
        if (e.Corrected is not { } corrected || e.Refund.CreditNoteId is not { } note)
        {
            return left;
        }

        return left with
        {
            Status = paid == 0 ? InvoiceStatus.Refunded : bill.Status,
            RefundedAt = paid == 0 ? e.At : bill.RefundedAt,
            Rests = [.. bill.Rests.Zip(corrected, (rest, line) => new BillRest(rest.Net - line.Net.Amount, rest.Tax - line.Tax.Amount))],
            CreditNotes = bill.CreditNotes.Add(note),
        };
    }

    /// <summary>All that the plan does not say.</summary>
    private static InvoiceDocument Frame(BillDrafted e) => new(
        InvoiceKind.ByHand,
        e.ProviderId,
        e.Issuer,
        e.CustomerId,
        e.Recipient,
        e.BookingId ?? Guid.Empty,
        PaymentId: Guid.Empty,
        e.Plan.Title,
        [],
        Net: default,
        Tax: default,
        e.At,
        e.TimeZone);
}
