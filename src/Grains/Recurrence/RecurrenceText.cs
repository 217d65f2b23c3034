using System.Globalization;

namespace Marketplace.Recurrence;

/// <summary>Reads rules as RFC 5545 writes them: `FREQ=MONTHLY;BYDAY=-1FR;COUNT=6`.</summary>
internal sealed class RecurrenceText
{
    /// <summary>A list of every day of a year fits; nobody means more.</summary>
    public const int MaximumLength = 2_000;

    private const string Prefix = "RRULE:";

    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);
    private string? complaint;

    private RecurrenceText()
    {
    }

    /// <returns>The rule, or in words ("must ...") why there is none.</returns>
    public static (RecurrenceRule? Rule, string? Complaint) Read(string text)
    {
        var reader = new RecurrenceText();
        reader.Split(text);
        var rule = reader.complaint is null ? reader.Assemble() : null;
        return reader.complaint is { } complaint ? (null, complaint) : (rule, null);
    }

    private void Split(string text)
    {
        if (text.Length > MaximumLength)
        {
            complaint = $"must have at most {MaximumLength} characters";
            return;
        }

        var upper = text.ToUpperInvariant();
        foreach (var part in (upper.StartsWith(Prefix, StringComparison.Ordinal) ? upper[Prefix.Length..] : upper).Split(';'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == part.Length - 1)
            {
                complaint = "must be parts such as FREQ=WEEKLY, separated by semicolons";
                return;
            }

            if (!parts.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                complaint = $"must name {Shown(part[..equals])} only once";
                return;
            }
        }
    }

    private RecurrenceRule? Assemble()
    {
        if (Frequency() is not { } frequency)
        {
            return null;
        }

        var rule = new RecurrenceRule(frequency)
        {
            Interval = Number("INTERVAL") ?? 1,
            Count = Number("COUNT"),
            Until = Until(),
            Months = Numbers("BYMONTH", 1, 12),
            WeekNumbers = Numbers("BYWEEKNO", 1, 53, fromTheEnd: true),
            YearDays = Numbers("BYYEARDAY", 1, 366, fromTheEnd: true),
            MonthDays = Numbers("BYMONTHDAY", 1, 31, fromTheEnd: true),
            Days = Days(),
            Hours = Numbers("BYHOUR", 0, 23),
            Minutes = Numbers("BYMINUTE", 0, 59),
            // Without leap seconds the second 60 is the 59th (RFC 5545, section 3.3.12).
            Seconds = [.. Numbers("BYSECOND", 0, 60).Select(second => Math.Min(second, 59)).Distinct()],
            SetPositions = Numbers("BYSETPOS", 1, 366, fromTheEnd: true),
            WeekStart = WeekStart(),
        };
        complaint ??= parts.Count > 0 ? $"must not have {Shown(parts.Keys.First())}, which is no part of RFC 5545" : RecurrenceLimits.Fault(rule);
        return rule;
    }

    private RecurrenceFrequency? Frequency()
    {
        var name = Take("FREQ");
        complaint ??= name is null ? "must have FREQ" : null;
        return name is not null && !char.IsAsciiDigit(name[0]) && Enum.TryParse<RecurrenceFrequency>(name, ignoreCase: true, out var frequency)
            && Enum.IsDefined(frequency)
            ? frequency
            : Fail<RecurrenceFrequency?>("must have a FREQ of SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY");
    }

    private int? Number(string part)
    {
        if (Take(part) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : Fail<int?>($"must have a {part} between 1 and {int.MaxValue}");
    }

    private ImmutableArray<int> Numbers(string part, int from, int to, bool fromTheEnd = false)
    {
        if (Take(part) is not { } text)
        {
            return [];
        }

        var numbers = new SortedSet<int>();
        foreach (var item in text.Split(','))
        {
            var style = fromTheEnd ? NumberStyles.AllowLeadingSign : NumberStyles.None;
            if (!int.TryParse(item, style, CultureInfo.InvariantCulture, out var number) || Math.Abs((long)number) < from || Math.Abs((long)number) > to)
            {
                Fail<object>($"must have {part} between {from} and {to}{(fromTheEnd ? ", or negative to count from the end" : string.Empty)}");
                return [];
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private ImmutableArray<RecurrenceDay> Days()
    {
        if (Take("BYDAY") is not { } text)
        {
            return [];
        }

        var days = ImmutableArray.CreateBuilder<RecurrenceDay>();
        foreach (var item in text.Split(','))
        {
            var ordinal = 0;
            if (item.Length < 2 || RecurrenceDays.Find(item[^2..]) is not { } day
                || (item.Length > 2 && (!int.TryParse(item[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ordinal)
                    || ordinal is 0 or < -53 or > 53)))
            {
                Fail<object>("must have BYDAY of weekdays such as MO, or 2TU, or -1FR");
                return [];
            }

            days.Add(new RecurrenceDay(ordinal, day));
        }

        return days.ToImmutable();
    }

    private DayOfWeek WeekStart() =>
        Take("WKST") is not { } text ? DayOfWeek.Monday
        : RecurrenceDays.Find(text) ?? Fail<DayOfWeek>("must have a WKST of MO, TU, WE, TH, FR, SA or SU");

    private RecurrenceEnd? Until()
    {
        if (Take("UNTIL") is not { } text)
        {
            return null;
        }

        return Parse(text, "yyyyMMdd", RecurrenceEndForm.Date)
            ?? Parse(text, "yyyyMMdd'T'HHmmss", RecurrenceEndForm.Local)
            ?? Parse(text, "yyyyMMdd'T'HHmmss'Z'", RecurrenceEndForm.Utc)
            ?? Fail<RecurrenceEnd?>("must have an UNTIL such as 20260331 or 20260331T220000Z");
    }

    private static RecurrenceEnd? Parse(string text, string format, RecurrenceEndForm form) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new RecurrenceEnd(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), form)
            : null;

    private string? Take(string part) => parts.Remove(part, out var text) ? text : null;

    private T Fail<T>(string why)
    {
        complaint ??= why;
        return default!;
    }

    /// <summary>What the client wrote, short enough to be shown.</summary>
    private static string Shown(string name) => name.Length <= 20 ? name : $"{name[..20]}...";
}
