namespace Marketplace;

/// <summary>Cuts pages of rows that come with their keys.</summary>
internal static class PageCutting
{
    /// <param name="seal">Closes the cursor of the next page.</param>
    /// <param name="rows">In the order of the list, from behind the cursor; one more than asked for when there is another page.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<Page<T>> Cut<T>(
        this CursorSeal seal, IEnumerable<(T Item, PageKey Key)> rows, PageRequest page, CancellationToken cancellationToken)
    {
        var taken = rows.Take(page.Limit + 1).ToList();
        return taken.Count <= page.Limit
            ? new Page<T>([.. taken.Select(row => row.Item)], null)
            : new Page<T>(
                [.. taken.Take(page.Limit).Select(row => row.Item)],
                await seal.Close(taken[page.Limit - 1].Key, page.Scope, cancellationToken));
    }
}
