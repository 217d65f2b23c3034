namespace Marketplace.Postgres;

/// <summary>Where the private server keeps its data and how careful it is with it.</summary>
/// <param name="Directory">The data directory of the product (<c>.data/</c>); the server lives in its <c>postgres</c> folder.</param>
internal sealed record PostgresServerOptions(string Directory)
{
    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>; null searches the usual places.</summary>
    public string? BinariesFolder { get; init; }

    /// <summary>
    /// True (for people): every acknowledged commit survives a power cut.
    /// False (for tests): no flush to disk, so a power cut may cost the whole data directory.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>True (for tests): the data is deleted when the server stops, even when its host was killed.</summary>
    public bool Disposable { get; init; }

    /// <summary>How long a start may take before it fails; making the data directory and recovery after a crash are part of it.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(3);
}
