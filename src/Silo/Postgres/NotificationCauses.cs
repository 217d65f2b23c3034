using System.Diagnostics;
using Marketplace.Notifications;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class NotificationCauses(NpgsqlDataSource database, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : INotificationCauses
{
    public Task<bool> Holds(NotificationCause cause, CancellationToken cancellationToken) => cause.Kind switch
    {
        NotificationCauseKind.MessageIsUnread => IsTrue(
            """
            with told as (
              select message.*,
                     case message.side when 'customer' then provider_read else customer_read end as seen,
                     case message.side when 'customer' then provider_muted else customer_muted end as muted,
                     case message.side when 'customer' then provider_muted_until else customer_muted_until end as muted_until
              from messages message join threads on threads.id = thread_id
              where thread_id = $1 and sequence = $2
            )
            select exists (
              select from told
              where deleted_at is null and sequence > seen and not (muted and coalesce(muted_until > $3, true))
                and not exists (
                  select from messages before
                  where before.thread_id = told.thread_id and before.sequence > told.seen and before.sequence < told.sequence
                    and before.side = told.side and before.deleted_at is null
                    and before.sent_at >= coalesce(told.muted_until, '-infinity')))
            """,
            cancellationToken,
            new NpgsqlParameter<Guid> { TypedValue = cause.SubjectId },
            new NpgsqlParameter<long> { TypedValue = cause.Sequence!.Value },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() }),
        NotificationCauseKind.BookingStands => IsTrue(
            "select exists (select from bookings where id = $1 and status = $2 and ($3 is null or starts_at = $3))",
            cancellationToken,
            new NpgsqlParameter<Guid> { TypedValue = cause.SubjectId },
            new NpgsqlParameter<string> { TypedValue = Wire.Name(cause.Status!.Value) },
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = cause.Start is { } start ? start.ToUniversalTime() : DBNull.Value }),
        _ => throw new UnreachableException($"Nobody knows whether {cause.Kind} holds."),
    };

    public Task<bool> IsRead(Guid person, Guid notification, CancellationToken cancellationToken) => IsTrue(
        "select exists (select from notifications where account_id = $1 and id = $2 and read_at is not null)",
        cancellationToken,
        new NpgsqlParameter<Guid> { TypedValue = person },
        new NpgsqlParameter<Guid> { TypedValue = notification });

    private async Task<bool> IsTrue(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
