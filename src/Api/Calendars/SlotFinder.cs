using Marketplace.Listings;

namespace Marketplace.Calendars;

/// <summary>From a listing's name in a URL to the calendar that knows its slots.</summary>
internal sealed class SlotFinder(
    IGrainFactory grains, ListingNames names, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    /// <summary>What to ask of which calendar, or why it cannot be asked.</summary>
    public async Task<(SlotQuery? Query, ICalendarGrain? Calendar, Refusal? Refusal)> Find(
        string listing, SlotsRequest request, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wish = request.Wish(check, clock.GetUtcNow());
        if (check.Refusal is { } malformed)
        {
            return (null, null, malformed);
        }

        var terms = await Terms(listing, wish, cancellationToken);
        if (terms.View is not { } agreed)
        {
            return (null, null, terms.Refusal);
        }

        var query = request.Query(check, agreed);
        return check.Refusal is { } refusal
            ? (null, null, refusal)
            : (query, grains.GetGrain<ICalendarGrain>(agreed.ResourceId), null);
    }

    public async Task<(SlotExplanation? Explanation, Refusal? Refusal)> Explain(
        string listing, TermsQuery wish, CancellationToken cancellationToken)
    {
        var terms = await Terms(listing, wish, cancellationToken);
        if (terms.View is not { } agreed)
        {
            return (null, terms.Refusal);
        }

        return (await grains.GetGrain<ICalendarGrain>(agreed.ResourceId).Explain(SlotQuestion.Of(agreed), cancellationToken), null);
    }

    private async Task<Outcome<Bookings.BookingTerms>> Terms(string listing, TermsQuery wish, CancellationToken cancellationToken) =>
        await grains.GetGrain<IListingGrain>(await names.Find(listing, cancellationToken)).Terms(wish, cancellationToken);
}
