namespace Marketplace.Identity;

/// <summary>
/// The signing keys of this installation. They live in the database, so tokens outlive restarts and all processes agree.
/// The newest signs, all verify: a rotation adds a generation and waits for the tokens of the old one to expire.
/// </summary>
internal sealed class SigningKeys(ISigningKeyTable table, [FromKeyedServices(DomainClock.Key)] TimeProvider domainClock, TimeProvider clock)
    : IDisposable
{
    /// <summary>How often a token with an unknown key may make this process look again: forged ones must not become queries.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile Loaded? loaded;

    public async ValueTask<SigningKey> Newest(CancellationToken cancellationToken) => (await All(cancellationToken))[0];

    /// <summary>Newest first.</summary>
    public async ValueTask<ImmutableArray<SigningKey>> All(CancellationToken cancellationToken) =>
        (loaded ?? await Load(null, cancellationToken)).Keys;

    /// <returns>Null when no key has that id.</returns>
    public async ValueTask<SigningKey?> Find(string id, CancellationToken cancellationToken)
    {
        var known = loaded ?? await Load(null, cancellationToken);
        if (known.Find(id) is { } key)
        {
            return key;
        }

        return clock.GetElapsedTime(known.At) < LookAgainAfter ? null : (await Load(known, cancellationToken)).Find(id);
    }

    public void Dispose() => loading.Dispose();

    private async Task<Loaded> Load(Loaded? seen, CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            if (loaded is { } other && other != seen)
            {
                return other;
            }

            var keys = await Read(cancellationToken);
            if (keys.IsEmpty)
            {
                // Several processes may start on an empty database at once: one makes the first generation, all read it.
                await table.KeepFirst(SigningKey.Generate(), domainClock.GetUtcNow(), cancellationToken);
                keys = await Read(cancellationToken);
            }

            return loaded = new Loaded(keys, clock.GetTimestamp());
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<ImmutableArray<SigningKey>> Read(CancellationToken cancellationToken) =>
        [.. (await table.Read(cancellationToken)).Select(SigningKey.Read)];

    private sealed record Loaded(ImmutableArray<SigningKey> Keys, long At)
    {
        public SigningKey? Find(string id) => Keys.FirstOrDefault(key => key.Id == id);
    }
}
