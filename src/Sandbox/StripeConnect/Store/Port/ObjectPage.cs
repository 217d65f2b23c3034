using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Which objects of one kind and account are wanted.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Kind">Of which kind.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record ObjectPage(string Account, string Kind, int Limit)
{
    /// <summary>Fields of the body that must equal these.</summary>
    public JsonObject Equal { get; init; } = [];

    /// <summary>What the body's type may be; anything if there are none.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Made before the one at this place, newest first.</summary>
    public long? Before { get; init; }

    /// <summary>Made after the one at this place, oldest first.</summary>
    public long? After { get; init; }

    /// <summary>Made at this instant or later.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Made earlier than this instant.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }
}
