namespace Marketplace.Postgres;

/// <summary>The database cannot be brought to what this code needs without risking what is in it. Nothing was changed.</summary>
internal sealed class DatabaseRefusedException(DatabaseRefusal reason, string message) : Exception(message)
{
    public DatabaseRefusal Reason { get; } = reason;
}

/// <summary>Why a database is left alone.</summary>
internal enum DatabaseRefusal
{
    /// <summary>It holds tables, and none of them says that they are ours.</summary>
    NotOurs = 1,

    /// <summary>A newer release has already migrated it.</summary>
    Newer = 2,

    /// <summary>A migration that it has seen reads differently today.</summary>
    Changed = 3,

    /// <summary>A migration is missing in between, or two of the code claim one number.</summary>
    Gap = 4,
}
