namespace Marketplace.Notifications;

/// <summary>No mail comes at night, wherever the night is, and no mail is held for longer than the night.</summary>
public sealed class Quiet_hours
{
    private static readonly QuietHours Night = new(new(22, 0), new(7, 0), "Europe/Berlin");

    [Theory]
    [InlineData("2026-01-10T20:59:59Z", null)]
    [InlineData("2026-01-10T21:00:00Z", "2026-01-11T06:00:00Z")]
    [InlineData("2026-01-11T05:59:59Z", "2026-01-11T06:00:00Z")]
    [InlineData("2026-01-11T06:00:00Z", null)]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29T05:00:00Z")] // The clock goes forward in between.
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z")] // And back.
    public void Hold_mails_until_they_end(string now, string? until) => Assert.Equal(At(until), NotificationTimes.EndOf(Night, At(now)!.Value));

    [Theory]
    [InlineData("2026-01-10T11:59:59Z", null)]
    [InlineData("2026-01-10T12:00:00Z", "2026-01-10T14:00:00Z")]
    [InlineData("2026-01-10T14:00:00Z", null)]
    public void May_lie_within_a_day(string now, string? until) =>
        Assert.Equal(At(until), NotificationTimes.EndOf(new QuietHours(new(12, 0), new(14, 0), "UTC"), At(now)!.Value));

    [Fact]
    public void End_when_the_clock_shows_it_or_would_have()
    {
        // 02:30 is skipped on that night: it uses the offset before the gap, so it is half past three.
        var skipped = new QuietHours(new(22, 0), new(2, 30), "Europe/Berlin");

        Assert.Equal(At("2026-03-29T01:30:00Z"), NotificationTimes.EndOf(skipped, At("2026-03-29T00:10:00Z")!.Value));
    }

    [Fact]
    public void Keep_back_neither_what_is_urgent_nor_what_is_wanted_nowhere()
    {
        var night = At("2026-01-10T23:00:00Z")!.Value;
        var quiet = new NotificationPreferences { Quiet = Night };

        Assert.Equal(At("2026-01-11T06:00:00Z"), NotificationTimes.MailAt(quiet, NotificationTopic.BookingConfirmed, night));
        Assert.Equal(night, NotificationTimes.MailAt(quiet, NotificationTopic.AccountSecurity, night));
        Assert.Equal(night, NotificationTimes.MailAt(quiet with { Quiet = null }, NotificationTopic.BookingConfirmed, night));
        Assert.Null(NotificationTimes.MailAt(quiet, NotificationTopic.PayoutSent, night));
    }

    private static DateTimeOffset? At(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
