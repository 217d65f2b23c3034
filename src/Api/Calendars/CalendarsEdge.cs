namespace Marketplace.Calendars;

internal static class CalendarsEdge
{
    public static IServiceCollection AddCalendarsEdge(this IServiceCollection services) =>
        services.AddSingleton<SlotFinder>().AddSingleton<SlotBoards>().AddSingleton<SlotFollower>();
}
