namespace Marketplace.Attachments;

/// <summary>
/// Files in a folder, spread over 256 others. Each is written beside its place and moved there when all of it is on the disk, so a file
/// that is there is whole. What a crash leaves beside it bears its name and goes with it.
/// </summary>
internal sealed class FileStore(string root) : IAttachmentStore
{
    private const int BufferSize = 64 * 1024;

    public async Task Put(Guid id, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var place = PlaceOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var part = $"{place}.{Guid.CreateVersion7():N}.part";
        await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous))
        {
            await file.WriteAsync(bytes, cancellationToken);
            await file.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        File.Move(part, place, overwrite: true);
    }

    public Task<Stream?> Open(Guid id, long from, long length, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(PlaceOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous);
            file.Position = from;
            return Task.FromResult<Stream?>(new PartialStream(file, length));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task Delete(Guid id, CancellationToken cancellationToken)
    {
        var place = PlaceOf(id);
        if (Path.GetDirectoryName(place) is { } folder && Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, $"{id:N}*"))
            {
                File.Delete(file);
            }
        }

        return Task.CompletedTask;
    }

    private string PlaceOf(Guid id)
    {
        var name = id.ToString("N");

        // The last digits: those that come first are a time in some ids, and the same for many.
        return Path.Combine(root, name[^2..], name);
    }
}
