using System.Globalization;

namespace Marketplace;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Limit">1 to 100; 20 when nothing is said.</param>
/// <param name="Cursor">Where the last page ended, opened and verified; null for the first page.</param>
/// <param name="Scope">The list that cursors belong to: a cursor of another list is refused.</param>
internal sealed record PageRequest(int Limit, PageKey? Cursor, string Scope)
{
    /// <summary>Enough for a screen.</summary>
    public const int DefaultLimit = 20;

    /// <summary>The largest page; keeps one answer small and one query short.</summary>
    public const int MaxLimit = 100;

    public static async ValueTask<PageRequest> BindAsync(HttpContext http)
    {
        var scope = http.GetEndpoint() is RouteEndpoint route ? route.RoutePattern.RawText! : http.Request.Path.Value!;
        var cursor = http.Request.Query["cursor"].ToString();
        var key = cursor.Length == 0
            ? null
            : await http.RequestServices.GetRequiredService<CursorSeal>().Open(cursor, scope, http.RequestAborted)
                ?? throw new MalformedRequestException("cursor", "must be the `next` of a page of this list");

        return new PageRequest(LimitOf(http.Request.Query["limit"].ToString()), key, scope);
    }

    private static int LimitOf(string text)
    {
        if (text.Length == 0)
        {
            return DefaultLimit;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw new MalformedRequestException("limit", $"must be between 1 and {MaxLimit}");
    }
}

/// <summary>The sort key of the last row of a page.</summary>
/// <param name="Sort">The sort column as text.</param>
/// <param name="Id">Breaks ties.</param>
internal sealed record PageKey(string Sort, Guid Id);
