using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

/// <summary>However busy times came together, one by one or all at once, they answer the same.</summary>
public sealed class Busy_times
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Answer_as_a_look_at_all_of_them_does(int seed)
    {
        var random = new Random(seed);
        var all = new List<Occupied>();
        var busy = BusyTimes.None;
        for (var change = 0; change < 60; change++)
        {
            if (all.Count > 0 && random.Next(4) == 0)
            {
                var gone = all[random.Next(all.Count)].BookingId;
                all.RemoveAll(seat => seat.BookingId == gone);
                busy = busy.Without(gone);
            }
            else
            {
                var more = Booked(MondayMorning.AddMinutes(random.Next(5_000)), TimeSpan.FromMinutes(random.Next(1, 2_000)));
                all.Add(more);
                busy = busy.With([more]);
            }

            var start = MondayMorning.AddMinutes(random.Next(6_000));
            var asked = new TimeRange(start, start.AddMinutes(random.Next(1, 300)));
            var expected = all.Where(seat => seat.Span.Overlaps(asked)).ToHashSet();
            Assert.True(expected.SetEquals(busy.Overlapping(asked)), $"seed {seed}, change {change}");
            Assert.True(expected.SetEquals(new BusyTimes(all).Overlapping(asked)));
        }
    }
}
