using Marketplace.Bookings;
using Marketplace.Recurrence;

namespace Marketplace.Series;

/// <summary>From what somebody wants changed to the times that it means, one for each booking that is still to come.</summary>
internal static class SeriesTargets
{
    /// <param name="series">As it is.</param>
    /// <param name="change">What is wanted.</param>
    /// <param name="bookings">Its bookings that are still to come, by index.</param>
    public static Outcome<SeriesMovePreview> Of(SeriesState series, SeriesChange change, IReadOnlyDictionary<int, BookingView> bookings)
    {
        int[] indexes = [.. bookings.Keys.Order().Where(index => Concerned(series, change, index, bookings[index]))];
        var zone = WallClock.Of(series.Plan!.TimeZone);
        ImmutableArray<DateTimeOffset> starts;
        if (change is { Rule: { } text, Start: { } first })
        {
            var (given, refusal) = Given(text, first, zone, indexes.Length);
            if (refusal is not null)
            {
                return refusal;
            }

            starts = given;
        }
        else
        {
            var by = change.Start is { } start && change.Index < series.Times.Length
                ? start - zone.LocalOf(Original(series.Times[change.Index]))
                : (TimeSpan?)null;
            starts =
            [
                .. indexes.Select(index =>
                    by is not { } far ? bookings[index].Terms.Start
                    : zone.Moment(zone.LocalOf(Original(series.Times[index])) + far).At),
            ];
        }

        return new SeriesMovePreview(
        [
            .. indexes.Zip(starts, (index, start) => Target(index, bookings[index], start, change.Duration))
                .Where(time => time.Start != time.From || time.End != time.FromEnd),
        ]);
    }

    private static bool Concerned(SeriesState series, SeriesChange change, int index, BookingView booking) => change.Scope switch
    {
        SeriesScope.One => index == change.Index,
        SeriesScope.Following when index < change.Index => false,
        _ => change.IncludesMoved || (series.Times[index].OriginalStart is null && series.Times[index].Start == booking.Terms.Start),
    };

    /// <summary>As many times of a rule as there are to move.</summary>
    private static (ImmutableArray<DateTimeOffset> Starts, Refusal? Refusal) Given(string text, DateTime first, WallClock zone, int count)
    {
        var (rule, complaint) = RecurrenceText.Read(text);
        if (rule is null)
        {
            return ([], SeriesRefusals.RuleNotValid(complaint!));
        }

        var set = new RecurrenceSet(first, zone, rule, Added: [], Excluded: []);
        ImmutableArray<DateTimeOffset> starts = [.. set.All(new RecurrenceBudget(SeriesTimes.Steps)).Take(count)];
        return starts.Length < count ? ([], SeriesRefusals.RuleTooShort(count)) : (starts, null);
    }

    /// <summary>The time that the series gave it, even if it was moved by itself: it goes along with the others from there.</summary>
    private static DateTimeOffset Original(SeriesTimeState time) => time.OriginalStart ?? time.Start;

    private static SeriesMoveTime Target(int index, BookingView booking, DateTimeOffset start, TimeSpan? duration)
    {
        var slot = Rescheduling.SlotAt(booking.Terms, start, duration);
        return new SeriesMoveTime(
            index,
            booking.Id,
            booking.Terms.Start,
            booking.Terms.End,
            Rescheduling.DurationOf(booking.Terms),
            slot.Start,
            slot.End,
            booking.PolicyAnchor,
            SeriesMoveOutcome.Pending,
            null);
    }
}
