namespace Marketplace.Feeds;

/// <summary>A calendar that is kept elsewhere.</summary>
/// <param name="Url">https.</param>
/// <param name="Name">What its owner calls it, at most 100 characters.</param>
/// <param name="WhenStale">What becomes of its times when it cannot be read for long: `keep` (the default), `free` or `close`.</param>
/// <param name="StaleAfter">ISO 8601: how long that is, two days when left out.</param>
internal sealed record CalendarImportRequest(string? Url, string? Name, string? WhenStale, string? StaleAfter)
{
    private static readonly TimeSpan ShortestFreshness = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestFreshness = TimeSpan.FromDays(90);
    private static readonly TimeSpan DefaultFreshness = TimeSpan.FromDays(2);

    public CalendarImportSettings Settings(Check check) => new(
        check.FetchedUrl("url", Url),
        check.OptionalText("name", Name, 100) ?? "Calendar",
        check.OptionalOneOf<StaleCalendar>("whenStale", WhenStale) ?? StaleCalendar.Keep,
        check.OptionalDuration("staleAfter", StaleAfter, ShortestFreshness, LongestFreshness) ?? DefaultFreshness);
}

/// <summary>An imported calendar as its owner sees it; `ResourceId` is their own id as a provider, or one of their staff, rooms and devices.</summary>
internal sealed record CalendarImportBody(
    Guid Id,
    Guid ResourceId,
    string Url,
    string Name,
    StaleCalendar WhenStale,
    TimeSpan StaleAfter,
    DateTimeOffset? FreshAt,
    bool IsStale,
    string? Failure,
    DateTimeOffset? NextLookAt,
    int BusyTimes,
    DateTimeOffset AddedAt)
{
    public static CalendarImportBody Of(CalendarImportView view) => new(
        view.Id,
        view.ResourceId,
        view.Settings.Url,
        view.Settings.Name,
        view.Settings.WhenStale,
        view.Settings.StaleAfter,
        view.FreshAt,
        view.IsStale,
        view.Failure,
        view.NextLookAt,
        view.BusyTimes,
        view.AddedAt);
}

/// <summary>An imported calendar in a list.</summary>
internal sealed record CalendarImportItem(Guid Id, string Name, string WhenStale, DateTimeOffset FreshAt, DateTimeOffset AddedAt);
