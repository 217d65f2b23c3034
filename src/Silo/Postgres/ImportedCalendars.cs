using System.Text.Json;
using Marketplace.Feeds;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class ImportedCalendars(NpgsqlDataSource database) : IImportedCalendars
{
    public async Task<ImmutableArray<ImportedCalendar>> Of(Guid resourceId, CancellationToken cancellationToken)
    {
        // Served by calendar_imports_of_resource.
        await using var command = database.CreateCommand(
            """
            SELECT id, name, when_stale, stale_after_seconds, fresh_at, times
            FROM calendar_imports
            WHERE resource_id = $1 AND NOT removed
            ORDER BY added_at DESC, id DESC
            """);
        command.Parameters.Add(new() { Value = resourceId });

        var calendars = ImmutableArray.CreateBuilder<ImportedCalendar>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            calendars.Add(new ImportedCalendar(
                rows.GetGuid(0),
                rows.GetString(1),
                Wire.Read<StaleCalendar>(rows.GetString(2)),
                TimeSpan.FromSeconds(rows.GetInt64(3)),
                rows.GetFieldValue<DateTimeOffset>(4),
                JsonSerializer.Deserialize<ImmutableArray<ImportedTime>>(rows.GetString(5), MarketplaceJson.Options)));
        }

        return calendars.ToImmutable();
    }
}
