namespace Marketplace.Invoices;

[GrainType("invoice")]
internal sealed class InvoiceGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<InvoiceState, InvoiceEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Invoice, InvoiceState, InvoiceCommand, InvoiceEvent>(journal, services), IInvoiceGrain
{
    public Task Draft(DraftInvoice command) => Obey(command);

    public Task Issue(IssueInvoice command) => Obey(command);

    public Task Credit(CreditInvoice command) => Obey(command);

    public Task ConfirmMail(ConfirmInvoiceMail command) => Obey(command);

    public async Task<Outcome<InvoiceView>> Read(Actor by, CancellationToken cancellationToken)
    {
        if (State.Number is null)
        {
            // An activation that another has overtaken may know the draft, and nothing of its number.
            await LookAgain();
        }

        return Invoice.Concerns(State, by) && (State.Number is not null || by.Role is ActorRole.Platform) ? View() : InvoiceRefusals.Unknown;
    }

    private InvoiceView View()
    {
        var said = State.Document!;
        return new InvoiceView(
            this.GetPrimaryKey(),
            State.Status,
            State.Number,
            State.IssuedAt,
            said,
            new Money(State.Credited, said.Net.Currency),
            State.CreditNotes,
            Version);
    }
}
