namespace Marketplace.Postgres;

/// <summary>How writes of aggregates are gathered, and how long anybody waits for the database.</summary>
internal sealed record StorageOptions
{
    public const string Section = "Storage";

    /// <summary>
    /// Transactions under way at once. One would leave the disk idle while the next batch is put together;
    /// many would make small batches, and gain nothing from sharing a flush.
    /// </summary>
    public int Writers { get; init; } = 3;

    /// <summary>Reads of records under way at once; those that wait meanwhile go together with the next one.</summary>
    public int Readers { get; init; } = 2;

    /// <summary>Writes in one transaction. Beyond a few hundred nothing is gained, and one bad write costs all others more.</summary>
    public int BatchLimit { get; init; } = 200;

    /// <summary>Writes that may wait. Grains wait for their own write, so this is the number of busy aggregates of one process.</summary>
    public int QueueLimit { get; init; } = 10_000;

    /// <summary>How often a write is tried again that lost to another one by no fault of its own (serialization failure, deadlock).</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long a write waits for its turn. Longer, and the caller is better off with a clear answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may take to come about.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one transaction or query may take, in whole seconds.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public IEnumerable<string> Problems()
    {
        if (Readers is < 1 or > 16)
        {
            yield return $"{Section}:Readers must be from 1 to 16.";
        }

        if (Writers is < 1 or > 16 || BatchLimit is < 1 or > 1_000)
        {
            yield return $"{Section}:Writers must be from 1 to 16 and {Section}:BatchLimit from 1 to 1000.";
        }

        if (QueueLimit < 1 || Attempts is < 1 or > 20)
        {
            yield return $"{Section}:QueueLimit must be at least 1 and {Section}:Attempts from 1 to 20.";
        }

        if (Patience <= TimeSpan.Zero || ConnectTimeout <= TimeSpan.Zero || CommandTimeout < TimeSpan.FromSeconds(1))
        {
            yield return $"{Section}:Patience and {Section}:ConnectTimeout must be positive, and {Section}:CommandTimeout at least a second.";
        }
    }
}
