using Npgsql;

namespace Marketplace.Conversations;

/// <inheritdoc/>
internal sealed class MessageSearch(ListReader lists) : IMessageSearch
{
    private const string Sql =
        """
        select m.id, m.sent_at as sort, m.sequence, m.side, m.author_id, m.code, m.text, m.edited_at, m.deleted_at, m.contacts,
               t.id as thread_id, t.kind, t.customer_id = $1 as is_customer, t.listing_id, t.subject_id, t.title, m.attachments
        from messages m join threads t on t.id = m.thread_id
        where words_of(m.words) @@ $3::text::tsquery and (t.customer_id = $1 or t.provider_id = $2)
        """;

    public Task<Page<FoundMessageBody>> Find(
        Actor by, ConversationSide? role, IReadOnlyList<string> words, PageRequest page, CancellationToken cancellationToken)
    {
        var customer = role is ConversationSide.Provider ? Guid.Empty : by.Id;
        var provider = role is ConversationSide.Customer ? Guid.Empty : by.ProviderId;

        // Words have letters, marks and digits only, so nothing in them needs to be escaped.
        var query = string.Join(" & ", words.Select(word => $"'{word}':*"));
        return lists.Read(new ListQuery(Sql, customer, provider, query), page, row => Found(row, by), cancellationToken);
    }

    private static FoundMessageBody Found(NpgsqlDataReader row, Actor by)
    {
        var thread = row.GetGuid(10);
        var kind = EnumNames<TopicKind>.ByName[row.GetString(11)];
        var message = new Message(
            row.GetGuid(0),
            row.GetInt64(2),
            EnumNames<ConversationSide>.ByName[row.GetString(3)],
            row.Optional<Guid>(4),
            row.OptionalText(5),
            row.GetString(6),
            row.GetFieldValue<DateTimeOffset>(1),
            row.Optional<DateTimeOffset>(7),
            row.Optional<DateTimeOffset>(8),
            MessageTable.ContactsOf(row.OptionalText(9)),
            Attachments: MessageTable.FilesOf(row.OptionalText(16)));
        return new FoundMessageBody(
            thread,
            kind,
            row.GetBoolean(12) ? ConversationSide.Customer : ConversationSide.Provider,
            row.Optional<Guid>(13),
            kind is TopicKind.Listing ? null : row.Optional<Guid>(14),
            row.GetString(15),
            MessageBody.Of(thread, message, by));
    }
}
