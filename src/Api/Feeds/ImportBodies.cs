namespace Marketplace.Feeds;

/// <summary>A calendar that is kept elsewhere.</summary>
/// <param name="Url">https.</param>
/// <param name="Name">What its owner calls it, at most 100 characters.</param>
/// <param name="WhenStale">What becomes of its times when it cannot be read for long: `keep` (the default), `free` or `close`.</param>
/// <param name="StaleAfter">ISO 8601: how long that is, two days when left out.</param>
internal sealed record CalendarImportRequest(string? Url, string? Name, string? WhenStale, string? StaleAfter);

/// <summary>An imported calendar as its owner sees it.</summary>
internal sealed record CalendarImportBody(
    Guid Id,
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
