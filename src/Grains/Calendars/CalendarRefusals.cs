namespace Marketplace.Calendars;

/// <summary>Every way a calendar says no. The codes are documented in docs/errors.md.</summary>
internal static class CalendarRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "calendar.unknown", "There is no such calendar.");

    public static Refusal ZoneNotKnown(string zone) =>
        new Refusal(RefusalKind.NotValid, "calendar.zone-not-known", "The time zone must be an IANA zone such as Europe/Berlin.").With("timeZone", zone);

    public static readonly Refusal TooLarge =
        new Refusal(RefusalKind.NotValid, "calendar.too-large", "The plan has more ranges or dates than a calendar can hold.")
            .With("ranges", $"must be at most {CalendarPlan.MaximumRangesPerDay} a day")
            .With("overrides", $"must be at most {CalendarPlan.MaximumOverrides}")
            .With("periods", $"must be at most {CalendarPlan.MaximumPeriods}");

    /// <summary>Somebody was faster: another booking, its buffers, or the last seats.</summary>
    public static readonly Refusal SlotTaken =
        new(RefusalKind.NotNow, "booking.slot-taken", "This time is taken.");

    /// <summary>A rule of the listing or its calendar says no to everybody; the facts name it.</summary>
    public static readonly Refusal SlotUnavailable =
        new(RefusalKind.NotValid, "booking.slot-unavailable", "This time cannot be booked.");

    /// <summary>The same code, for a limit that other bookings have used up.</summary>
    public static readonly Refusal SlotLimited = SlotUnavailable with { Kind = RefusalKind.NotNow };

    /// <summary>The rule that says no is the first fact, and its own facts follow.</summary>
    public static Refusal Of(SlotReason reason)
    {
        var refusal = reason.Rule switch
        {
            "busy" or "buffer" => SlotTaken,
            "seats" when reason.Facts.Any(fact => fact.Name == "left") => SlotTaken,
            "limit" => SlotLimited,
            _ => SlotUnavailable,
        };
        return refusal with { Facts = [new RefusalFact("rule", reason.Rule), .. reason.Facts] };
    }

    /// <summary>What <see cref="Of"/> made a refusal of.</summary>
    public static SlotReason ReasonOf(Refusal refusal) => new(refusal.Facts[0].Value, refusal.Facts.RemoveAt(0));

    public static Refusal RangeNotValid(string day, DayRange range) =>
        new Refusal(RefusalKind.NotValid, "calendar.range-not-valid", "A range must begin and end on its day, and end after it begins.")
            .With("day", day).With("range", range.ToString());

    public static Refusal OverrideRepeated(DateOnly date) =>
        new Refusal(RefusalKind.NotValid, "calendar.override-repeated", "A date may be overridden once.").With("date", $"{date:yyyy-MM-dd}");

    public static Refusal PeriodNotValid(PlanPeriod period, string complaint) =>
        new Refusal(RefusalKind.NotValid, "calendar.period-not-valid", "A period of days is not as it must be.")
            .With("firstDay", $"{period.FirstDay:yyyy-MM-dd}").With("period", complaint);

    public static Refusal SeatsNotValid(DateOnly date) =>
        new Refusal(RefusalKind.NotValid, "calendar.seats-not-valid", "A session has 1 to 10000 seats.")
            .With("date", $"{date:yyyy-MM-dd}").With(FactNames.Limit, CalendarPlan.MaximumSeats);
}
