using Marketplace.Attachments;

namespace Marketplace.Simulations;

/// <summary>Where the bytes of files lie: it outlives every process, and fails as the database does.</summary>
internal sealed class MemoryAttachmentStore(Town town) : IAttachmentStore
{
    public async Task Put(Guid id, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await Reach(() => town.Files[id] = bytes.ToArray());
    }

    public async Task<Stream?> Open(Guid id, long from, long length, CancellationToken cancellationToken)
    {
        await Reach(static () => { });
        return town.Files.TryGetValue(id, out var bytes) ? new MemoryStream(bytes, (int)from, (int)length, writable: false) : null;
    }

    public async Task Delete(Guid id, CancellationToken cancellationToken)
    {
        await Reach(() => town.Files.Remove(id));
    }

    /// <summary>Whatever is done is done, or is not, when the answer is lost.</summary>
    private async Task Reach(Action act)
    {
        await Task.Yield();
        if (!town.Faults.Strikes(Fault.Storage))
        {
            act();
            return;
        }

        if (town.Faults.Way(Fault.Storage, 2) == 0)
        {
            act();
        }

        throw new IOException("The store of attachments does not answer.");
    }
}

/// <summary>A scanner that finds something in what says so, and cannot always be asked.</summary>
internal sealed class SuspiciousScanner(Town town) : IFileScanner
{
    /// <summary>What it finds.</summary>
    public const string Suspicious = "EICAR";

    public async Task<string?> Scan(Stream bytes, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (town.Faults.Strikes(Fault.Storage))
        {
            throw new IOException("The scanner does not answer.");
        }

        using var reader = new StreamReader(bytes);
        return (await reader.ReadToEndAsync(cancellationToken)).Contains(Suspicious, StringComparison.Ordinal) ? Suspicious : null;
    }
}
