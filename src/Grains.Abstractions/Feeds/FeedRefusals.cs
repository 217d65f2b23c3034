namespace Marketplace.Feeds;

/// <summary>Every way calendars that are published or read in say no. The codes are documented in docs/errors.md.</summary>
public static class FeedRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "feed.unknown", "There is no such calendar.");

    public static readonly Refusal TooMany =
        new Refusal(RefusalKind.NotNow, "feed.too-many", $"A calendar imports at most {CalendarImportSettings.MaximumPerCalendar} others.")
            .With(FactNames.Limit, CalendarImportSettings.MaximumPerCalendar);
}
