namespace Marketplace.Feeds;

/// <summary>How calendars that are kept elsewhere are read; the section `CalendarImports`.</summary>
internal sealed record CalendarImportOptions
{
    public const string Section = "CalendarImports";

    /// <summary>More often is impolite to whoever keeps them.</summary>
    public static readonly TimeSpan Soonest = TimeSpan.FromMinutes(5);

    /// <summary>How often each is read.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long one fetch may take, redirects included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Lets calendars be fetched from addresses that only this machine or network has. For tests and development.</summary>
    public bool AllowPrivateAddresses { get; init; }
}
