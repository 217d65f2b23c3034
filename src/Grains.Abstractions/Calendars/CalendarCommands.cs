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
