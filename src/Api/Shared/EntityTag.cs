using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Marketplace;

/// <summary>The version of a resource as an HTTP entity tag.</summary>
internal static class EntityTag
{
    /// <summary>No resource has it, so that a tag that is not ours never matches.</summary>
    private const long Foreign = -1;

    public static string Of(long version) => $"\"{version}\"";

    /// <summary>The version that `If-Match` asks for; null when any will do.</summary>
    public static long? Read(StringValues ifMatch)
    {
        var text = ifMatch.ToString().Trim();
        if (text.Length == 0 || text == "*")
        {
            return null;
        }

        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : Foreign;
    }
}
