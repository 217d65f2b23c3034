using Marketplace.Attachments;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryAttachmentUses(MemoryDatabase database) : IAttachmentUses
{
    public Task<AttachmentUse?> Find(Guid attachment, CancellationToken cancellationToken)
    {
        var use = database.ReadModels[ReadModel.AttachmentUses].Rows.FirstOrDefault(row => row.Id("attachment_id") == attachment);
        return Task.FromResult(use?.OptionalId("thread_id") is { } thread ? new AttachmentUse(thread, IsShown(thread, use.Id("message_id"))) : null);
    }

    private bool IsShown(Guid thread, Guid message) => database.ReadModels[ReadModel.Messages].Rows.Any(row =>
        row.Id("thread_id") == thread && row.Id("id") == message && row.OptionalInstant("deleted_at") is null);
}
