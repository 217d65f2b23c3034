using Marketplace.Bookings;
using Marketplace.Series;
using static Marketplace.Series.OccurrenceOutcome;

namespace Marketplace.Simulations;

/// <summary>What a series and its bookings must say of each other once everything has settled: no series is ever half booked.</summary>
internal static class SeriesLaws
{
    public static IEnumerable<Violation> Judge(Town town)
    {
        var bookings = town.Watch.History.Last<BookingState>().ToDictionary(booking => booking.Id.GetGuidKey(), booking => booking.State);
        foreach (var (id, series) in town.Watch.History.Last<SeriesState>())
        {
            if (series.Status is not (SeriesStatus.Placed or SeriesStatus.Refused) || series.Times.Any(time => time.Outcome is Pending or Strayed or Cancelling))
            {
                yield return new Violation("liveness", $"{id} is still {series.Status}: {Outcomes(series)}");
            }

            if (series is { Status: SeriesStatus.Placed, Plan.SkipConflicts: false } && series.Times.Any(time => time.Outcome is not (Booked or Cancelled)))
            {
                yield return new Violation("series", $"{id} was to be booked as a whole: {Outcomes(series)}");
            }

            for (var index = 0; index < series.Times.Length; index++)
            {
                var booking = bookings.GetValueOrDefault(SeriesView.BookingOf(id.GetGuidKey(), index));
                if (Complaint(series.Times[index].Outcome, booking) is { } complaint)
                {
                    yield return new Violation("series", $"{id} says that time {index} is {series.Times[index].Outcome}, and its booking {complaint}");
                }
            }
        }
    }

    private static string? Complaint(OccurrenceOutcome outcome, BookingState? booking) => (outcome, booking) switch
    {
        (Skipped or Untried, null) => null,
        (Skipped or Untried, _) => "exists",
        (_, null) => "does not exist",
        (Released or Cancelled, { EndedAt: null }) => $"goes on as {booking.Status}",
        _ => null,
    };

    private static string Outcomes(SeriesState series) => string.Join(", ", series.Times.Select(time => time.Outcome));
}
