using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>When something will happen by itself.</summary>
internal static class Instants
{
    public static async Task<DateTimeOffset?> Earliest(NpgsqlConnection connection, string query, CancellationToken cancellationToken) =>
        await connection.Rows(query, [], row => row.IsDBNull(0) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(0), cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);
}
