using Npgsql;

namespace Marketplace.Conversations;

/// <inheritdoc/>
internal sealed class ThreadList(ListReader lists, NpgsqlDataSource database, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IThreadList
{
    /// <summary>Unread messages are counted up to this: nobody needs to know how many hundreds, and each is a row to look at.</summary>
    private const int UnreadLimit = 100;

    private static readonly string CountedUnread =
        $"""
        cross join lateral (
            select count(*) as messages from (
                select from messages m
                where m.thread_id = t.id and m.sequence > t.seen and m.side <> t.mine and m.deleted_at is null
                limit {UnreadLimit}
            ) counted
        ) unread
        """;

    private static readonly string Sql =
        $"""
        select t.id, t.active_at as sort, t.kind, t.mine, t.listing_id, t.subject_id, t.title, t.customer_id, t.provider_id,
               t.opened_at, t.last_sequence, unread.messages as unread, t.archived, t.muted, t.muted_until,
               l.id as message_id, l.sequence, l.side, l.author_id, l.code, l.text, l.sent_at, l.edited_at, l.deleted_at, l.contacts, l.removed, l.attachments,
               t.closed_at
        from (
            select 'customer' as mine, customer_read as seen, customer_archived as archived, customer_muted as muted, customer_muted_until as muted_until,
                   threads.* from threads where customer_id = $1 and ($3::boolean is null or customer_archived = $3)
            union all
            select 'provider' as mine, provider_read as seen, provider_archived as archived, provider_muted as muted, provider_muted_until as muted_until,
                   threads.* from threads where provider_id = $2 and ($3::boolean is null or provider_archived = $3)
        ) t
        left join messages l on l.thread_id = t.id and l.sequence = t.last_sequence
        {CountedUnread}
        """;

    private static readonly string UnreadSql =
        $"""
        select count(*), coalesce(sum(unread.messages), 0)::bigint
        from (
            select 'customer' as mine, customer_read as seen, id from threads where customer_id = $1 and last_sequence > customer_read
            union all
            select 'provider' as mine, provider_read as seen, id from threads where provider_id = $2 and last_sequence > provider_read
        ) t
        {CountedUnread}
        where unread.messages > 0
        """;

    public Task<Page<ThreadSummaryBody>> Read(Actor by, ConversationSide? role, bool? archived, PageRequest page, CancellationToken cancellationToken)
    {
        // Nobody has the empty id, so a side that is not asked for finds nothing.
        var customer = role is ConversationSide.Provider ? Guid.Empty : by.Id;
        var provider = role is ConversationSide.Customer ? Guid.Empty : by.ProviderId;
        var now = clock.GetUtcNow();
        return lists.Read(new ListQuery(Sql, customer, provider, archived is { } wanted ? wanted : DBNull.Value), page, row => SummaryOf(row, by, now), cancellationToken);
    }

    public async Task<UnreadMessagesBody> CountUnread(Actor by, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(UnreadSql);
        command.Parameters.Add(new() { Value = by.Id });
        command.Parameters.Add(new() { Value = by.ProviderId });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new UnreadMessagesBody(row.GetInt64(0), row.GetInt64(1));
    }

    private static ThreadSummaryBody SummaryOf(NpgsqlDataReader row, Actor by, DateTimeOffset now)
    {
        var thread = row.GetGuid(0);
        var kind = EnumNames<TopicKind>.ByName[row.GetString(2)];
        return new ThreadSummaryBody(
            thread,
            kind,
            EnumNames<ConversationSide>.ByName[row.GetString(3)],
            row.Optional<Guid>(4),
            kind is TopicKind.Listing ? null : row.Optional<Guid>(5),
            row.GetString(6),
            row.GetGuid(7),
            row.Optional<Guid>(8),
            row.GetFieldValue<DateTimeOffset>(9),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetInt64(10),
            row.GetInt64(11),
            row.GetBoolean(12),
            MuteBody.Of(row.GetBoolean(13) ? new Mute(row.Optional<DateTimeOffset>(14)) : null, now),
            row.Optional<DateTimeOffset>(27),
            row.IsDBNull(15) ? null : MessageBody.Of(thread, LastMessageOf(row), by));
    }

    private static Message LastMessageOf(NpgsqlDataReader row) =>
        new(
            row.GetGuid(15),
            row.GetInt64(16),
            EnumNames<ConversationSide>.ByName[row.GetString(17)],
            row.Optional<Guid>(18),
            row.OptionalText(19),
            row.GetString(20),
            row.GetFieldValue<DateTimeOffset>(21),
            row.Optional<DateTimeOffset>(22),
            row.Optional<DateTimeOffset>(23),
            MessageTable.ContactsOf(row.OptionalText(24)),
            row.GetBoolean(25),
            MessageTable.FilesOf(row.OptionalText(26)));
}
