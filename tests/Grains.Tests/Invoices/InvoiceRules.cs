using StoryOfInvoice = Marketplace.Story<
    Marketplace.Invoices.Invoice, Marketplace.Invoices.InvoiceState, Marketplace.Invoices.InvoiceCommand, Marketplace.Invoices.InvoiceEvent>;
using StoryOfSeries = Marketplace.Story<
    Marketplace.Invoices.InvoiceSeries,
    Marketplace.Invoices.InvoiceSeriesState,
    Marketplace.Invoices.InvoiceSeriesCommand,
    Marketplace.Invoices.InvoiceSeriesEvent>;

namespace Marketplace.Invoices;

public sealed class InvoiceRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Note = new("77777777-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Eve = TestContexts.Person(3);

    private static readonly InvoiceDocument Hour = new(
        InvoiceKind.Service, Pia.ProviderId, Named("Pia's Parlour"), Ada.Id, Named("Ada Lovelace"), default, default, "An hour",
        [new InvoiceLine("An hour", 1, Euro(80_00), Euro(80_00), Euro(0))], Euro(80_00), Euro(0), Monday, "Europe/Berlin");

    private readonly StoryOfInvoice story = new StoryOfInvoice().At(Monday);

    [Fact]
    public void The_laws_hold()
    {
        HoldFor<Invoice, InvoiceState, InvoiceCommand, InvoiceEvent>();
        HoldFor<InvoiceSeries, InvoiceSeriesState, InvoiceSeriesCommand, InvoiceSeriesEvent>();
        HoldFor<PaymentReceipt, PaymentReceiptState, PaymentReceiptCommand, PaymentReceiptEvent>();
    }

    [Fact]
    public void Numbers_follow_each_other_and_so_do_their_dates()
    {
        var series = new StoryOfSeries().At(Monday);
        series.When(Take(1)).Then(new InvoiceNumberTaken(Monday, Id(1), 1));
        series.At(Monday.AddHours(-3)).When(Take(2)).Then(new InvoiceNumberTaken(Monday, Id(2), 2));
        series.At(Monday.AddHours(1)).When(Take(3)).Then(new InvoiceNumberTaken(Monday.AddHours(1), Id(3), 3));
    }

    [Fact]
    public void An_invoice_is_a_draft_until_it_has_its_number()
    {
        story.When(Draft(Hour)).Then(new InvoiceDrafted(Monday, Hour));
        Assert.Equal(InvoiceStatus.Draft, story.State.Status);
        var issue = Issue(7);
        story.When(issue).Then(new InvoiceIssued(Monday, 7, Monday, DerivedId.From(issue.Context.Id.Value, "mail")));
        Assert.Equal((InvoiceStatus.Paid, 7), (story.State.Status, story.State.Number));
    }

    [Fact]
    public void It_is_drafted_once_and_never_numbered_anew() => story
        .When(Draft(Hour)).When(Draft(Hour with { Title = "Two hours" })).ThenNothing()
        .When(Issue(7)).When(Issue(7)).ThenNothing()
        .When(Issue(8)).ThenRefused("invoice.is-numbered");

    [Fact]
    public void Its_recipient_is_mailed_it_once_it_has_its_number()
    {
        story.When(Draft(Hour)).ThenWants().When(Issue(7)).ThenWants(Invoice.MailIntent);
        var mail = story.State.MailId!.Value;
        story.When(Mailed(Note)).ThenNothing().ThenWants(Invoice.MailIntent);
        story.When(Mailed(mail)).Then(new InvoiceMailed(Monday, mail)).ThenWants().When(Mailed(mail)).ThenNothing();
        Assert.Equal((InvoiceStatus.Paid, 7), (story.State.Status, story.State.Number));
    }

    [Fact]
    public void What_was_issued_before_there_were_mails_is_not_mailed_now() =>
        story.Given(new InvoiceDrafted(Monday, Hour), new InvoiceIssued(Monday, 7, Monday)).ThenWants();

    [Fact]
    public void Credit_notes_give_back_as_much_as_it_is_about()
    {
        story.When(Draft(Hour)).When(Issue(7));
        story.When(Credit(30_00)).Then(new InvoiceCredited(Monday, Note, Euro(30_00)));
        Assert.Equal((InvoiceStatus.Paid, 30_00), (story.State.Status, story.State.Credited));
        story.When(Credit(50_01)).ThenRefused("invoice.credit-too-much");
        story.When(Credit(50_00));
        Assert.Equal(InvoiceStatus.Refunded, story.State.Status);
    }

    [Fact]
    public void A_credit_note_waits_for_the_number_of_what_it_corrects()
    {
        story.When(Draft(Hour)).When(Credit(80_00)).ThenRefused("invoice.is-draft");
        story.When(Issue(7)).When(Credit(80_00));
        Assert.Equal((InvoiceStatus.Refunded, 7), (story.State.Status, story.State.Number));
    }

    [Fact]
    public void A_credit_note_is_sent_and_nobody_pays_it()
    {
        story.When(Draft(Hour with { Corrects = Note })).When(Issue(8));
        Assert.Equal(InvoiceStatus.Sent, story.State.Status);
    }

    [Fact]
    public void Nothing_happens_to_what_was_never_drafted() => story.When(Issue(1)).ThenRefused("invoice.unknown").When(Credit(1)).ThenRefused("invoice.unknown");

    [Fact]
    public void Both_sides_and_operators_see_it_and_nobody_else()
    {
        var state = story.When(Draft(Hour)).State;
        Assert.All([Ada, Pia, new Actor(ActorRole.Operator, Note, default)], who => Assert.True(Invoice.Concerns(state, who)));
        Assert.All([Eve, Actor.Visitor], who => Assert.False(Invoice.Concerns(state, who)));
        Assert.False(Invoice.Concerns(new InvoiceState(), Ada));
    }

    private static ConfirmInvoiceMail Mailed(Guid mail) => new(TestContexts.By(Actor.Platform), mail);

    private static InvoiceParty Named(string name) => new(name, [], null, null);

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static TakeInvoiceNumber Take(int invoice) => new(TestContexts.By(Actor.Platform), Id(invoice));

    private static DraftInvoice Draft(InvoiceDocument document) => new(TestContexts.By(Actor.Platform), document);

    private static IssueInvoice Issue(long number) => new(TestContexts.By(Actor.Platform), number, Monday);

    private static CreditInvoice Credit(long cents) => new(TestContexts.By(Actor.Platform), Note, Euro(cents));

    private static Money Euro(long cents) => new(cents, "EUR");
}
