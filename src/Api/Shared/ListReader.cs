using Npgsql;

namespace Marketplace;

/// <summary>Reads lists page by page: each page starts after the key of the last row, so writes in between neither skip nor repeat rows.</summary>
internal sealed class ListReader(NpgsqlDataSource database, CursorSeal seal)
{
    /// <param name="list">What to read.</param>
    /// <param name="page">Which page of it.</param>
    /// <param name="read">Makes an item of the current row.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Page<T>> Read<T>(ListQuery list, PageRequest page, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SqlOf(list, page));
        foreach (var value in list.Values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        if (page.Cursor is { } after)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after.Sort });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after.Id });
        }

        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = page.Limit + 1 });

        var items = new List<(T Item, PageKey Key)>(page.Limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (sort, id) = (reader.GetOrdinal("page_sort"), reader.GetOrdinal("id"));
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add((read(reader), new PageKey(reader.GetString(sort), reader.GetGuid(id))));
        }

        return await seal.Cut(items, page, cancellationToken);
    }

    private static string SqlOf(ListQuery list, PageRequest page)
    {
        var (type, text) = list.Sort switch
        {
            SortKind.Instant => ("timestamptz", "to_char(list.sort at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"),
            SortKind.Number => ("bigint", "list.sort::text"),
            _ => ("text", "list.sort"),
        };
        var (order, after) = list.Descending ? ("desc", "<") : ("asc", ">");
        var count = list.Values.Length;
        var (start, limit) = page.Cursor is null
            ? (string.Empty, count + 1)
            : ($"where (list.sort, list.id) {after} (${count + 1}::{type}, ${count + 2})", count + 3);

        return $"""
            select list.*, {text} as page_sort
            from ({list.Sql}) as list
            {start}
            order by list.sort {order}, list.id {order}
            limit ${limit}
            """;
    }
}
