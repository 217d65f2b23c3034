using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Calendars;

internal static class CalendarsRegistration
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) =>
        services.AddAggregate<Calendar, CalendarState, CalendarCommand, CalendarEvent>();
}
