namespace Marketplace.Feeds;

internal static class FeedsHosting
{
    /// <summary>What imported calendars need besides their rules.</summary>
    public static IServiceCollection AddFeedServices(this IServiceCollection services)
    {
        services.AddOptions<CalendarImportOptions>().BindConfiguration(CalendarImportOptions.Section)
            .Validate(imports => imports.LookEvery >= CalendarImportOptions.Soonest, "CalendarImports:LookEvery is at least 5 minutes.")
            .Validate(imports => imports.Timeout > TimeSpan.Zero, "CalendarImports:Timeout must be positive.")
            .ValidateOnStart();
        return services
            .AddSingleton<ICalendarSource, CalendarSource>()
            .AddSingleton<IIntentHandler, CalendarImportHandler>();
    }
}
