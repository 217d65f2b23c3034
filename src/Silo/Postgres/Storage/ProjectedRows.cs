using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <summary>The read-model statements of one write, in the order in which projections gave them.</summary>
internal sealed class ProjectedRows : IRowSink
{
    private readonly List<ProjectedRow> rows = [];

    public IReadOnlyList<ProjectedRow> All => rows;

    public void Add(ReadModel table, string key, string sql, params object?[] values) =>
        rows.Add(new ProjectedRow(table, key, sql, [.. values.Select(Stored)]));

    /// <summary>Values are made ready in the turn of the aggregate, so that one that cannot be stored fails nobody else's write.</summary>
    private static StoredValue Stored(object? value) => value switch
    {
        null => new StoredValue(DBNull.Value, null),
        Json json => new StoredValue(JsonSerializer.Serialize(json.Value, MarketplaceJson.Options), NpgsqlDbType.Jsonb),
        DateTimeOffset instant => new StoredValue(instant.ToUniversalTime(), NpgsqlDbType.TimestampTz),
        ImmutableArray<string> texts => new StoredValue(texts.ToArray(), null),
        ImmutableArray<Guid> ids => new StoredValue(ids.ToArray(), null),
        _ => new StoredValue(value, null),
    };
}

/// <summary>One statement on a read model.</summary>
internal sealed record ProjectedRow(ReadModel Table, string Key, string Sql, ImmutableArray<StoredValue> Values);

/// <summary>A value as it is sent.</summary>
internal readonly record struct StoredValue(object Value, NpgsqlDbType? Type)
{
    public NpgsqlParameter ToParameter()
    {
        var parameter = new NpgsqlParameter { Value = Value };
        if (Type is { } type)
        {
            parameter.NpgsqlDbType = type;
        }

        return parameter;
    }
}
