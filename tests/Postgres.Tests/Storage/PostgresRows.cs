using Marketplace.Ledger;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Read models of a real database.</summary>
internal sealed class PostgresRows(NpgsqlDataSource database) : IRowBench
{
    public async Task Apply(params RowChange[] changes)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        foreach (var alike in RowGroups.Of(changes.Order(ProjectedRows.InOrder)))
        {
            batch.BatchCommands.Add(RowStatement.Of(alike));
        }

        if (changes.Length == 0)
        {
            return;
        }

        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException error)
        {
            throw StorageErrors.Explain(error);
        }
    }

    public async Task<object?> Read(ReadModel table, string column, params (string Column, object Value)[] key)
    {
        var where = string.Join(" and ", key.Select((part, index) => $"{part.Column} = ${index + 1}"));
        await using var command = database.CreateCommand($"select {column} from {table.Name} where {where}");
        foreach (var (_, value) in key)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteScalarAsync() is { } found and not DBNull ? found : null;
    }

    public async Task Post(Guid id, string stream, long version, DateTimeOffset at, LedgerTransaction transaction)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        Add(
            "insert into ledger_transactions (id, stream, version, purpose, booking_id, at) values ($1, $2, $3, $4, $5, $6)",
            id,
            stream,
            version,
            transaction.Purpose,
            transaction.BookingId is { } booking ? booking : DBNull.Value,
            at);
        foreach (var (number, leg) in transaction.Legs.Index())
        {
            Add(
                "insert into ledger_entries (transaction_id, leg, account, owner, currency, amount) values ($1, $2, $3, $4, $5, $6)",
                id,
                (short)(number + 1),
                leg.Account,
                leg.Owner,
                leg.Amount.Currency,
                leg.Amount.Amount);
        }

        await batch.ExecuteNonQueryAsync();

        void Add(string sql, params ReadOnlySpan<object> values)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            batch.BatchCommands.Add(command);
        }
    }
}
