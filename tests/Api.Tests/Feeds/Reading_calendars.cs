using System.Globalization;

namespace Marketplace.Feeds;

/// <summary>Calendars as other programs write them.</summary>
public sealed class Reading_calendars
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("DTSTART:20260302T090000Z|DTEND:20260302T100000Z", "03-02 09:00-10:00")]
    [InlineData("DTSTART:20260302T090000Z|DURATION:PT90M", "03-02 09:00-10:30")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20260302T090000|DTEND;TZID=Europe/Berlin:20260302T100000", "03-02 08:00-09:00")]
    [InlineData("DTSTART;TZID=\"W. Europe Standard Time\":20260302T090000|DURATION:PT1H", "03-02 08:00-09:00")]
    [InlineData("DTSTART;TZID=/citadel.org/20260101_1/America/New_York:20260302T090000|DURATION:PT1H", "03-02 14:00-15:00")]
    [InlineData("DTSTART;TZID=Nowhere:20260302T090000|DURATION:PT1H", "03-02 08:00-09:00")]
    [InlineData("DTSTART:20260302T090000|DURATION:PT1H", "03-02 08:00-09:00")]
    [InlineData("DTSTART;VALUE=DATE:20260302", "03-01 23:00-23:00")]
    [InlineData("DTSTART;VALUE=DATE:20260302|DTEND;VALUE=DATE:20260304", "03-01 23:00-23:00")]
    [InlineData("DTSTART:20260302T090000Z", "")]
    [InlineData("DTSTART:20260302T090000Z|DTEND:20260302T080000Z", "")]
    [InlineData("DTSTART:20260302T090000Z|DURATION:PT1H|TRANSP:TRANSPARENT", "")]
    [InlineData("DTSTART:20260302T090000Z|DURATION:PT1H|STATUS:CANCELLED", "")]
    [InlineData("DTSTART:20200302T090000Z|DURATION:PT1H", "")]
    [InlineData("DTSTART:2026-03-02|DURATION:PT1H", "")]
    [InlineData("dtstart:20260302T090000Z|duration:PT1H", "03-02 09:00-10:00")]
    [InlineData("DTSTART:20260302T090000Z|DURATION:PT1H|BEGIN:VALARM|DURATION:PT15M|END:VALARM", "03-02 09:00-10:00")]
    [InlineData("DTSTART:20260228T230000Z|DTEND:20260301T010000Z", "02-28 23:00-01:00")]
    [InlineData("DTSTART:20260302T090000Z|DURATION:PT1H|RRULE:FREQ=NONSENSE", "03-02 09:00-10:00")]
    public void One_event(string lines, string expected) => Assert.Equal(expected, Read(Event("1", lines)));

    [Fact]
    public void What_recurs_counts_within_the_window_but_for_what_is_excluded_or_stands_elsewhere() =>
        Assert.Equal(
            "03-02 09:00-10:00, 03-09 09:00-10:00, 03-24 12:00-13:00, 04-07 09:00-10:00",
            Read(
                Event("1", "DTSTART:20260105T090000Z|DURATION:PT1H|RRULE:FREQ=WEEKLY;UNTIL=20260401T000000Z|EXDATE:20260316T090000Z,20260330T090000Z|RDATE:20260407T090000Z"),
                Event("1", "RECURRENCE-ID:20260323T090000Z|DTSTART:20260324T120000Z|DURATION:PT1H")));

    [Fact]
    public void A_time_of_a_series_that_was_cancelled_is_free() =>
        Assert.Equal(
            "03-02 09:00-10:00",
            Read(Event("1", "DTSTART:20260302T090000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2"), Event("1", "RECURRENCE-ID:20260303T090000Z|DTSTART:20260303T090000Z|DURATION:PT1H|STATUS:CANCELLED")));

    [Fact]
    public void What_touches_becomes_one() =>
        Assert.Equal(
            "03-02 09:00-12:00",
            Read(Event("1", "DTSTART:20260302T090000Z|DURATION:PT2H"), Event("2", "DTSTART:20260302T110000Z|DURATION:PT1H"), Event("3", "DTSTART:20260302T100000Z|DURATION:PT1M")));

    [Fact]
    public void Lines_are_unfolded_whatever_ends_them() =>
        Assert.Equal("03-02 09:00-10:00", Written(CalendarReading.Of("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTST\n ART:2026\n\t0302T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR", "UTC", From, To)));

    [Theory]
    [InlineData("", "not-a-calendar")]
    [InlineData("<html>Not found</html>", "not-a-calendar")]
    public void What_is_no_calendar_is_not_taken_for_an_empty_one(string text, string failure) =>
        Assert.Equal(failure, CalendarReading.Of(text, "UTC", From, To).Failure);

    [Fact]
    public void What_nobody_could_look_through_is_refused_rather_than_cut_short()
    {
        var many = Enumerable.Range(0, 5_001).Select(number => Event($"{number}", "DTSTART:20260302T090000Z|DURATION:PT1H"));
        var scattered = Event("1", "DTSTART:20260302T090000Z|DURATION:PT1M|RRULE:FREQ=MINUTELY;INTERVAL=5");
        var endless = Enumerable.Range(0, 50).Select(number => Event($"{number}", $"DTSTART:19700101T0000{number:00}Z|DURATION:PT1S|RRULE:FREQ=SECONDLY;COUNT=2147483647"));

        Assert.Equal("too-large", Calendar([.. many]).Failure);
        Assert.Equal("too-large", Calendar(scattered).Failure);
        Assert.Equal("too-complex", Calendar([.. endless]).Failure);
    }

    [Fact]
    public void Nonsense_never_throws()
    {
        string[] words = ["BEGIN:", "END:", "VEVENT", "VCALENDAR", "DTSTART", ";TZID=", "\"", ":", "20260302", "T090000Z", "\r\n", "\n ", "RRULE:FREQ=", "DAILY", "EXDATE:", ",", "/", "DURATION:P", "1D", "\0", "é"];
        var random = new Random(5545);
        for (var draw = 0; draw < 5_000; draw++)
        {
            var text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => words[random.Next(words.Length)])) + "\nEND:VEVENT";
            Assert.NotNull(CalendarReading.Of(text, "Europe/Berlin", From, To));
        }
    }

    [Fact]
    public void What_we_publish_can_be_imported() =>
        Assert.Equal(
            "03-02 09:00-10:00",
            Written(CalendarReading.Of(
                FeedText.Of(CalendarFeedRole.Customer, [new FeedBooking(Guid.NewGuid(), "A; b, \\ c", "confirmed", From.AddHours(33), From.AddHours(34), 1, From, From, 1)]),
                "UTC", From, To)));

    private static string Event(string id, string lines) => $"BEGIN:VEVENT\r\nUID:{id}\r\n{lines.Replace("|", "\r\n", StringComparison.Ordinal)}\r\nEND:VEVENT\r\n";

    private static CalendarReading Calendar(params string[] events) =>
        CalendarReading.Of($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{string.Concat(events)}END:VCALENDAR\r\n", "Europe/Berlin", From, To);

    private static string Read(params string[] events) => Written(Calendar(events));

    private static string Written(CalendarReading reading)
    {
        Assert.Null(reading.Failure);
        return string.Join(", ", reading.Times.Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.Start:MM-dd HH:mm}-{time.End:HH:mm}")));
    }
}
