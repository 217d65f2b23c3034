namespace Marketplace.Attachments;

/// <summary>Has files looked into, and their bytes gone.</summary>
internal sealed class AttachmentHandler(IGrainFactory grains, IAttachmentStore store, IFileScanner scanner) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Attachment.Scan, Attachment.Erase];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var id = intent.Stream.GetGuidKey();
        var attachment = grains.GetGrain<IAttachmentGrain>(id);
        if (intent.Kind == Attachment.Erase)
        {
            await store.Delete(id, cancellationToken);
            await attachment.RecordErasure(new RecordErasure(intent.Report("erased"), intent.Id));
            return;
        }

        var view = (await attachment.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants something and does not exist.");
        if (view.Status is not AttachmentStatus.Scanning)
        {
            // It went meanwhile, and so do its bytes.
            return;
        }

        await using var bytes = await store.Open(id, 0, view.File.Size, cancellationToken)
            ?? throw new InvalidOperationException($"{intent.Stream} is kept, and its bytes are not there.");
        await attachment.RecordScan(new RecordScan(intent.Report("scanned"), intent.Id, await scanner.Scan(bytes, cancellationToken)));
    }
}
