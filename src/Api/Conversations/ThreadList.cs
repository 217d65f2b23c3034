using Npgsql;

namespace Marketplace.Conversations;

/// <inheritdoc/>
internal sealed class ThreadList(ListReader lists) : IThreadList
{
    /// <summary>Unread messages are counted up to this: nobody needs to know how many hundreds, and each is a row to look at.</summary>
    private const int UnreadLimit = 100;

    private static readonly string Sql =
        $"""
        select t.id, t.active_at as sort, t.kind, t.mine, t.listing_id, t.subject_id, t.title, t.customer_id, t.provider_id,
               t.opened_at, t.last_sequence, unread.messages as unread,
               l.id as message_id, l.sequence, l.side, l.author_id, l.code, l.text, l.sent_at, l.edited_at, l.deleted_at, l.contacts
        from (
            select 'customer' as mine, customer_read as seen, threads.* from threads where customer_id = $1
            union all
            select 'provider' as mine, provider_read as seen, threads.* from threads where provider_id = $2
        ) t
        left join messages l on l.thread_id = t.id and l.sequence = t.last_sequence
        cross join lateral (
            select count(*) as messages from (
                select from messages m
                where m.thread_id = t.id and m.sequence > t.seen and m.side <> t.mine and m.deleted_at is null
                limit {UnreadLimit}
            ) counted
        ) unread
        """;

    public Task<Page<ThreadSummaryBody>> Read(Actor by, ConversationSide? role, PageRequest page, CancellationToken cancellationToken)
    {
        // Nobody has the empty id, so a side that is not asked for finds nothing.
        var customer = role is ConversationSide.Provider ? Guid.Empty : by.Id;
        var provider = role is ConversationSide.Customer ? Guid.Empty : by.ProviderId;
        return lists.Read(new ListQuery(Sql, customer, provider), page, SummaryOf, cancellationToken);
    }

    private static ThreadSummaryBody SummaryOf(NpgsqlDataReader row)
    {
        var thread = row.GetGuid(0);
        var kind = EnumNames<TopicKind>.ByName[row.GetString(2)];
        return new ThreadSummaryBody(
            thread,
            kind,
            EnumNames<ConversationSide>.ByName[row.GetString(3)],
            row.GetGuid(4),
            kind is TopicKind.Booking ? row.GetGuid(5) : null,
            row.GetString(6),
            row.GetGuid(7),
            row.GetGuid(8),
            row.GetFieldValue<DateTimeOffset>(9),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetInt64(10),
            row.GetInt64(11),
            row.IsDBNull(12) ? null : LastMessageOf(thread, row));
    }

    private static MessageBody LastMessageOf(Guid thread, NpgsqlDataReader row) =>
        new(
            row.GetGuid(12),
            thread,
            row.GetInt64(13),
            EnumNames<ConversationSide>.ByName[row.GetString(14)],
            row.Optional<Guid>(15),
            row.OptionalText(16),
            row.GetString(17),
            [],
            row.GetFieldValue<DateTimeOffset>(18),
            row.Optional<DateTimeOffset>(19),
            row.Optional<DateTimeOffset>(20),
            MessageTable.ContactsOf(row.OptionalText(21))?.Kinds ?? []);
}
