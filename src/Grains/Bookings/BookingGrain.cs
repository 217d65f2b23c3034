using Marketplace.Calendars;
using Marketplace.Listings;

namespace Marketplace.Bookings;

[GrainType("booking")]
internal sealed class BookingGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<BookingState, BookingEvent>> journal,
    AggregateServices services,
    IGrainFactory grains)
    : AggregateGrain<Booking, BookingState, BookingCommand, BookingEvent>(journal, services), IBookingGrain
{
    public async Task<Outcome<BookingView>> Book(BookSlot command)
    {
        if (await Heard(command.Context) is { } before)
        {
            return before.Refusal is { } refusal ? refusal : new Outcome<BookingView>(View(), null, before.Replayed);
        }

        var terms = await Terms(command);
        if (terms.Refusal is { } noTerms)
        {
            return noTerms;
        }

        return terms.View is { Mode: BookingMode.Quote } asked
            ? await Answer(new AskForOffer(command.Context, asked, command.QuoteId, command.Notes), View)
            : await WithSlot(terms.View!, ignoreNotice: false, command, grant => new PlaceBooking(
                command.Context, terms.View!, grant, PaymentId, command.QuoteId, command.Notes, command.Hold));
    }

    public async Task<Outcome<BookingView>> Offer(MakeOffer command)
    {
        if (State.Terms is not { } asked || !BookingRoles.Concerns(State, command.Context.By))
        {
            return await Answer(command, View);
        }

        // What the last offer says stays, as far as this one does not say otherwise.
        var (wish, standing) = (command.Wish, State.Offer?.Terms ?? asked);
        var priced = await grains.GetGrain<IListingTerms>(asked.ListingId).OfferTerms(
            new OfferQuery(
                wish.Start ?? standing.Start, wish.Duration ?? standing.Duration ?? standing.End - standing.Start, asked.Seats, wish.Lines, wish.Deposit),
            CancellationToken.None);
        return await Answer(command with { Priced = priced }, View);
    }

    public Task<Outcome<BookingView>> Withdraw(WithdrawOffer command) => Answer(command, View);

    /// <summary>An offer is accepted together with its slot; the provider who made it has waived the notice.</summary>
    public Task<Outcome<BookingView>> Accept(AcceptBooking command) =>
        State is { Status: BookingStatus.Quoted, Offer: { } offer } && BookingRoles.Concerns(State, command.Context.By)
            ? WithSlot(offer.Terms, ignoreNotice: true, command, grant => command with { PaymentId = PaymentId, Grant = grant })
            : Answer(command, View);

    public Task<Outcome<BookingView>> Reschedule(ProposeMove command) => Answer(command, View);

    /// <summary>The old slot is kept until the new one is taken: the write that takes it frees the other. Consent waives the notice.</summary>
    public Task<Outcome<BookingView>> AcceptReschedule(AcceptMove command) =>
        State is { Status: BookingStatus.Confirmed, Move: { } move } && BookingRoles.Concerns(State, command.Context.By)
            ? WithSlot(Rescheduling.TermsOf(State, move), ignoreNotice: true, command, grant => command with { Grant = grant })
            : Answer(command, View);

    public Task<Outcome<BookingView>> DeclineReschedule(DeclineMove command) => Answer(command, View);

    public Task<Outcome<BookingView>> Decline(DeclineBooking command) => Answer(command, View);

    public Task<Outcome<BookingView>> Cancel(CancelBooking command) => Answer(command, View);

    public Task<Outcome<BookingView>> Complete(CompleteBooking command) => Answer(command, View);

    public Task<Outcome<BookingView>> Refund(RefundBooking command) => Answer(command, View);

    public async Task PaymentArrived(TakePayment command)
    {
        if (State.Status is BookingStatus.PaymentExpired)
        {
            // The hold is gone. If the slot is still free the payment takes it again, else it is given back.
            var taken = await WithSlot(State.Terms!, ignoreNotice: true, command, grant => command with { Grant = grant });
            if (taken.Refusal is null)
            {
                return;
            }
        }

        await Obey(command);
    }

    public Task PaymentExpected(ExpectPayment command) => Obey(command);

    public Task PaymentMissed(MissPayment command) => Obey(command);

    public Task PaymentLost(LosePayment command) => Obey(command);

    public Task<Outcome<BookingParties>> Parties(Actor by, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<BookingParties>>(
            State.Terms is { } terms && BookingRoles.Concerns(State, by)
                ? new BookingParties(State.CustomerId, terms.ProviderId, terms.ListingId, terms.Title)
                : BookingRefusals.Unknown);

    public Task<Outcome<BookingView>> Read(Actor by, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<BookingView>>(BookingRoles.Concerns(State, by) && Version > 0 ? View() : BookingRefusals.Unknown);

    public Task<Outcome<BookingTimers>> Timers(Actor by, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<BookingTimers>>(
            BookingRoles.Concerns(State, by) && Version > 0 ? BookingViews.TimersOf(State) : BookingRefusals.Unknown);

    public Task<Outcome<CancellationPreview>> Cancellation(Actor by, CancellationToken cancellationToken)
    {
        var now = Now;
        return Task.FromResult(Booking.PreviewCancellation(State, by, now));
    }

    /// <summary>
    /// Asks the calendar first and tells it afterwards what became of its grant, whatever that was. A booking that keeps the
    /// slot it had must not be taken for one that has none, so then the calendar reads again.
    /// </summary>
    private async Task<Outcome<BookingView>> WithSlot(
        BookingTerms terms, bool ignoreNotice, BookingCommand command, Func<SlotGrant, BookingCommand> granted)
    {
        if (await Heard(command.Context) is not null)
        {
            // A repeat has its answer, whatever slot the booking speaks of by now.
            return await Answer(command, View);
        }

        var id = this.GetPrimaryKey();
        var gate = grains.GetGrain<ICalendarGate>(terms.ResourceId);
        var grant = await gate.Reserve(new ReserveSlot(
            id, terms.ListingId, terms.Start, terms.End, terms.TimeZone, terms.Seats, terms.Rules, ignoreNotice));
        if (grant.Refusal is { } notFree)
        {
            return notFree;
        }

        var settled = SlotOutcome.Unknown;
        try
        {
            var outcome = await Answer(granted(grant.View!), View);
            settled = outcome.Refusal is null ? SlotOutcome.Taken
                : outcome.Refusal.Code == BookingRefusals.SlotTaken.Code || State.Grant is not null ? SlotOutcome.Unknown
                : SlotOutcome.Free;
            return outcome;
        }
        finally
        {
            await gate.Settle(id, settled);
        }
    }

    private Task<Outcome<BookingTerms>> Terms(BookSlot command) =>
        command.QuoteId is { } quote
            ? QuotedTerms(command, quote)
            : grains.GetGrain<IListingTerms>(command.ListingId)
                .Terms(new TermsQuery(command.Start, command.Duration, command.Seats), CancellationToken.None);

    /// <summary>A quote keeps its price for what was quoted, and for nothing else.</summary>
    private async Task<Outcome<BookingTerms>> QuotedTerms(BookSlot command, Guid quote)
    {
        var quoted = await grains.GetGrain<IQuoteTerms>(quote).Quoted(CancellationToken.None);
        return quoted.View is { } terms && !BookingTermsMatch.Same(terms, command) ? BookingRefusals.NotAsQuoted : quoted;
    }

    private Guid PaymentId => DerivedId.From(this.GetPrimaryKey(), "payment");

    private BookingView View() => BookingViews.Of(this.GetPrimaryKey(), State, Version);
}
