using Npgsql;

namespace Marketplace;

/// <summary>Columns that may be null.</summary>
internal static class RowReading
{
    public static T? Optional<T>(this NpgsqlDataReader row, int column)
        where T : struct =>
        row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    public static string? OptionalText(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
