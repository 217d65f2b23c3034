using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>The schema <c>sandbox</c>, brought up to date before its first use.</summary>
internal sealed class SandboxDatabase(NpgsqlDataSource source) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile bool isReady;

    public void Dispose() => gate.Dispose();

    public async Task<NpgsqlConnection> Open(CancellationToken cancellationToken)
    {
        if (!isReady)
        {
            await Prepare(cancellationToken);
        }

        return await source.OpenConnectionAsync(cancellationToken);
    }

    /// <summary>A failure leaves the schema to the next caller, so that a database that comes late is no reason to restart.</summary>
    private async Task Prepare(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!isReady)
            {
                await SandboxSchema.Apply(source, cancellationToken);
                isReady = true;
            }
        }
        finally
        {
            gate.Release();
        }
    }
}
