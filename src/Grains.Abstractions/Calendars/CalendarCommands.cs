namespace Marketplace.Calendars;

/// <summary>Something that its owner wants of a calendar.</summary>
[GenerateSerializer, Immutable, Alias("calendar.command")]
public abstract record CalendarCommand(CommandContext Context) : ICommand;

/// <summary>Replaces the whole plan. Bookings that were made stay, even outside the new hours.</summary>
/// <param name="Context">By the provider that owns the resource.</param>
/// <param name="OwnerId">The provider; the first plan settles whose calendar it is.</param>
/// <param name="Plan">The new plan.</param>
[GenerateSerializer, Immutable, Alias("calendar.set-plan")]
public sealed record SetCalendarPlan(CommandContext Context, Guid OwnerId, CalendarPlan Plan) : CalendarCommand(Context);

/// <summary>Adds days that differ to the plan as it is; the same days again change nothing.</summary>
/// <param name="Context">By the provider that owns the resource.</param>
/// <param name="Period">Which days.</param>
[GenerateSerializer, Immutable, Alias("calendar.add-period")]
public sealed record AddPlanPeriod(CommandContext Context, PlanPeriod Period) : CalendarCommand(Context);
