using Marketplace.Bookings;
using Marketplace.Conversations;

namespace Marketplace.Invoices;

/// <summary>Before it is drafted and sent it asks who stands on it, and none of those whom it asks ever asks a bill.</summary>
[GrainType("bill")]
internal sealed class BillGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<BillState, BillEvent>> journal,
    AggregateServices services,
    IBillDrafts drafts)
    : AggregateGrain<Bill, BillState, BillCommand, BillEvent>(journal, services), IBillGrain
{
    public Task<Outcome<BillView>> Draft(DraftBill command) =>
        Answer(
            async () => command with
            {
                Sides = await Sides(command.Context.By.ProviderId, await Found(command)),
                Drafts = await drafts.Count(command.Context.By.ProviderId, CancellationToken.None),
            },
            View);

    public Task<Outcome<BillView>> Change(ChangeBill command) => Answer(command, View);

    public Task<Outcome<BillView>> Discard(DiscardBill command) => Answer(command, View);

    public Task<Outcome<BillView>> Send(SendBill command) =>
        Answer(async () => command with { Sides = await Sides(State.ProviderId, await Known()) }, View);

    public Task Number(NumberBill command) => Obey(command);

    public Task<Outcome<BillView>> Open(OpenBill command) => Answer(command, View);

    public Task<Outcome<BillView>> Pay(PayBill command) => Answer(command, View);

    public Task<Outcome<BillView>> Refund(RefundBill command) => Answer(command, View);

    public Task<Outcome<BillView>> Void(VoidBill command) => Answer(command, View);

    public Task ConfirmReminder(ConfirmBillReminder command) => Obey(command);

    public async Task<Outcome<BillView>> Read(Actor by, CancellationToken cancellationToken)
    {
        if (State.Number is null)
        {
            // An activation that another has overtaken may know the draft, and nothing of its number.
            await LookAgain();
        }

        return Bill.Concerns(State, by) ? View() : InvoiceRefusals.Unknown;
    }

    private async Task<BillSides> Sides(Guid providerId, BillCustomer? customer)
    {
        var provider = await InvoicePartyReader.Provider(GrainFactory, providerId, CancellationToken.None);
        return new BillSides(provider is null ? null : InvoiceDrafts.Provider(provider), provider?.Profile.TimeZone ?? "UTC", customer);
    }

    /// <summary>The customer of the booking or the conversation that is named; null where it is none of the provider's.</summary>
    private async Task<BillCustomer?> Found(DraftBill command)
    {
        var by = command.Context.By;
        if (command.BookingId is { } bookingId)
        {
            return (await GrainFactory.GetGrain<IBookingGrain>(bookingId).Read(by, CancellationToken.None)).View is { } booking && by.ActsFor(booking.Terms.ProviderId)
                ? await Customer(booking.CustomerId, booking.Terms.Mode is not BookingMode.Unpaid)
                : null;
        }

        return command.ThreadId is { } threadId
            && (await GrainFactory.GetGrain<IConversationGrain>(threadId).Read(by, CancellationToken.None)).View?.Conversation.Topic is { } topic && by.ActsFor(topic.ProviderId)
            ? await Customer(topic.CustomerId, isPaidHere: false)
            : null;
    }

    private async Task<BillCustomer?> Known() => State.Document is { } said ? await Customer(said.RecipientId, isPaidHere: false) : null;

    private async Task<BillCustomer> Customer(Guid accountId, bool isPaidHere) =>
        new(accountId, await InvoicePartyReader.Customer(GrainFactory, accountId, CancellationToken.None), isPaidHere);

    private BillView View() => new(
        this.GetPrimaryKey(),
        State.Status,
        State.Document!,
        State.Plan!.InternalNotes,
        State.Number,
        State.IssuedAt,
        State.ThreadId,
        State.DraftedAt,
        State.SentAt,
        State.ViewedAt,
        State.PaidAt,
        State.RefundedAt,
        State.VoidedAt,
        State.VoidReason,
        BillEvolution.Paid(State),
        BillEvolution.Credited(State),
        State.CreditNotes,
        State.Payments,
        State.Refunds,
        State.Reminders,
        Version);
}
