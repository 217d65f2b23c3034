using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>One object of the gateway: what it says on the wire, and what the gateway keeps to itself.</summary>
internal sealed class StoredObject
{
    /// <summary>The note of what is deleted: lists leave it out.</summary>
    public const string Deleted = "deleted";

    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Whose it is: the platform's, or a connected account's.</summary>
    public required string Account { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The key of the request that made it.</summary>
    public required string? Key { get; init; }

    /// <summary>Its place in the order of making.</summary>
    public long Sequence { get; set; }

    /// <summary>When time alone will change it.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public required JsonObject Body { get; init; }

    public JsonObject Notes { get; init; } = [];

    public bool IsDeleted => Notes.ContainsKey(Deleted);

    public string Status
    {
        get => Text("status")!;
        set => Body["status"] = value;
    }

    public string Currency => Text("currency")!;

    public string? Text(string name) => (string?)Body[name];

    public long Amount(string name) => (long)Body[name]!;

    /// <summary>All that is said of it from now on.</summary>
    public JsonObject Delete()
    {
        Notes[Deleted] = true;
        return Grave();
    }

    public JsonObject Grave() => new() { ["id"] = Id, ["object"] = Kind, [Deleted] = true };
}
