using System.Text;

namespace Marketplace.Feeds;

public sealed class Calendar_texts
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lines_are_folded_at_75_octets_between_characters()
    {
        var title = string.Concat(Enumerable.Repeat("Fototermin für Zoë 📷, ", 12)).Trim();
        var text = new ICalendarWriter().Text("SUMMARY", title).ToString();
        var lines = text.Split("\r\n");

        Assert.True(lines.Length > 3);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.All(lines, line => Assert.DoesNotContain('\uFFFD', line));
        Assert.Equal($"SUMMARY:{title.Replace(",", "\\,", StringComparison.Ordinal)}\r\n", text.Replace("\r\n ", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_cannot_break_out_of_its_line()
    {
        var text = new ICalendarWriter().Text("SUMMARY", "a\\b;c,d\r\nEND:VEVENT\u0007\u2028x").ToString();

        Assert.Equal("SUMMARY:a\\\\b\\;c\\,d\\nEND:VEVENT\\nx\r\n", text);
    }

    [Fact]
    public void An_event_says_what_a_calendar_needs()
    {
        var id = Guid.Parse("b0000000-0000-0000-0000-000000000001");
        var text = FeedText.Of(CalendarFeedRole.Customer, [new FeedBooking(id, "Portrait", "confirmed", Noon, Noon.AddHours(1), 2, Noon.AddDays(-3), Noon.AddDays(-1), 4)]);

        Assert.Equal(
            [
                "BEGIN:VEVENT",
                "UID:b0000000-0000-0000-0000-000000000001@bookings.marketplace",
                "SEQUENCE:4",
                "DTSTAMP:20260301T120000Z",
                "CREATED:20260227T120000Z",
                "LAST-MODIFIED:20260301T120000Z",
                "DTSTART:20260302T120000Z",
                "DTEND:20260302T130000Z",
                "SUMMARY:Portrait",
                "STATUS:CONFIRMED",
                "TRANSP:OPAQUE",
                "DESCRIPTION:2 seats",
                "END:VEVENT",
                "END:VCALENDAR",
            ],
            text.Split("\r\n").SkipWhile(line => line != "BEGIN:VEVENT").Where(line => line.Length > 0));
    }

    [Theory]
    [InlineData("pending_payment", "TENTATIVE")]
    [InlineData("closed", "CONFIRMED")]
    [InlineData("cancelled", "CANCELLED")]
    [InlineData("payment_expired", null)]
    public void The_status_of_a_booking_is_one_of_three(string booking, string? status)
    {
        var text = FeedText.Of(CalendarFeedRole.Provider, [new FeedBooking(Guid.NewGuid(), "x", booking, Noon, Noon.AddHours(1), 1, Noon, Noon, 1)]);

        Assert.Equal(status is not null, text.Contains($"STATUS:{status}\r\n", StringComparison.Ordinal));
        Assert.Equal(status is not null, text.Contains("BEGIN:VEVENT", StringComparison.Ordinal));
    }
}
