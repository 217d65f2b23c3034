namespace Marketplace.Feeds;

/// <summary>Fetches calendars that are kept elsewhere.</summary>
internal interface ICalendarSource
{
    /// <exception cref="CalendarAwayException">It could not be fetched; the message is one of a few words that its owner is shown.</exception>
    Task<string> Fetch(Uri url, CancellationToken cancellationToken);
}

/// <summary>A calendar could not be fetched.</summary>
internal sealed class CalendarAwayException(string reason, Exception? inner = null) : Exception(reason, inner);
