using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>
/// What one request, one page button or one instant does, in one transaction. Rows are locked in the order in which the
/// business touches them (session, intent, charge, transfer, account, balance), so that work waits and does not deadlock.
/// </summary>
internal sealed class Work(ISandboxTransaction store, IChance chance, StripeSandboxOptions options, DateTimeOffset now, string account)
{
    public StripeSandboxOptions Options { get; } = options;

    public DateTimeOffset Now { get; } = now;

    public long UnixNow { get; } = now.ToUnixTimeSeconds();

    /// <summary>On whose behalf.</summary>
    public string Account { get; } = account;

    /// <summary>The key that every effect of this work is counted under.</summary>
    public string? Key { get; init; }

    public string? RequestId { get; init; }

    public ISandboxTransaction Store { get; } = store;

    public IChance Chance { get; } = chance;

    public bool IsPlatform => Account == Options.PlatformAccount;

    public string NewId(string prefix) => Chance.NewId(prefix);

    /// <summary>An object of this account, to look at.</summary>
    public async Task<StoredObject?> Find(string kind, string id) =>
        await Store.Objects.Find(kind, id) is { } found && found.Account == Account ? found : null;

    /// <summary>An object of this account, to change: nobody else changes it until this work ends.</summary>
    public async Task<StoredObject?> Lock(string kind, string id) =>
        await Store.Objects.Lock(kind, id) is { } found && found.Account == Account ? found : null;

    public async Task<StoredObject> Get(string kind, string id, string param = "id") =>
        await Find(kind, id) ?? throw Refused.Unknown(kind, id, param);

    public async Task<StoredObject> Take(string kind, string id, string param = "id") =>
        await Lock(kind, id) ?? throw Refused.Unknown(kind, id, param);

    public Task<StoredObject> Add(string kind, string prefix, JsonObject body, DateTimeOffset? dueAt = null, JsonObject? notes = null) =>
        AddTo(Account, kind, prefix, body, dueAt, notes);

    public async Task<StoredObject> AddTo(
        string owner, string kind, string prefix, JsonObject body, DateTimeOffset? dueAt = null, JsonObject? notes = null, DateTimeOffset? at = null)
    {
        var id = (string?)body["id"] ?? NewId(prefix);
        var created = at ?? Now;
        body["id"] = id;
        body["created"] = created.ToUnixTimeSeconds();
        var made = new StoredObject
        {
            Id = id,
            Kind = kind,
            Account = owner,
            Created = created,
            Key = Key,
            DueAt = dueAt,
            Body = body,
            Notes = notes ?? [],
        };
        made.Sequence = await Store.Objects.Insert(made);
        return made;
    }

    public Task Save(StoredObject changed) => Store.Objects.Update(changed);
}
