namespace Marketplace.Hosting;

/// <summary>How much one address may ask; the section `RateLimits`. A first line only: limits that protect accounts and money are kept in the database.</summary>
internal sealed record RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>On unless said otherwise; in sandbox mode off unless said otherwise.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Over how long requests are counted.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Requests per window and address.</summary>
    public int Requests { get; init; } = 600;

    /// <summary>Requests per window and address to routes that guess at secrets: login, refresh, mailed tokens.</summary>
    public int Credentials { get; init; } = 30;
}
