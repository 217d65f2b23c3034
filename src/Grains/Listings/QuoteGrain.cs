using Marketplace.Bookings;
using Marketplace.Payments;

namespace Marketplace.Listings;

[GrainType("quote")]
internal sealed class QuoteGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<QuoteState, QuoteEvent>> journal,
    AggregateServices services,
    GatewayChoice gateways)
    : AggregateGrain<Quote, QuoteState, QuoteCommand, QuoteEvent>(journal, services), IQuoteGrain
{
    public async Task<Outcome<QuoteView>> Prepare(PrepareQuote command)
    {
        var priced = await GrainFactory.GetGrain<IListingGrain>(command.ListingId).Terms(command.Wish, CancellationToken.None);
        return await Answer(command with { Priced = gateways.Payable(priced) }, View);
    }

    public async Task<Outcome<QuoteView>> Read(CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Terms is null ? QuoteRefusals.Unknown : View();
    }

    public Task<Outcome<BookingTerms>> Quoted(CancellationToken cancellationToken) => Task.FromResult(Quote.Standing(State, Now));

    private QuoteView View() => new(this.GetPrimaryKey(), State.ExpiresAt, State.Terms!);
}
