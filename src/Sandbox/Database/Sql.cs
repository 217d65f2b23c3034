using System.Runtime.CompilerServices;
using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>Statements with positional parameters, without the ceremony.</summary>
internal static class Sql
{
    public static async Task<int> Run(
        this NpgsqlConnection connection, string statement, object?[] parameters, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(statement, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<T?> Scalar<T>(
        this NpgsqlConnection connection, string statement, object?[] parameters, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(statement, parameters);
        return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
    }

    public static async IAsyncEnumerable<T> Rows<T>(
        this NpgsqlConnection connection,
        string statement,
        object?[] parameters,
        Func<NpgsqlDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = connection.Command(statement, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return read(reader);
        }
    }

    /// <summary>When something will happen by itself: one row, or none.</summary>
    public static async Task<DateTimeOffset?> Earliest(this NpgsqlConnection connection, string query, CancellationToken cancellationToken) =>
        await connection.Rows(query, [], row => row.IsDBNull(0) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(0), cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Null as <see cref="DBNull"/>; a <see cref="Json"/> as jsonb; everything else as its type says.</summary>
    private static NpgsqlCommand Command(this NpgsqlConnection connection, string statement, object?[] parameters)
    {
        var command = new NpgsqlCommand(statement, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(value is Json json
                ? new NpgsqlParameter { Value = json.Text, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb }
                : new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}

/// <summary>Text to be stored as jsonb.</summary>
internal readonly record struct Json(string Text);
