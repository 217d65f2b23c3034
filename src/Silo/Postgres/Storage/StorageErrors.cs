using System.Net.Sockets;
using Npgsql;
using Orleans.Storage;

namespace Marketplace.Postgres;

/// <summary>Reads what a failed transaction means: refused, lost to another writer, not possible now, or unknown.</summary>
internal static class StorageErrors
{
    /// <summary>Raised by the function write_aggregates when its compare-and-set matches no row.</summary>
    private const string StaleVersion = "MK001";

    public static Exception Explain(Exception error) => error switch
    {
        // The session ended; whether the transaction had ended before it is not said.
        PostgresException { Severity: "FATAL" or "PANIC" } => new OutcomeUnknownException(error),
        PostgresException refused => Explain(refused),
        NpgsqlException or IOException or SocketException or TimeoutException or OperationCanceledException => new OutcomeUnknownException(error),
        _ => error,
    };

    /// <summary>True for a transaction that lost to another by no fault of its own; the same one may succeed at once.</summary>
    public static bool MayBeTriedAgain(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    private static Exception Explain(PostgresException refused) => refused.SqlState switch
    {
        StaleVersion => new InconsistentStateException(refused.MessageText, storedEtag: "newer", currentEtag: refused.Detail, refused),
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.CheckViolation
            when refused.ConstraintName is { } constraint => new CommitRefusedException(constraint, refused),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction => Unavailable(refused),
        _ when IsAboutTheServer(refused.SqlState) => Unavailable(refused),
        _ => refused,
    };

    private static StorageUnavailableException Unavailable(PostgresException refused) =>
        new($"The database cannot write now: {refused.MessageText}", refused);

    /// <summary>SQLSTATE classes: insufficient resources (disk full), operator intervention, system error.</summary>
    private static bool IsAboutTheServer(string state) => state[..2] is "53" or "57" or "58";
}
