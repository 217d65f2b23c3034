using System.Text.Json;
using Npgsql;

namespace Marketplace.Notifications;

/// <inheritdoc/>
internal sealed class NotificationList(NpgsqlDataSource database) : INotificationList
{
    public async Task<IReadOnlyList<ListedNotification>> Before(Guid person, long sequence, int limit, bool onlyUnread, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            select id, sequence, topic, facts, posted_at, read_at from notifications
            where account_id = $1 and sequence < $2 {(onlyUnread ? "and read_at is null" : string.Empty)}
            order by sequence desc limit $3
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });

        var found = new List<ListedNotification>(limit);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(new ListedNotification(
                rows.GetGuid(0),
                rows.GetInt64(1),
                EnumNames<NotificationTopic>.ByName[rows.GetString(2)],
                FactsOf(rows.GetString(3)),
                rows.GetFieldValue<DateTimeOffset>(4),
                rows.Optional<DateTimeOffset>(5)));
        }

        return found;
    }

    public async Task<long?> Find(Guid person, Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select sequence from notifications where account_id = $1 and id = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task<long> Unread(Guid person, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select count(*) from notifications where account_id = $1 and read_at is null");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>What the column `facts` holds.</summary>
    internal static NotificationFacts FactsOf(string stored) => JsonSerializer.Deserialize<NotificationFacts>(stored, MarketplaceJson.Options)!;
}
