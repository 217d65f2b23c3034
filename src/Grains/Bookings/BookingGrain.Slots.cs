using Marketplace.Calendars;
using Marketplace.Listings;
using Marketplace.Payments;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>What a booking does together with the calendars: every command that takes a slot.</summary>
internal sealed partial class BookingGrain
{
    public async Task<Outcome<BookingView>> Book(BookSlot command)
    {
        if (await Heard(command.Context) is { } before)
        {
            return before.Refusal is { } refusal ? refusal : new Outcome<BookingView>(View(), null, before.Replayed);
        }

        // A package has been paid for; whatever else a booking costs somebody must be able to take.
        var priced = await Terms(command);
        var terms = command.PackageId is null ? gateways.Payable(priced) : priced;
        return terms.Refusal is { } noTerms ? noTerms
            : ResourceChoices.Missing(terms.View!) is { } notChosen ? notChosen
            : command.PackageId is { } package ? await BookWithCredit(command, terms.View!, package)
            : await Book(command, terms);
    }

    private async Task<Outcome<BookingView>> Book(BookSlot command, Outcome<BookingTerms> priced)
    {
        var terms = priced.View!;
        if (terms.Mode is BookingMode.Quote)
        {
            return await Answer(new AskForOffer(command.Context, terms, command.QuoteId, command.Notes), View);
        }

        if (terms is { Mode: not BookingMode.Unpaid, Credit: null }
            && await MayNotPay(command, command.Context.By.Id, PaymentId.OfSale(this.GetPrimaryKey()), terms.DueNow()) is { } refusal)
        {
            return refusal;
        }

        var uses = terms.Coupon is { } coupon ? await coupons.Of(coupon.CouponId, command.Context.By.Id, CancellationToken.None) : null;
        return await WithSlot(terms, ignoreNotice: false, command, taken => new PlaceBooking(
            command.Context, terms, taken.First, PaymentId.OfSale(this.GetPrimaryKey()), command.QuoteId, command.Notes, command.Hold, taken.Assignment, uses, command.KeepCard));
    }

    /// <summary>An offer is accepted together with its slot; the provider who made it has waived the notice.</summary>
    public async Task<Outcome<BookingView>> Accept(AcceptBooking command)
    {
        if (State.Status is not (BookingStatus.Quoted or BookingStatus.Requested))
        {
            // Another activation may have heard of an offer, and agreeing to one takes a slot.
            await LookAgain();
        }

        if (State is { Status: BookingStatus.Quoted, Offer: { } offered } && command.Context.By.Id == State.CustomerId
            && await MayNotPay(command, State.CustomerId, PaymentId.OfSale(this.GetPrimaryKey()), offered.Terms.DueNow()) is { } refusal)
        {
            return refusal;
        }

        return State is { Status: BookingStatus.Quoted, Offer: { } offer } && BookingRoles.Concerns(State, command.Context.By)
            ? await WithSlot(offer.Terms, ignoreNotice: true, command, taken => command with
            {
                PaymentId = PaymentId.OfSale(this.GetPrimaryKey()),
                Grant = taken.First,
                Assignment = taken.Assignment,
            })
            : await Answer(command, View);
    }

    /// <summary>The old slot is kept until the new one is taken: the write that takes it frees the other. Consent waives the notice.</summary>
    public async Task<Outcome<BookingView>> AcceptReschedule(AcceptMove command)
    {
        if (State.Move is null)
        {
            await LookAgain();
        }

        return State is { Status: BookingStatus.Confirmed, Move: { } move } && BookingRoles.Concerns(State, command.Context.By)
            ? await WithSlot(Rescheduling.TermsOf(State, move), ignoreNotice: true, command, taken => command with
            {
                Grant = taken.First,
                Assignment = taken.Assignment,
            })
            : await Answer(command, View);
    }

