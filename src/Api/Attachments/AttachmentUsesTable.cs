using Npgsql;

namespace Marketplace.Attachments;

/// <inheritdoc/>
internal sealed class AttachmentUsesTable(NpgsqlDataSource database) : IAttachmentUses
{
    public async Task<AttachmentUse?> Find(Guid attachment, CancellationToken cancellationToken)
    {
        // Served by the keys of both, messages_by_id among them.
        await using var command = database.CreateCommand(
            """
            select u.thread_id, exists (select from messages m where m.thread_id = u.thread_id and m.id = u.message_id and m.deleted_at is null)
            from attachment_uses u where u.attachment_id = $1 and u.thread_id is not null
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = attachment });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new AttachmentUse(row.GetGuid(0), row.GetBoolean(1)) : null;
    }
}
