using Npgsql;

namespace Marketplace.Postgres;

/// <summary>One statement on a connection of its own, so that no test inherits another's pool.</summary>
internal static class Sql
{
    public static async Task<object?> Scalar(string connectionString, string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public static Task Run(string connectionString, string sql) => Scalar(connectionString, sql);
}
