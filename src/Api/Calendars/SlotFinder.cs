using Marketplace.Bookings;
using Marketplace.Listings;
using Marketplace.Resources;

namespace Marketplace.Calendars;

/// <summary>From a listing's name in a URL to the calendars that know its slots.</summary>
internal sealed class SlotFinder(
    IGrainFactory grains, ListingNames names, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    /// <summary>What to ask, or why it cannot be asked.</summary>
    public async Task<Outcome<SlotSearch>> Find(string listing, SlotsRequest request, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wish = request.Wish(check, clock.GetUtcNow());
        if (check.Refusal is { } malformed)
        {
            return malformed;
        }

        var terms = await Terms(listing, wish, cancellationToken);
        if (terms.View is not { } agreed)
        {
            return terms.Refusal!;
        }

        var query = request.Query(check, agreed);
        return check.Refusal is { } refusal ? refusal : new SlotSearch(query, agreed);
    }

    public Task<SlotList> Slots(SlotSearch search, CancellationToken cancellationToken) =>
        grains.Slots(search.Terms, search.Query, cancellationToken);

    public async Task<Outcome<SlotExplanation>> Explain(string listing, TermsQuery wish, CancellationToken cancellationToken)
    {
        var terms = await Terms(listing, wish, cancellationToken);
        return terms.View is { } agreed ? await grains.Explain(agreed, cancellationToken) : terms.Refusal!;
    }

    private async Task<Outcome<BookingTerms>> Terms(string listing, TermsQuery wish, CancellationToken cancellationToken) =>
        await grains.GetGrain<IListingGrain>(await names.Find(listing, cancellationToken)).Terms(wish, cancellationToken);
}

/// <summary>Which slots somebody looks for.</summary>
/// <param name="Query">What to ask each calendar.</param>
/// <param name="Terms">What would be agreed, which says whose calendars they are.</param>
internal sealed record SlotSearch(SlotQuery Query, BookingTerms Terms);
