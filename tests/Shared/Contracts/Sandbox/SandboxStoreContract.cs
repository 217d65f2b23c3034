using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>What the gateway relies on, of whatever keeps its tables.</summary>
public abstract class SandboxStoreContract : IAsyncLifetime
{
    private protected static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private protected ISandboxStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenEmpty();

    public abstract Task DisposeAsync();

    private protected abstract Task<ISandboxStore> OpenEmpty();

    private protected static StoredObject Thing(string id, string account = "acct_1", string kind = "refund", JsonObject? body = null, DateTimeOffset? created = null) =>
        new()
        {
            Id = id,
            Kind = kind,
            Account = account,
            Created = created ?? Monday,
            Key = $"key of {id}",
            Body = body ?? new JsonObject { ["id"] = id },
        };

    private protected Task Add(params StoredObject[] things) =>
        Store.Run(async transaction =>
        {
            foreach (var thing in things)
            {
                await transaction.Objects.Insert(thing);
            }
        });

    private protected Task<StoredObject?> Find(string id, string kind = "refund") => Store.Run(transaction => transaction.Objects.Find(kind, id));
}
