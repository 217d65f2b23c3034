using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// Reminders in <c>OrleansRemindersTable</c>, by the statements in <c>OrleansQuery</c> that Orleans' ADO.NET provider runs too:
/// a cluster on the same database finds what this process registered, and the other way round, under the same guards.
/// </summary>
internal sealed class AdoNetReminderTable : IReminderTable, IAsyncDisposable
{
    private readonly DbDataSource database;
    private readonly bool ownsDatabase;
    private readonly string serviceId;
    private FrozenDictionary<string, string> statements = FrozenDictionary<string, string>.Empty;

    public AdoNetReminderTable(IOptions<AdoNetReminderTableOptions> options, IOptions<ClusterOptions> cluster)
    {
        serviceId = cluster.Value.ServiceId;
        ownsDatabase = options.Value.DataSource is null;
        database = options.Value.DataSource ?? NpgsqlDataSource.Create(
            options.Value.ConnectionString ?? throw new OrleansConfigurationException("The reminder table has neither a connection string nor a data source."));
    }

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0), reader.GetString(1));
        }

        statements = found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (ownsDatabase)
        {
            await database.DisposeAsync();
        }
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Read("ReadReminderRowsKey", ("GrainId", grainId.ToString()));

    public Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        // The column is signed, so the ring is cut where the sign changes.
        var (first, last) = unchecked(((int)begin, (int)end));
        return Read(first < last ? "ReadRangeRows1Key" : "ReadRangeRows2Key", ("BeginHash", first), ("EndHash", last));
    }

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await Read("ReadReminderRowKey", ("GrainId", grainId.ToString()), ("ReminderName", reminderName))).Reminders.SingleOrDefault();

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        await using var command = Command(
            "UpsertReminderRowKey",
            ("GrainId", entry.GrainId.ToString()),
            ("ReminderName", entry.ReminderName),
            ("StartTime", entry.StartAt),
            ("Period", (long)entry.Period.TotalMilliseconds),
            ("GrainHash", unchecked((int)entry.GrainId.GetUniformHashCode())));
        return Text((int)(await command.ExecuteScalarAsync())!);
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        await using var command = Command(
            "DeleteReminderRowKey",
            ("GrainId", grainId.ToString()),
            ("ReminderName", reminderName),
            ("Version", int.Parse(eTag, CultureInfo.InvariantCulture)));
        return (int)(await command.ExecuteScalarAsync())! > 0;
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private async Task<ReminderTableData> Read(string statement, params (string Name, object Value)[] values)
    {
        await using var command = Command(statement, values);
        await using var reader = await command.ExecuteReaderAsync();
        var entries = new List<ReminderEntry>();
        while (await reader.ReadAsync())
        {
            entries.Add(new ReminderEntry
            {
                GrainId = GrainId.Parse(reader.GetString(reader.GetOrdinal("GrainId"))),
                ReminderName = reader.GetString(reader.GetOrdinal("ReminderName")),
                StartAt = reader.GetFieldValue<DateTime>(reader.GetOrdinal("StartTime")),
                Period = TimeSpan.FromMilliseconds(reader.GetInt64(reader.GetOrdinal("Period"))),
                ETag = Text(reader.GetInt32(reader.GetOrdinal("Version"))),
            });
        }

        return new ReminderTableData(entries);
    }

    private DbCommand Command(string statement, params (string Name, object Value)[] values)
    {
        var command = database.CreateCommand(statements.TryGetValue(statement, out var sql)
            ? sql
            : throw new OrleansConfigurationException($"OrleansQuery has no statement \"{statement}\"; has the database been migrated?"));
        foreach (var (name, value) in values.Prepend(("ServiceId", serviceId)))
        {
            command.Parameters.Add(new NpgsqlParameter(name, value));
        }

        return command;
    }
}
