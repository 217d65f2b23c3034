using System.Collections.Frozen;
using System.Xml;
using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>Every rule that can say no, with the facts that it rests on.</summary>
internal static class SlotReasons
{
    /// <summary>The rules that say no because of other bookings: when these end, they say yes.</summary>
    public static readonly FrozenSet<string> OfOthers = FrozenSet.Create(StringComparer.Ordinal, "busy", "buffer", "seats", "limit");

    public static readonly SlotReason NoHours = Reason("plan", ("hours", "none"));

    public static SlotReason Closed(DayHours day) => day.Period is { } period
        ? Reason(
            "override",
            ("date", Text(day.Date)),
            ("hours", "none"),
            ("kind", period.Kind.ToString().ToLowerInvariant()),
            ("label", period.Label ?? string.Empty),
            ("timeZone", day.Clock.Id))
        : Reason(
            day.IsReplaced ? "override" : "plan",
            ("date", Text(day.Date)),
            ("hours", Text(day.Ranges)),
            ("timeZone", day.Clock.Id));

    public static SlotReason CheckIn(TimeOnly checkIn, WallClock clock) =>
        Reason("check-in", ("checkIn", $"{checkIn:HH:mm}"), ("timeZone", clock.Id));

    public static SlotReason Notice(TimeSpan notice, DateTimeOffset earliest) =>
        Reason("notice", ("minNotice", Text(notice)), ("earliest", Text(earliest)));

    public static SlotReason NotYetSold(DateOnly firstDate) => Reason("horizon", ("firstDate", Text(firstDate)));

    public static SlotReason Horizon(DateOnly lastDate) => Reason("horizon", ("lastDate", Text(lastDate)));

    /// <summary>More seats than the session will ever have.</summary>
    public static SlotReason TooFewSeats(int capacity, int wanted) => Reason("seats", ("seats", Text(capacity)), ("wanted", Text(wanted)));

    /// <summary>More seats than others have left.</summary>
    public static SlotReason SeatsTaken(int capacity, int left, int wanted) =>
        Reason("seats", ("seats", Text(capacity)), ("left", Text(left)), ("wanted", Text(wanted)));

    /// <summary>The session was decided, and not enough had joined.</summary>
    public static SlotReason TooFewJoined(SlotMinimum minimum, int joined, DateTimeOffset decidedAt) => Reason(
        "minimum", ("needed", Text(minimum.Participants)), ("joined", Text(joined)), ("decidedAt", Text(decidedAt)));

    /// <summary>The work of another booking, or else the time that is kept free around it.</summary>
    public static SlotReason Taken(Occupied other, TimeRange work) => other.IsImported
        ? Reason("imported", ("from", Text(other.Work.Start)), ("to", Text(other.Work.End)))
        : other.Work.Overlaps(work)
        ? Reason("busy", ("from", Text(other.Work.Start)), ("to", Text(other.Work.End)))
        : Reason("buffer", ("from", Text(other.Span.Start)), ("to", Text(other.Span.End)));

    public static SlotReason Limited(SlotLimit limit, DateOnly from, int usedCount, TimeSpan usedTime) => Reason(
        "limit",
        ("per", limit.Per.ToString().ToLowerInvariant()),
        ("from", Text(from)),
        limit.Count is { } most ? ("count", Text(most)) : ("time", Text(limit.Time!.Value)),
        ("usedCount", Text(usedCount)),
        ("usedTime", Text(usedTime)));

    private static SlotReason Reason(string rule, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var builder = ImmutableArray.CreateBuilder<RefusalFact>(facts.Length);
        foreach (var (name, value) in facts)
        {
            builder.Add(new RefusalFact(name, value));
        }

        return new SlotReason(rule, builder.DrainToImmutable());
    }

    private static string Text(DateTimeOffset value) => $"{value.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";

    private static string Text(DateOnly value) => $"{value:yyyy-MM-dd}";

    private static string Text(TimeSpan value) => XmlConvert.ToString(value);

    private static string Text(int value) => $"{value}";

    private static string Text(ImmutableArray<DayRange> ranges) =>
        ranges.IsEmpty ? "none" : string.Join(',', ranges.OrderBy(range => range.From));
}
