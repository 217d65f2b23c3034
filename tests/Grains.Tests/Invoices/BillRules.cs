using Marketplace.Payments;
using StoryOfBill = Marketplace.Story<
    Marketplace.Invoices.Bill, Marketplace.Invoices.BillState, Marketplace.Invoices.BillCommand, Marketplace.Invoices.BillEvent>;

namespace Marketplace.Invoices;

/// <summary>Pia invoices Ada by hand: two hours at 40.00 EUR and 19 % of tax, 95.20 EUR in all.</summary>
public sealed class BillRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = Monday.AddDays(14);
    private static readonly Guid Booking = new("77777777-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Eve = TestContexts.Person(3);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), default);
    private static readonly BillPlan Hours = new("Piano", [new BillLine("An hour", 2, Euro(40_00), 19_00)], null, null, "Thank you.", "Bargains.");
    private static readonly BillSides Sides = new(Named("Pia's Parlour"), "Europe/Berlin", new BillCustomer(Ada.Id, Named("Ada Lovelace"), IsPaidHere: false));

    private readonly StoryOfBill story = new StoryOfBill().At(Monday);

    [Fact]
    public void The_laws_hold() => HoldFor<Bill, BillState, BillCommand, BillEvent>();

    [Fact]
    public void Every_status_knows_what_can_be_done() => TransitionTable.AssertEqual<Bill, BillState, BillCommand, BillEvent>(
        [[], Drafted(), [.. Drafted(), new BillDiscarded(Monday)], Sent(), [.. Sent(), new BillViewed(Monday)], Settled(), BackWhole(), [.. Sent(), Voided()]],
        [
            new ChangeBill(By(Pia), Otherwise()), new DiscardBill(By(Pia)), new SendBill(By(Pia), Sides), new OpenBill(By(Ada)), Pay(Pia), Back(Pia),
            new VoidBill(By(Pia), null), new RemindOfBill(By(Actor.Platform)),
        ],
        Due.AddDays(-1),
        bill => bill.Status.ToString(),
        """
                  | ChangeBill | DiscardBill | SendBill  | OpenBill | PayBill | RefundBill   | VoidBill | RemindOfBill
        None      | unknown    | unknown     | unknown   | unknown  | unknown | unknown      | unknown  | unknown
        Draft     | Draft      | Discarded   | Sent      | unknown  | is-draft | is-draft    | is-draft | -
        Discarded | unknown    | unknown     | unknown   | unknown  | unknown | unknown      | unknown  | unknown
        Sent      | not-draft  | not-draft   | not-draft | Viewed   | Paid    | nothing-paid | Void     | -
        Viewed    | not-draft  | not-draft   | not-draft | -        | Paid    | nothing-paid | Void     | -
        Paid      | not-draft  | not-draft   | not-draft | -        | is-paid | Refunded     | is-paid  | -
        Refunded  | not-draft  | not-draft   | not-draft | -        | is-over | is-over      | is-over  | -
        Void      | not-draft  | not-draft   | not-draft | -        | is-over | is-over      | is-over  | -
        """);

    [Fact]
    public void A_draft_has_its_sums_and_no_number()
    {
        story.When(Draft(Hours)).Then(new BillDrafted(
            Monday, Pia.ProviderId, Ada.Id, Booking, null, Hours, Named("Pia's Parlour"), Named("Ada Lovelace"), "Europe/Berlin"));
        var said = story.State.Document!;
        Assert.Equal((Euro(80_00), Euro(15_20), Due), (said.Net, said.Tax, said.DueAt));
        Assert.Null(story.State.Number);
        story.ThenPending().ThenWants();
    }

    [Fact]
    public void It_is_to_customers_of_ones_own_for_what_is_settled_elsewhere()
    {
        story.When(Draft(Hours, Sides with { Issuer = null })).ThenRefused("provider.required");
        story.When(Draft(Hours, Sides with { Customer = null })).ThenRefused("invoice.customer-unknown");
        story.When(Draft(Hours, Sides with { Customer = Sides.Customer! with { IsPaidHere = true } })).ThenRefused("invoice.paid-here");
    }

    [Fact]
    public void So_many_drafts_wait_at_a_time_and_no_more()
    {
        story.When(new DraftBill(By(Pia), Hours, Booking, null, Sides, BillTerms.MaximumDrafts)).ThenRefused("invoice.too-many-drafts", "count", "limit");
        story.When(new DraftBill(By(Pia), Hours, Booking, null, Sides, BillTerms.MaximumDrafts - 1));
        Assert.Equal(InvoiceStatus.Draft, story.State.Status);
    }

    [Fact]
    public void Its_lines_come_to_something_in_one_currency_and_to_no_more_than_a_price_can_be()
    {
        var line = Hours.Lines[0];
        story.When(Draft(Hours with { Lines = [] })).ThenRefused("invoice.not-valid", "lines");
        story.When(Draft(Hours with { Lines = [.. Enumerable.Repeat(line, BillTerms.MaximumLines + 1)] })).ThenRefused("invoice.not-valid", "lines");
        story.When(Draft(Hours with { Lines = [line, line with { UnitPrice = new Money(1, "USD") }] })).ThenRefused("invoice.not-valid", "lines");
        story.When(Draft(Hours with { Lines = [line with { UnitPrice = Euro(0) }] })).ThenRefused("invoice.not-valid", "lines");
        story.When(Draft(Hours with { Lines = [line with { Quantity = 1, UnitPrice = Euro(Money.Limit), TaxBasisPoints = 1 }] })).ThenRefused("invoice.not-valid", "lines");
        story.When(Draft(Hours with { Lines = [line with { Quantity = 1, UnitPrice = Euro(Money.Limit), TaxBasisPoints = 0 }] }));
        Assert.Equal(InvoiceStatus.Draft, story.State.Status);
    }

    [Fact]
    public void A_draft_changes_in_what_is_given_and_nowhere_else()
    {
        story.When(Draft(Hours)).When(new ChangeBill(By(Pia), Otherwise())).Then(new BillChanged(Monday, Hours with { Title = "Violin", Notes = null }));
        Assert.Equal(("Violin", (string?)null, Euro(80_00)), (story.State.Document!.Title, story.State.Document.Notes, story.State.Document.Net));
        story.When(new ChangeBill(By(Pia), new BillChanges(default, (ImmutableArray<BillLine>?)[], default, default, default, default))).ThenRefused("invoice.not-valid", "lines");
    }

    [Fact]
    public void What_is_sent_is_frozen_with_the_names_of_that_moment()
    {
        var later = Monday.AddDays(3);
        story.When(Draft(Hours)).At(later).When(new SendBill(By(Pia), Sides with { Issuer = Named("Pia & Co") }));
        var said = Assert.IsType<BillSent>(Assert.Single(story.Events)).Document;
        Assert.Equal(("Pia & Co", "Ada Lovelace", later.AddDays(14), later), (said.Issuer.Name, said.Recipient.Name, said.DueAt, said.EarnedAt));
        Assert.Equal((InvoiceKind.ByHand, Booking, Guid.Empty, "Thank you."), (said.Kind, said.BookingId, said.PaymentId, said.Notes));
    }

    [Fact]
    public void Who_is_not_known_any_more_stands_on_it_as_they_did() =>
        Assert.Equal(
            "Pia's Parlour",
            Assert.IsType<BillSent>(Assert.Single(story.When(Draft(Hours)).When(new SendBill(By(Pia), new BillSides(null, "UTC", null))).Events)).Document.Issuer.Name);

    [Fact]
    public void It_is_due_after_it_is_sent_and_within_a_year()
    {
        story.When(Draft(Hours with { DueAt = Monday })).When(new SendBill(By(Pia), Sides)).ThenRefused("invoice.not-valid", "dueAt");
        story.When(new ChangeBill(By(Pia), Until(Monday.AddDays(366).AddSeconds(1)))).When(new SendBill(By(Pia), Sides)).ThenRefused("invoice.not-valid", "dueAt");
        story.When(new ChangeBill(By(Pia), Until(Monday.AddDays(366)))).When(new SendBill(By(Pia), Sides));
        Assert.Equal(InvoiceStatus.Sent, story.State.Status);
    }

    [Fact]
    public void It_hears_its_number_once_whatever_became_of_it_meanwhile()
    {
        story.When(Draft(Hours)).When(Number(7)).ThenRefused("invoice.is-draft");
        story.When(new SendBill(By(Pia), Sides)).When(new VoidBill(By(Pia), null)).When(Number(7)).Then(new BillNumbered(Monday, 7, Monday));
        story.When(Number(7)).ThenNothing().When(Number(8)).ThenRefused("invoice.is-numbered");
        Assert.Equal((InvoiceStatus.Void, 7), (story.State.Status, story.State.Number));
    }

    [Fact]
    public void Its_customer_sees_it_once_it_has_its_number_and_may_do_nothing_but_look()
    {
        story.When(Draft(Hours)).When(new SendBill(By(Pia), Sides)).When(new OpenBill(By(Ada))).ThenRefused("invoice.unknown");
        story.When(Number(7)).When(new OpenBill(By(Pia))).ThenNothing().When(new OpenBill(By(Olga))).ThenNothing();
        story.When(new OpenBill(By(Ada))).Then(new BillViewed(Monday)).When(new OpenBill(By(Ada))).ThenNothing();
        foreach (var command in (BillCommand[])[new ChangeBill(By(Ada), Otherwise()), new DiscardBill(By(Ada)), new SendBill(By(Ada)), Pay(Ada), Back(Ada), new VoidBill(By(Ada), null)])
        {
            story.When(command).ThenRefused("invoice.issuer-only");
        }
    }

    [Fact]
    public void Strangers_are_told_that_there_is_none()
    {
        story.Given(Sent());
        foreach (var command in (BillCommand[])[new OpenBill(By(Eve)), new ChangeBill(By(Eve), Otherwise()), new SendBill(By(Eve)), Pay(Eve), Back(Eve), new VoidBill(By(Eve), null)])
        {
            story.When(command).ThenRefused("invoice.unknown");
        }
    }

    [Fact]
    public void It_is_paid_in_parts_and_never_more_than_all_of_it()
    {
        story.Given(Sent());
        var part = Pay(Pia, 50_00, "RF18");
        story.When(part).Then(new BillPaymentConfirmed(
            Monday, new BillPayment(DerivedId.From(part.Context.Id.Value, "payment"), Monday, HandoverMethod.BankTransfer, "RF18", Pia.Id, Euro(50_00))));
        Assert.Equal((InvoiceStatus.Sent, 50_00), (story.State.Status, story.State.Paid));
        story.When(Pay(Pia, 45_21)).ThenRefused("invoice.not-valid", "amount");
        story.When(new PayBill(By(Pia), HandoverMethod.Cash, null, new Money(1, "USD"))).ThenRefused("invoice.not-valid", "amount");
        story.When(Pay(Olga));
        Assert.Equal((InvoiceStatus.Paid, 95_20, Olga.Id), (story.State.Status, story.State.Paid, story.State.Payments[1].ConfirmedBy));
        Assert.Equal(Euro(45_20), story.State.Payments[1].Amount);
    }

    [Fact]
    public void Before_all_is_paid_what_goes_back_is_owed_again_and_corrects_nothing()
    {
        story.Given(Sent()).When(Pay(Pia, 50_00)).When(Back(Pia, 50_01)).ThenRefused("invoice.not-valid", "amount");
        story.When(new VoidBill(By(Pia), null)).ThenRefused("invoice.is-paid", "paid");
        story.When(Back(Pia, 20_00));
        Assert.Equal((InvoiceStatus.Sent, 30_00), (story.State.Status, story.State.Paid));
        Assert.Null(Assert.IsType<BillRefunded>(Assert.Single(story.Events)).Corrected);
        Assert.Null(story.State.Refunds[0].CreditNoteId);
        story.When(Back(Pia)).When(new VoidBill(By(Pia), "Never mind."));
        Assert.Equal((InvoiceStatus.Void, 0), (story.State.Status, story.State.Paid));
    }

    [Fact]
    public void Of_what_was_paid_credit_notes_give_back_all_to_the_cent()
    {
        story.Given(Settled());
        var taken = new List<InvoiceLine>();
        foreach (var cents in (long[])[33_33, 1, 61_86])
        {
            story.When(Back(Pia, cents));
            var lines = Assert.IsType<BillRefunded>(Assert.Single(story.Events)).Corrected!.Value;
            Assert.Equal(cents, lines.Sum(line => line.Net.Amount + line.Tax.Amount));
            taken.AddRange(lines);
        }

        Assert.Equal((80_00, 15_20), (taken.Sum(line => line.Net.Amount), taken.Sum(line => line.Tax.Amount)));
        Assert.Equal((InvoiceStatus.Refunded, 3), (story.State.Status, story.State.CreditNotes.Length));
        Assert.Equal(Euro(95_20), BillEvolution.Credited(story.State));
    }

    [Fact]
    public void A_refund_of_a_part_leaves_it_paid()
    {
        story.Given(Settled()).When(Back(Pia, 10_00));
        Assert.Equal((InvoiceStatus.Paid, 85_20), (story.State.Status, story.State.Paid));
        story.When(Pay(Pia, 10_00)).ThenRefused("invoice.is-paid", "paid");
    }

    [Fact]
    public void It_has_as_many_parts_as_four_years_of_instalments()
    {
        story.Given(Sent());
        for (var part = 0; part < BillTerms.MaximumParts; part++)
        {
            story.When(Pay(Pia, 1));
        }

        story.When(Pay(Pia, 1)).ThenRefused("invoice.too-many-parts", "limit");
        for (var part = 0; part < BillTerms.MaximumParts; part++)
        {
            story.When(Back(Pia, 1));
        }

        story.When(Back(Pia, 1)).ThenRefused("invoice.nothing-paid");
    }

    [Fact]
    public void Its_customer_is_reminded_three_times_a_week_apart_while_it_is_owed()
    {
        story.Given(Sent()).ThenPending((Bill.ReminderDue, Due.AddDays(1)));
        for (var week = 0; week < BillTerms.MaximumReminders; week++)
        {
            story.WhenDue(Bill.ReminderDue).ThenWants(Bill.ReminderIntent);
            Assert.Equal((week + 1, Due.AddDays(1 + (7 * week))), (story.State.Reminders, story.State.RemindedAt));
            story.When(Mailed(Booking)).ThenNothing().When(Mailed(story.State.ReminderMailId!.Value)).ThenWants();
        }

        story.ThenPending();
    }

    [Fact]
    public void A_reminder_dies_when_the_money_comes_or_nobody_owes_it()
    {
        story.Given(Sent()).WhenDue(Bill.ReminderDue).When(Pay(Pia)).ThenWants().ThenPending();
        new StoryOfBill().Given(Sent()).WhenDue(Bill.ReminderDue).When(new VoidBill(By(Pia), null)).ThenWants().ThenPending();
    }

    [Fact]
    public void Nobody_is_reminded_of_what_has_no_number() => story.When(Draft(Hours)).When(new SendBill(By(Pia), Sides)).ThenPending();

    private static BillEvent[] Drafted() =>
        [new BillDrafted(Monday, Pia.ProviderId, Ada.Id, Booking, null, Hours, Named("Pia's Parlour"), Named("Ada Lovelace"), "Europe/Berlin")];

    private static BillEvent[] Sent()
    {
        var drafted = Bill.Evolve(new BillState(), Drafted()[0]);
        return [.. Drafted(), new BillSent(Monday, drafted.Document!), new BillNumbered(Monday, 7, Monday)];
    }

    private static BillEvent[] Settled() =>
        [.. Sent(), new BillPaymentConfirmed(Monday, new BillPayment(Booking, Monday, HandoverMethod.Cash, null, Pia.Id, Euro(95_20)))];

    private static BillEvent[] BackWhole() =>
    [
        .. Settled(),
        new BillRefunded(
            Monday,
            new BillRefund(Booking, Monday, HandoverMethod.Cash, null, Pia.Id, Euro(95_20), null, Booking),
            [new InvoiceLine("An hour", 1, Euro(80_00), Euro(80_00), Euro(15_20), 19_00)]),
    ];

    private static BillVoided Voided() => new(Monday, null, Booking);

    private static BillChanges Otherwise() => new("Violin", default, default, default, (string?)null, default);

    private static BillChanges Until(DateTimeOffset due) => new(default, default, (DateTimeOffset?)due, default, default, default);

    private static DraftBill Draft(BillPlan plan, BillSides? sides = null) => new(By(Pia), plan, Booking, null, sides ?? Sides);

    private static NumberBill Number(long number) => new(By(Actor.Platform), number, Monday);

    private static PayBill Pay(Actor who, long? cents = null, string? reference = null) =>
        new(By(who), HandoverMethod.BankTransfer, reference, cents is { } amount ? Euro(amount) : null);

    private static RefundBill Back(Actor who, long? cents = null) => new(By(who), HandoverMethod.Cash, null, cents is { } amount ? Euro(amount) : null, "Too much.");

    private static ConfirmBillReminder Mailed(Guid mail) => new(By(Actor.Platform), mail);

    private static CommandContext By(Actor actor) => TestContexts.By(actor);

    private static InvoiceParty Named(string name) => new(name, [], null, null);

    private static Money Euro(long cents) => new(cents, "EUR");
}
