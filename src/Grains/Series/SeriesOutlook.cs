using Marketplace.Bookings;
using Marketplace.Listings;
using Marketplace.Resources;

namespace Marketplace.Series;

/// <summary>Looks at every time of a series before anything is booked: what it costs, and what is in its way.</summary>
internal static class SeriesOutlook
{
    /// <summary>In the way of a time: the one before it.</summary>
    private const string Itself = "series";

    public static async Task<Outcome<SeriesPreview>> Find(IGrainFactory grains, SeriesPlan plan, CancellationToken cancellationToken)
    {
        var (starts, refusal) = SeriesTimes.Of(plan);
        if (refusal is not null)
        {
            return refusal;
        }

        var listing = grains.GetGrain<IListingTerms>(plan.ListingId);
        var times = ImmutableArray.CreateBuilder<SeriesTime>(starts.Length);
        BookingTerms? first = null;
        foreach (var start in starts)
        {
            var terms = await listing.Terms(new TermsQuery(start, plan.Duration, plan.Seats, plan.Chosen), cancellationToken);
            if (terms.View is not { } agreed)
            {
                return terms.Refusal!;
            }

            if (agreed.Mode is BookingMode.Quote)
            {
                return SeriesRefusals.PricedByQuote;
            }

            if (ResourceChoices.Missing(agreed) is { } notChosen)
            {
                return notChosen;
            }

            first ??= agreed;
            var overlaps = times.Count > 0 && times[^1].End > agreed.Start;
            var conflict = overlaps ? Itself : await ConflictOf(grains, agreed, cancellationToken);
            times.Add(new SeriesTime(agreed.Start, agreed.End, agreed.Total, conflict));
        }

        return new SeriesPreview(first!.ProviderId, first.Title, times.DrainToImmutable());
    }

    private static async Task<string?> ConflictOf(IGrainFactory grains, BookingTerms terms, CancellationToken cancellationToken)
    {
        var explained = await grains.Explain(terms, cancellationToken);
        return explained.Bookable ? null : explained.Reasons[0].Rule;
    }
}
