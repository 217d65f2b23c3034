using Microsoft.Extensions.Options;

namespace Marketplace.Attachments;

/// <summary>Bounds what files that are being taken in take of the memory of this process, however many come at once and however slowly.</summary>
internal sealed class FilesAtOnce(IOptions<AttachmentOptions> options)
{
    private long inHand;

    /// <summary>How large one may be.</summary>
    public long Largest => options.Value.MaxBytes;

    public FileRoom Begin() => new(this);

    public bool Take(long bytes)
    {
        if (Interlocked.Add(ref inHand, bytes) <= options.Value.MaxBytesAtOnce)
        {
            return true;
        }

        GiveBack(bytes);
        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref inHand, -bytes);
}

/// <summary>What one file takes of it, until its request is over.</summary>
internal sealed class FileRoom(FilesAtOnce files) : IDisposable
{
    private long taken;

    /// <summary>There was no room for all of it.</summary>
    public bool IsRefused { get; private set; }

    public bool Take(int bytes)
    {
        if (IsRefused || !files.Take(bytes))
        {
            IsRefused = true;
            return false;
        }

        taken += bytes;
        return true;
    }

    public void Dispose() => files.GiveBack(taken);
}
