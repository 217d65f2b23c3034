namespace Marketplace.Feeds;

/// <summary>Bookings as an iCalendar (RFC 5545). The same bookings always give the same octets, so that its hash is its entity tag.</summary>
internal static class FeedText
{
    /// <summary>How long clients may wait before they look again.</summary>
    private const string Refresh = "PT1H";

    public static string Of(CalendarFeedRole role, IEnumerable<FeedBooking> bookings) => Of(NameOf(role), bookings);

    /// <param name="name">Under which calendars show it.</param>
    /// <param name="bookings">By end.</param>
    public static string Of(string name, IEnumerable<FeedBooking> bookings)
    {
        var text = new ICalendarWriter()
            .Begin("VCALENDAR")
            .Plain("VERSION", "2.0")
            .Plain("PRODID", "-//Marketplace//Bookings//EN")
            .Plain("CALSCALE", "GREGORIAN")
            .Plain("METHOD", "PUBLISH")
            .Text("NAME", name)
            .Text("X-WR-CALNAME", name)
            .Plain("REFRESH-INTERVAL;VALUE=DURATION", Refresh)
            .Plain("X-PUBLISHED-TTL", Refresh);
        foreach (var booking in bookings)
        {
            if (StatusOf(booking.Status) is { } status)
            {
                Append(text, booking, status);
            }
        }

        return text.End("VCALENDAR").ToString();
    }

    /// <summary>What a calendar is called that nobody has given a name.</summary>
    public static string NameOf(CalendarFeedRole role) => role is CalendarFeedRole.Customer ? "Bookings" : "Work";

    private static void Append(ICalendarWriter text, FeedBooking booking, string status)
    {
        text.Begin("VEVENT")
            // Clients know an event again by it, whatever host they read the calendar from.
            .Plain("UID", $"{booking.Id}@bookings.marketplace")
            .Plain("SEQUENCE", $"{booking.Version}")
            .Instant("DTSTAMP", booking.ChangedAt)
            .Instant("CREATED", booking.BookedAt)
            .Instant("LAST-MODIFIED", booking.ChangedAt)
            .Instant("DTSTART", booking.Start)
            .Instant("DTEND", booking.End)
            .Text("SUMMARY", booking.Title)
            .Plain("STATUS", status)
            .Plain("TRANSP", status == "CANCELLED" ? "TRANSPARENT" : "OPAQUE");
        if (booking.Seats > 1)
        {
            text.Text("DESCRIPTION", $"{booking.Seats} seats");
        }

        text.End("VEVENT");
    }

    /// <returns>Null for what never came to anything: nobody has it in their calendar.</returns>
    private static string? StatusOf(string booking) => booking switch
    {
        "pending_payment" or "requested" => "TENTATIVE",
        "confirmed" or "in_progress" or "completed" or "closed" or "disputed" or "no_show_reported" or "no_show"
            or "delivered" or "changes_requested" or "overdue" or "complained" or "working" or "awaiting_funding" => "CONFIRMED",
        "cancelled" or "refunded" or "declined" or "expired" => "CANCELLED",
        _ => null,
    };
}
