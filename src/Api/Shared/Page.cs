namespace Marketplace;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">The cursor of the page after it; null on the last one.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