    /// <summary>
    /// Longer work takes its longer slot when it is so. Where it has to be paid first the slot is only asked for here, so that nobody
    /// pays for what cannot be.
    /// </summary>
    public async Task<Outcome<BookingView>> AcceptChangeOrder(AcceptChange command)
    {
        if (State.Change is null)
        {
            await LookAgain();
        }

        command = command with { BookingId = this.GetPrimaryKey() };
        if (State.Change is { PaymentId: null } wanted && ChangePayments.IsToBePaid(State, wanted)
            && await MayNotPay(command, State.CustomerId, PaymentId.Of(this.GetPrimaryKey(), PaymentPurpose.ChangeOrder, wanted.Number), wanted.Due) is { } mayNot)
        {
            return mayNot;
        }

        if (State is not { Change: { Longer: not null, PaymentId: null } change } || !BookingRoles.Concerns(State, command.Context.By))
        {
            return await Answer(command, View);
        }

        var terms = ChangeOrders.TermsOf(State, change);
        if (!ChangePayments.IsToBePaid(State, change))
        {
            return await WithSlot(terms, ignoreNotice: true, command, taken => command with { Grant = taken.First, Assignment = taken.Assignment }, goesOn: true);
        }

        var refused = await Heard(command.Context) is null ? await NotFree(terms) : null;
        return refused is not null ? refused : await Answer(command, View);
    }

    public async Task PaymentArrived(TakePayment command)
    {
        // The hold is gone, or never was: if the slot is still free the payment takes it, else it is given back.
        var wanted = command.PaymentId is null
            ? State.Status is BookingStatus.PaymentExpired ? State.Terms : null
            : State.Change is { Longer: not null } change && change.PaymentId == command.PaymentId ? ChangeOrders.TermsOf(State, change) : null;
        if (wanted is not null)
        {
            var taken = await WithSlot(
                wanted,
                ignoreNotice: true,
                command,
                taken => command with { Grant = taken.First, Assignment = taken.Assignment },
                goesOn: command.PaymentId is not null);
            if (taken.Refusal is null)
            {
                return;
            }
        }

        await Obey(command);
    }

    /// <summary>
    /// Asks the calendars first and tells them afterwards what became of their grants, whatever that was. A booking that keeps
    /// the slot it had must not be taken for one that has none, so then it only returns what it did not use.
    /// </summary>
    private async Task<Outcome<BookingView>> WithSlot(
        BookingTerms terms, bool ignoreNotice, BookingCommand command, Func<TakenSlots, BookingCommand> granted, bool goesOn = false)
    {
        if (await Heard(command.Context) is not null)
        {
            // A repeat has its answer, whatever slot the booking speaks of by now.
            return await Answer(command, View);
        }

        var taking = await new SlotTaking(grains, this.GetPrimaryKey(), terms, ignoreNotice, goesOn).Take(State.Assignment);
        if (taking.View is not { } taken)
        {
            return taking.Refusal!;
        }

        var settled = SlotOutcome.Unknown;
        try
        {
            var outcome = await Answer(granted(taken), View);
            settled = outcome.Refusal is null ? SlotOutcome.Taken
                : outcome.Refusal.Code == BookingRefusals.SlotTaken.Code ? SlotOutcome.Unknown
                : State.Grant is not null ? SlotOutcome.Returned
                : SlotOutcome.Free;
            return outcome;
        }
        finally
        {
            await taken.Settle(settled);
        }
    }

    /// <summary>Why a booking cannot go on for longer; null when it could.</summary>
    private async Task<Refusal?> NotFree(BookingTerms terms)
    {
        var taking = await new SlotTaking(grains, this.GetPrimaryKey(), terms, ignoreNotice: true, goesOn: true).Take(State.Assignment);
        if (taking.View is { } taken)
        {
            await taken.Settle(SlotOutcome.Returned);
        }

        return taking.Refusal;
    }

    private Task<Outcome<BookingTerms>> Terms(BookSlot command) =>
        command.QuoteId is { } quote ? QuotedTerms(command, quote)
            : command.PackageId is not null ? SessionTerms(command)
            : grains.GetGrain<IListingTerms>(command.ListingId)
                .Terms(new TermsQuery(command.Start, command.Duration, command.Seats, command.Chosen, command.AddOns), CancellationToken.None);

    /// <summary>A quote keeps its price for what was quoted, and for nothing else.</summary>
    private async Task<Outcome<BookingTerms>> QuotedTerms(BookSlot command, Guid quote)
    {
        var quoted = await grains.GetGrain<IQuoteTerms>(quote).Quoted(CancellationToken.None);
        return quoted.View is not { } terms ? quoted
            : BookingTermsMatch.Same(terms, command) ? terms.With(command.Chosen)
            : BookingRefusals.NotAsQuoted(terms, command);
    }
}
