using Marketplace.Bookings;
using Marketplace.Listings;
using Marketplace.Resources;

namespace Marketplace.Waitlists;

/// <summary>A waitlist asks listing and calendar for facts; both are told nothing by it, and bookings tell it by relays.</summary>
[GrainType("waitlist")]
internal sealed class WaitlistGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<WaitlistState, WaitlistEvent>> journal,
    AggregateServices services,
    IGrainFactory grains)
    : AggregateGrain<Waitlist, WaitlistState, WaitlistCommand, WaitlistEvent>(journal, services), IWaitlistGrain
{
    public async Task<Outcome<WaitlistPlace>> Join(JoinWaitlist command)
    {
        if (await Heard(command.Context) is { } before)
        {
            return before.Refusal is { } reused ? reused : new Outcome<WaitlistPlace>(new WaitlistPlace(command.EntryId), null, before.Replayed);
        }

        var terms = await grains.GetGrain<IListingTerms>(command.ListingId)
            .Terms(new TermsQuery(command.Start, command.Duration, command.Seats, command.Chosen), CancellationToken.None);
        if (terms.View is not { } agreed)
        {
            return terms.Refusal!;
        }

        if (ResourceChoices.Missing(agreed) is { } notChosen)
        {
            return notChosen;
        }

        var entry = new WaitlistEntry(
            command.EntryId,
            command.Context.By.Id,
            agreed.ListingId,
            agreed.Title,
            agreed.Start,
            agreed.End,
            agreed.Start - agreed.Rules.BufferBefore,
            agreed.End + agreed.Rules.BufferAfter,
            command.Duration,
            agreed.Seats,
            command.Chosen);
        return await Answer(new EnterWaitlist(command.Context, entry, agreed.ProviderId, await InTheWay(agreed)), () => new WaitlistPlace(entry.Id));
    }

    public Task<Outcome<WaitlistPlace>> Leave(LeaveWaitlist command) => Answer(command, () => new WaitlistPlace(command.EntryId));

    public Task TimeFreed(FreeTime command) => Obey(command);

    public Task Record(RecordOffer command) => Obey(command);

    /// <summary>Where the price is agreed on first, nothing is held that could be waited for.</summary>
    private async Task<string?> InTheWay(BookingTerms terms)
    {
        if (terms.Mode is BookingMode.Quote)
        {
            return "mode";
        }

        var explained = await grains.Explain(terms, CancellationToken.None);
        return explained.Bookable ? null : explained.Reasons[0].Rule;
    }
}
