using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// Reminders in <c>OrleansRemindersTable</c>, row for row as Orleans' ADO.NET provider writes them, so that a cluster
/// on the same database finds what this process registered, and the other way round. The table itself is made by the host's migrations.
/// </summary>
internal sealed class PostgresReminderTable : IReminderTable, IAsyncDisposable
{
    private const string Columns = "GrainId, ReminderName, StartTime, Period, Version";

    private readonly DbDataSource database;
    private readonly bool ownsDatabase;
    private readonly string serviceId;

    public PostgresReminderTable(IOptions<AdoNetReminderTableOptions> options, IOptions<ClusterOptions> cluster)
    {
        serviceId = cluster.Value.ServiceId;
        ownsDatabase = options.Value.DataSource is null;
        database = options.Value.DataSource ?? NpgsqlDataSource.Create(
            options.Value.ConnectionString ?? throw new OrleansConfigurationException("The reminder table has neither a connection string nor a data source."));
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (ownsDatabase)
        {
            await database.DisposeAsync();
        }
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Read(
        $"SELECT {Columns} FROM OrleansRemindersTable WHERE ServiceId = $1 AND GrainId = $2",
        grainId.ToString());

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Read(
        begin < end
            ? $"SELECT {Columns} FROM OrleansRemindersTable WHERE ServiceId = $1 AND GrainHash > $2 AND GrainHash <= $3"
            : $"SELECT {Columns} FROM OrleansRemindersTable WHERE ServiceId = $1 AND (GrainHash > $2 OR GrainHash <= $3)",
        unchecked((int)begin),
        unchecked((int)end));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => (await Read(
        $"SELECT {Columns} FROM OrleansRemindersTable WHERE ServiceId = $1 AND GrainId = $2 AND ReminderName = $3",
        grainId.ToString(),
        reminderName)).Reminders.SingleOrDefault();

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        await using var command = Command(
            """
            INSERT INTO OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
            VALUES ($1, $2, $3, $4, $5, $6, 0)
            ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE SET
                StartTime = excluded.StartTime,
                Period = excluded.Period,
                GrainHash = excluded.GrainHash,
                Version = OrleansRemindersTable.Version + 1
            RETURNING Version
            """,
            entry.GrainId.ToString(),
            entry.ReminderName,
            entry.StartAt,
            (long)entry.Period.TotalMilliseconds,
            unchecked((int)entry.GrainId.GetUniformHashCode()));
        return Text((int)(await command.ExecuteScalarAsync())!);
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        await using var command = Command(
            "DELETE FROM OrleansRemindersTable WHERE ServiceId = $1 AND GrainId = $2 AND ReminderName = $3 AND Version = $4",
            grainId.ToString(),
            reminderName,
            int.Parse(eTag, CultureInfo.InvariantCulture));
        return await command.ExecuteNonQueryAsync() > 0;
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private async Task<ReminderTableData> Read(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var entries = new List<ReminderEntry>();
        while (await reader.ReadAsync())
        {
            entries.Add(new ReminderEntry
            {
                GrainId = GrainId.Parse(reader.GetString(0)),
                ReminderName = reader.GetString(1),
                StartAt = reader.GetFieldValue<DateTime>(2),
                Period = TimeSpan.FromMilliseconds(reader.GetInt64(3)),
                ETag = Text(reader.GetInt32(4)),
            });
        }

        return new ReminderTableData(entries);
    }

    private DbCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = serviceId });
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
