using System.Globalization;

namespace Marketplace.Hosting;

/// <summary>Names of operations, for generated clients: `postBookingsIdAccept`. They follow from method and path, so they are unique and stable.</summary>
internal static class OperationIds
{
    public static string Of(string method, string path)
    {
        var words = path[(path.IndexOf("marketplace/", StringComparison.Ordinal) + "marketplace/".Length)..]
            .Split(['/', '-', '{', '}', ':', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]);
        return method.ToLowerInvariant() + string.Concat(words);
    }
}
