using StoryOfReceipt = Marketplace.Story<
    Marketplace.Invoices.PaymentReceipt,
    Marketplace.Invoices.PaymentReceiptState,
    Marketplace.Invoices.PaymentReceiptCommand,
    Marketplace.Invoices.PaymentReceiptEvent>;

namespace Marketplace.Invoices;

public sealed class ReceiptRules
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Payment = new("99999999-0000-0000-0000-000000000000");
    private static readonly ReceiptDocument Paid = new(Payment, TestContexts.Person(1).Id, "An hour", new Money(80_00, "EUR"), Monday, "Europe/Berlin");

    private readonly StoryOfReceipt story = new StoryOfReceipt().At(Monday);

    [Fact]
    public void A_receipt_is_written_once_and_mailed_once()
    {
        var write = new WritePaymentReceipt(TestContexts.By(Actor.Platform), Paid);
        var mail = DerivedId.From(write.Context.Id.Value, "mail");
        story.When(write).Then(new PaymentReceiptWritten(Monday, Paid, mail)).ThenWants(PaymentReceipt.MailIntent);
        story.When(new WritePaymentReceipt(TestContexts.By(Actor.Platform), Paid)).ThenNothing();
        story.When(Mailed(Payment)).ThenNothing().ThenWants(PaymentReceipt.MailIntent);
        story.When(Mailed(mail)).Then(new PaymentReceiptMailed(Monday, mail)).ThenWants();
        story.When(Mailed(mail)).ThenNothing();
    }

    [Fact]
    public void Nobody_is_mailed_what_was_never_written() => story.When(Mailed(Payment)).ThenRefused("invoice.receipt-unknown");

    [Fact]
    public void Each_charge_has_a_receipt_of_its_own()
    {
        Assert.Equal(InvoiceIds.OfReceipt(Payment, "ch_1"), InvoiceIds.OfReceipt(Payment, "ch_1"));
        Assert.NotEqual(InvoiceIds.OfReceipt(Payment, "ch_1"), InvoiceIds.OfReceipt(Payment, "ch_2"));
    }

    private static ConfirmReceiptMail Mailed(Guid mail) => new(TestContexts.By(Actor.Platform), mail);
}
