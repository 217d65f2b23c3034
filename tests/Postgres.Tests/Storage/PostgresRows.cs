using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Read models of a real database.</summary>
internal sealed class PostgresRows(NpgsqlDataSource database) : IRowBench
{
    public async Task Apply(params RowChange[] changes)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        foreach (var change in changes.Order(ProjectedRows.InOrder))
        {
            batch.BatchCommands.Add(RowStatement.Of(change));
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
}
