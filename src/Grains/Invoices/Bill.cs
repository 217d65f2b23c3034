using System.Diagnostics;
using static Marketplace.Invoices.InvoiceStatus;

namespace Marketplace.Invoices;

/// <summary>
/// The rules of an invoice by hand: a provider drafts and sends it, the customer opens it, and the provider says what came and what went back.
/// The money of it never goes through the marketplace, so it moves nothing in the ledger (ADR 41).
/// </summary>
internal sealed class Bill : IRules<BillState, BillCommand, BillEvent>
{
    /// <summary>The kind of intent that reminds the customer.</summary>
    public const string ReminderIntent = "bill.remind";

    /// <summary>When the customer is reminded next.</summary>
    public const string ReminderDue = "bill_reminder";

    private Bill()
    {
    }

    public static string StreamType => "bill";

    public static Decision<BillEvent> Decide(BillState bill, BillCommand command, DateTimeOffset now) =>
        (bill.Status, command) switch
        {
            (None, DraftBill draft) => Begin(draft, now),
            (None or Discarded, _) => InvoiceRefusals.Unknown,
            (_, DraftBill) => BillRefusals.NotDraft(bill.Status),

            (Draft, NumberBill) => InvoiceRefusals.IsDraft,
            (_, NumberBill number) when bill.Number is null => new BillNumbered(now, number.Number, number.IssuedAt),
            (_, NumberBill number) => number.Number == bill.Number ? Decision<BillEvent>.Nothing : InvoiceRefusals.IsNumbered,
            (_, ConfirmBillReminder sent) => sent.MailId == bill.ReminderMailId ? new BillReminderMailed(now, sent.MailId) : Decision<BillEvent>.Nothing,
            (_, RemindOfBill remind) => NextReminder(bill) <= now ? new BillReminded(now, DerivedId.From(remind.Context.Id.Value, "mail")) : Decision<BillEvent>.Nothing,

            _ when !Concerns(bill, command.Context.By) => InvoiceRefusals.Unknown,
            (Sent, OpenBill open) when IsRecipient(bill, open.Context.By) => new BillViewed(now),
            (_, OpenBill) => Decision<BillEvent>.Nothing,

            _ when !IsIssuer(bill, command.Context.By) => BillRefusals.IssuerOnly,
            (Draft, ChangeBill change) => Change(bill, change.Changes, now),
            (Draft, DiscardBill) => new BillDiscarded(now),
            (Draft, SendBill send) => Send(bill, send, now),
            (_, ChangeBill or DiscardBill or SendBill) => BillRefusals.NotDraft(bill.Status),
            (Draft, _) => InvoiceRefusals.IsDraft,

            (Refunded or InvoiceStatus.Void, _) => BillRefusals.IsOver(bill.Status),
            (Paid, PayBill) => BillRefusals.IsPaid(BillEvolution.Paid(bill)),
            (_, PayBill pay) => Pay(bill, pay, now),
            (_, RefundBill refund) => Refund(bill, refund, now),
            (_, VoidBill) when bill.Paid > 0 => BillRefusals.IsPaid(BillEvolution.Paid(bill)),
            (_, VoidBill voided) => new BillVoided(now, voided.Reason, InvoiceIds.OfCreditNote(voided.Context.Id.Value, InvoiceKind.ByHand)),

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static BillState Evolve(BillState bill, BillEvent happened) => BillEvolution.Evolve(bill, happened);

    public static ImmutableArray<Deadline> Deadlines(BillState bill) => NextReminder(bill) is { } at ? [new Deadline(ReminderDue, at)] : [];

    public static BillCommand AtDeadline(BillState bill, string name, CommandContext context) => name switch
    {
        ReminderDue => new RemindOfBill(context),
        _ => throw new InvalidOperationException($"A bill has no deadline {name}."),
    };

    /// <summary>A reminder that waits when the money comes is none any more.</summary>
    public static ImmutableArray<Intent> Intents(BillState bill) => bill.ReminderMailId is { } mail ? [new Intent(mail, ReminderIntent)] : [];

    /// <summary>The provider's and operators'; the customer's too, from when it has its number.</summary>
    public static bool Concerns(BillState bill, Actor who) =>
        bill.Status is not (None or Discarded) && (IsIssuer(bill, who) || (bill.Number is not null && IsRecipient(bill, who)));

    private static bool IsIssuer(BillState bill, Actor who) => who.IsStaff || who.ActsFor(bill.ProviderId);

    private static bool IsRecipient(BillState bill, Actor who) => who.Role is ActorRole.Member && who.Id == bill.Document!.RecipientId;

    private static DateTimeOffset? NextReminder(BillState bill) =>
        bill.Status is Sent or Viewed && bill.Number is not null && bill.Reminders < BillTerms.MaximumReminders
            ? bill.RemindedAt is { } last ? last + BillTerms.RemindEvery : bill.Document!.DueAt + BillTerms.FirstReminderAfter
            : null;

    private static Decision<BillEvent> Begin(DraftBill draft, DateTimeOffset now) => draft.Sides switch
    {
        not { Issuer: not null } => BillRefusals.ProviderRequired,
        { Customer: null } => BillRefusals.CustomerUnknown,
        { Customer.IsPaidHere: true } => BillRefusals.PaidHere,
        _ when draft.Drafts >= BillTerms.MaximumDrafts => BillRefusals.TooManyDrafts(draft.Drafts),
        { Issuer: var issuer, Customer: var customer, TimeZone: var zone } => Fault(draft.Plan) is { } fault
            ? fault
            : new BillDrafted(now, draft.Context.By.ProviderId, customer.AccountId, draft.BookingId, draft.ThreadId, draft.Plan, issuer, customer.Party, zone),
    };

    private static Decision<BillEvent> Change(BillState bill, BillChanges changes, DateTimeOffset now)
    {
        var before = bill.Plan!;
        var plan = new BillPlan(
            changes.Title.Or(before.Title)!,
            changes.Lines.Or(before.Lines) ?? before.Lines,
            changes.DueAt.Or(before.DueAt),
            changes.SuppliedAt.Or(before.SuppliedAt),
            changes.Notes.Or(before.Notes),
            changes.InternalNotes.Or(before.InternalNotes));
        return Fault(plan) is { } fault ? fault : new BillChanged(now, plan);
    }

    /// <summary>Whoever is not known any more stands on it as they did when it was drafted.</summary>
    private static Decision<BillEvent> Send(BillState bill, SendBill send, DateTimeOffset now)
    {
        var frame = bill.Document! with
        {
            Issuer = send.Sides?.Issuer ?? bill.Document.Issuer,
            Recipient = send.Sides?.Customer?.Party ?? bill.Document.Recipient,
        };
        var document = BillSums.Document(frame, bill.Plan!, now);
        return document.DueAt <= now ? BillRefusals.NotValid("dueAt", "must be later than it is sent")
            : document.DueAt > now + BillTerms.LatestDue ? BillRefusals.NotValid("dueAt", "must be less than a year after it is sent")
            : new BillSent(now, document);
    }

    private static Decision<BillEvent> Pay(BillState bill, PayBill pay, DateTimeOffset now)
    {
        var due = bill.Document!.Total() - BillEvolution.Paid(bill);
        var amount = pay.Amount ?? due;
        return amount.Currency != due.Currency ? BillRefusals.NotValid("amount", $"must be in {due.Currency}")
            : !amount.IsPositive || amount > due ? BillRefusals.NotValid("amount", $"must be more than nothing, and not more than the {due} that are due")
            : bill.Payments.Length >= BillTerms.MaximumParts ? BillRefusals.TooManyParts
            : new BillPaymentConfirmed(
                now, new BillPayment(DerivedId.From(pay.Context.Id.Value, "payment"), now, pay.Method, pay.Reference, pay.Context.By.Id, amount));
    }

    /// <summary>Before all was paid it only undoes a payment, and is owed again; afterwards it is a correction, which a credit note says.</summary>
    private static Decision<BillEvent> Refund(BillState bill, RefundBill refund, DateTimeOffset now)
    {
        var (paid, id) = (BillEvolution.Paid(bill), DerivedId.From(refund.Context.Id.Value, "refund"));
        var amount = refund.Amount ?? paid;
        if (paid.IsZero)
        {
            return BillRefusals.NothingPaid;
        }

        if (amount.Currency != paid.Currency || !amount.IsPositive || amount > paid)
        {
            return BillRefusals.NotValid("amount", $"must be more than nothing, and not more than the {paid} that were paid");
        }

        if (bill.Refunds.Length >= BillTerms.MaximumParts)
        {
            return BillRefusals.TooManyParts;
        }

        var isCorrection = bill.Status is Paid;
        return new BillRefunded(
            now,
            new BillRefund(
                id, now, refund.Method, refund.Reference, refund.Context.By.Id, amount, refund.Reason, isCorrection ? InvoiceIds.OfCreditNote(id, InvoiceKind.ByHand) : null),
            isCorrection ? BillSums.Corrected(bill, amount) : null);
    }

    private static Refusal? Fault(BillPlan plan) =>
        plan.Lines.IsDefaultOrEmpty || plan.Lines.Length > BillTerms.MaximumLines ? BillRefusals.NotValid("lines", $"must be 1 to {BillTerms.MaximumLines}")
        : plan.Lines.DistinctBy(line => line.UnitPrice.Currency, StringComparer.Ordinal).Count() > 1 ? BillRefusals.NotValid("lines", "must all be in one currency")
        : BillSums.Lines(plan.Lines).Sum(line => line.Net.Amount + line.Tax.Amount) is < 1 or > Money.Limit
            ? BillRefusals.NotValid("lines", $"must come to something, and to at most {Money.Limit} with tax")
        : null;
}
