namespace Marketplace.Attachments;

/// <summary>Where the bytes of files lie. All processes of a marketplace see the same.</summary>
internal interface IAttachmentStore
{
    /// <summary>Keeps all of a file, so that neither a crash nor a power cut takes it away once this has returned. The same file may be put again.</summary>
    Task Put(Guid id, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>A part of a file, to be read once; null when there is no such file.</summary>
    /// <param name="id">The attachment.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="length">How long it is; at least 1, and within the file.</param>
    /// <param name="cancellationToken">The caller's.</param>
    Task<Stream?> Open(Guid id, long from, long length, CancellationToken cancellationToken);

    /// <summary>Has a file gone for good; one that is not there is gone already.</summary>
    Task Delete(Guid id, CancellationToken cancellationToken);
}
