using Marketplace.Identity;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryAccountIndex(MemoryDatabase database) : IAccountIndex
{
    public Task<Guid?> Find(string emailHash, CancellationToken cancellationToken) =>
        Task.FromResult(database.ReadModels[ReadModel.Accounts].Rows.FirstOrDefault(row => row.Text("email_hash") == emailHash)?.Id("id"));
}

internal sealed class MemorySigningKeys(MemoryDatabase database) : ISigningKeyTable
{
    public Task<ImmutableArray<byte[]>> Read(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<byte[]>>([.. database.SigningKeys.AsEnumerable().Reverse()]);

    public Task KeepFirst(byte[] privateKey, DateTimeOffset createdAt, CancellationToken cancellationToken)
    {
        if (database.SigningKeys.Count == 0)
        {
            database.SigningKeys.Add(privateKey);
        }

        return Task.CompletedTask;
    }
}

internal sealed class MemoryAttempts(MemoryDatabase database) : IAttempts
{
    public Task<(int Used, DateTimeOffset WindowEnd)> Count(
        string purpose, string subject, DateTimeOffset now, DateTimeOffset newWindowEnd, CancellationToken cancellationToken, int amount = 1)
    {
        var open = database.Attempts.TryGetValue((purpose, subject), out var window) && window.End > now;
        var counted = open ? (window.Used + amount, window.End) : (amount, newWindowEnd);
        database.Attempts[(purpose, subject)] = counted;
        return Task.FromResult(counted);
    }

    public Task Forget(string purpose, string subject, CancellationToken cancellationToken)
    {
        database.Attempts.Remove((purpose, subject));
        return Task.CompletedTask;
    }
}
