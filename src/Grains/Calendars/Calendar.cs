using System.Diagnostics;

namespace Marketplace.Calendars;

/// <summary>The rules of a calendar's plan. Who gets a time is <see cref="SlotGate"/>'s.</summary>
internal sealed class Calendar : IRules<CalendarState, CalendarCommand, CalendarEvent>
{
    private Calendar()
    {
    }

    public static string StreamType => "calendar";

    public static Decision<CalendarEvent> Decide(CalendarState calendar, CalendarCommand command, DateTimeOffset now) =>
        command switch
        {
            _ when !MayChange(calendar, command) => CalendarRefusals.Unknown,
            SetCalendarPlan set => Change(set.OwnerId, set.Plan, now),
            AddPlanPeriod add when calendar.Plan!.Periods.Contains(add.Period) => Decision<CalendarEvent>.Nothing,
            AddPlanPeriod add => Change(calendar.OwnerId, calendar.Plan! with { Periods = calendar.Plan.Periods.Add(add.Period) }, now),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static CalendarState Evolve(CalendarState calendar, CalendarEvent happened) =>
        happened switch
        {
            CalendarPlanSet e => calendar with { OwnerId = e.OwnerId, Plan = e.Plan, UpdatedAt = e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    /// <summary>Its provider and staff; strangers are told that there is no such calendar.</summary>
    public static bool Concerns(CalendarState calendar, Actor who) => who.IsStaff || who.ActsFor(calendar.OwnerId);

    private static bool MayChange(CalendarState calendar, CalendarCommand command) =>
        calendar.Plan is null
            ? command is SetCalendarPlan first && (command.Context.By.IsStaff || command.Context.By.ActsFor(first.OwnerId))
            : Concerns(calendar, command.Context.By);

    private static Decision<CalendarEvent> Change(Guid ownerId, CalendarPlan plan, DateTimeOffset now) =>
        Fault(plan) is { } fault ? fault : new CalendarPlanSet(now, ownerId, Tidy(plan));

    private static Refusal? Fault(CalendarPlan plan)
    {
        if (WallClock.Find(plan.TimeZone) is null)
        {
            return CalendarRefusals.ZoneNotKnown(plan.TimeZone);
        }

        var days = plan.Weekly.Select(day => (Name: day.Day.ToString().ToLowerInvariant(), day.Ranges))
            .Concat(plan.Overrides.Select(date => (Name: $"{date.Date:yyyy-MM-dd}", date.Ranges)))
            .ToArray();
        if (plan.Overrides.Length > CalendarPlan.MaximumOverrides || plan.Periods.Length > CalendarPlan.MaximumPeriods || plan.Weekly.Length > 7 * CalendarPlan.MaximumRangesPerDay
            || days.Any(day => day.Ranges.Length > CalendarPlan.MaximumRangesPerDay))
        {
            return CalendarRefusals.TooLarge;
        }

        foreach (var (name, ranges) in days)
        {
            if (ranges.Any(range => !range.IsValid))
            {
                return CalendarRefusals.RangeNotValid(name, ranges.First(range => !range.IsValid));
            }
        }

        if (plan.Overrides.GroupBy(date => date.Date).FirstOrDefault(dates => dates.Count() > 1) is { } repeated)
        {
            return CalendarRefusals.OverrideRepeated(repeated.Key);
        }

        if (plan.Overrides.FirstOrDefault(date => date.Seats is < 1 or > CalendarPlan.MaximumSeats) is { } wrong)
        {
            return CalendarRefusals.SeatsNotValid(wrong.Date);
        }

        return plan.Periods.Select(Fault).FirstOrDefault(fault => fault is not null);
    }

    private static Refusal? Fault(PlanPeriod period) => period switch
    {
        { LastDay: var last, FirstDay: var first } when last < first || last.DayNumber - first.DayNumber >= PlanPeriod.MaximumDays =>
            CalendarRefusals.PeriodNotValid(period, $"must last 1 to {PlanPeriod.MaximumDays} days"),
        { Label.Length: > PlanPeriod.MaximumLabel } => CalendarRefusals.PeriodNotValid(period, $"must have a label of at most {PlanPeriod.MaximumLabel} characters"),
        { Kind: PlanPeriodKind.Travel, TimeZone: null } => CalendarRefusals.PeriodNotValid(period, "must say in which time zone, as it is a journey"),
        { Kind: PlanPeriodKind.Travel, TimeZone: { } zone } when WallClock.Find(zone) is null => CalendarRefusals.ZoneNotKnown(zone),
        { Kind: not PlanPeriodKind.Travel, TimeZone: not null } => CalendarRefusals.PeriodNotValid(period, "must be a journey to have a time zone"),
        _ => null,
    };

    /// <summary>The same plan with one entry per weekday and everything in order, so that it reads well when it is shown again.</summary>
    private static CalendarPlan Tidy(CalendarPlan plan) => plan with
    {
        Weekly =
        [
            .. plan.Weekly.GroupBy(day => day.Day)
                .OrderBy(day => ((int)day.Key + 6) % 7)
                .Select(day => new WeeklyHours(day.Key, InOrder(day.SelectMany(hours => hours.Ranges)))),
        ],
        Overrides = [.. plan.Overrides.OrderBy(date => date.Date).Select(date => date with { Ranges = InOrder(date.Ranges) })],
        Periods = [.. plan.Periods.OrderBy(period => period.FirstDay).ThenBy(period => period.Kind)],
    };

    private static ImmutableArray<DayRange> InOrder(IEnumerable<DayRange> ranges) => [.. ranges.OrderBy(range => range.From)];
}
