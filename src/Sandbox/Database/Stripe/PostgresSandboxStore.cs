using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>The gateway's tables in the schema <c>sandbox</c>.</summary>
internal sealed class PostgresSandboxStore(SandboxDatabase database) : ISandboxStore, IDisposable
{
    /// <summary>Any number that nobody else locks: "courier" in ASCII.</summary>
    private const long Lock = 0x636f7572696572;

    /// <summary>How often work that lost a race for locks begins anew.</summary>
    private const int Attempts = 5;

    private readonly SemaphoreSlim gate = new(1, 1);

    public void Dispose() => gate.Dispose();

    public async Task<T> Run<T>(Func<ISandboxTransaction, Task<T>> work, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnce(work, cancellationToken);
            }
            catch (PostgresException lost) when (attempt < Attempts && IsRace(lost))
            {
                // Everything was rolled back, the idempotency key included.
            }
        }
    }

    /// <summary>
    /// Over all processes of a database, by a session lock that goes away with its process: a crash delays nothing, and
    /// no transaction is open meanwhile. Within a process the wait costs no connection.
    /// </summary>
    public async Task RunAlone(Func<Task> work, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.Open(cancellationToken);
            await connection.Run($"select pg_advisory_lock({Lock})", [], cancellationToken);
            try
            {
                await work();
            }
            finally
            {
                await connection.Run($"select pg_advisory_unlock({Lock})", [], CancellationToken.None);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<T> RunOnce<T>(Func<ISandboxTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(new PostgresSandboxTransaction(connection, transaction, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static bool IsRace(PostgresException lost) =>
        lost.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
