namespace Marketplace;

/// <summary>A list as SQL.</summary>
/// <param name="Sql">A plain SELECT with positional parameters, without ORDER BY or LIMIT. It must give the columns `sort` (never null) and `id` (uuid), both plain columns of one index.</param>
/// <param name="Values">The parameters, from `$1`.</param>
internal sealed record ListQuery(string Sql, params ImmutableArray<object> Values)
{
    public SortKind Sort { get; init; } = SortKind.Instant;

    /// <summary>Newest or largest first.</summary>
    public bool Descending { get; init; } = true;
}

/// <summary>What the sort column of a list is.</summary>
internal enum SortKind
{
    Instant,
    Number,
    Text,
}
