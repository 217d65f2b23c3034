using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;

namespace Marketplace.Verification;

/// <summary>
/// The database as it was at one moment, so that a verification beside a serving host never sees half of a change.
/// It can only read.
/// </summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private const string Mark = "before_check";

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private Snapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now) =>
        (this.connection, this.transaction, Now) = (connection, transaction, now);

    /// <summary>The domain clock at that moment.</summary>
    public DateTimeOffset Now { get; }

    public static async Task<Snapshot> Take(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await using var onlyReads = new NpgsqlCommand("set transaction read only", connection, transaction);
            await onlyReads.ExecuteNonQueryAsync(cancellationToken);
            return new Snapshot(connection, transaction, now);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows of a query, which may name <c>@now</c>, one after the other. Nothing else can be read meanwhile.</summary>
    public async IAsyncEnumerable<T> Rows<T>(
        string sql, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A look at everything has no deadline of its own.
        await using var query = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        query.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("now", Now.ToUniversalTime()));
        await using var row = await query.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return read(row);
        }
    }

    public async Task<List<T>> Read<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        await Rows(sql, read, cancellationToken).ToListAsync(cancellationToken);

    /// <summary>Runs one check. Rows that cannot even be read, because a cast fails for example, break what the check is about.</summary>
    public async Task<Looked> Run(Check check, CancellationToken cancellationToken)
    {
        await transaction.SaveAsync(Mark, cancellationToken);
        try
        {
            return await check.Run(this, cancellationToken);
        }
        catch (PostgresException unreadable)
        {
            await transaction.RollbackAsync(Mark, cancellationToken);
            return Looked.At(0, [$"The {check.Things} cannot be read: {unreadable.MessageText} ({unreadable.SqlState})."]);
        }
        catch (JsonException unreadable)
        {
            return Looked.At(0, [$"The {check.Things} cannot be read: {unreadable.Message}"]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
