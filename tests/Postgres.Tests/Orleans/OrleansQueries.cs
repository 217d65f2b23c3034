using System.Data;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>
/// Speaks to the script as Orleans' ADO.NET providers do: the text comes from the table OrleansQuery, the parameters
/// have the provider's names and database types, columns are read by name.
/// </summary>
internal sealed class OrleansQueries : IAsyncDisposable
{
    private readonly NpgsqlDataSource pool;
    private readonly Dictionary<string, string> texts;

    private OrleansQueries(NpgsqlDataSource pool, Dictionary<string, string> texts) => (this.pool, this.texts) = (pool, texts);

    public IReadOnlyCollection<string> Keys => texts.Keys;

    public static async Task<OrleansQueries> Load(string connectionString)
    {
        var opened = MarketplaceDataSource.ForOwner(connectionString, connections: 32);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = opened.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery");
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            found.Add((string)rows["QueryKey"], (string)rows["QueryText"]);
        }

        return new OrleansQueries(opened, found);
    }

    /// <summary>Runs one of the queries and returns its rows, each by column name whatever its case.</summary>
    public async Task<List<Dictionary<string, object?>>> Run(string key, params (string Name, object? Value)[] parameters)
    {
        await using var command = pool.CreateCommand(texts[key]);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(name, TypeOf(name, value)) { Value = value ?? DBNull.Value });
        }

        var result = new List<Dictionary<string, object?>>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            result.Add(Enumerable.Range(0, rows.FieldCount).ToDictionary(
                rows.GetName, column => rows.IsDBNull(column) ? null : rows.GetValue(column), StringComparer.OrdinalIgnoreCase));
        }

        return result;
    }

    /// <summary>For queries that answer with one number in one row: how many rows were changed.</summary>
    public async Task<int> Count(string key, params (string Name, object? Value)[] parameters) =>
        (int)Assert.Single(Assert.Single(await Run(key, parameters)).Values)!;

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private static DbType TypeOf(string name, object? value) => value switch
    {
        int => DbType.Int32,
        long => DbType.Int64,
        DateTime => DbType.DateTime,
        byte[] => DbType.Binary,
        null when name == "GrainStateVersion" => DbType.Int32,
        _ => DbType.String,
    };
}
