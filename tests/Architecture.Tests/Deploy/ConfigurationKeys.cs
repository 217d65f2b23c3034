using System.Text.RegularExpressions;

namespace Marketplace.Architecture.Deploy;

/// <summary>Which configuration keys anybody reads: our own code, or the frameworks below it.</summary>
internal static partial class ConfigurationKeys
{
    /// <summary>Read by .NET, by Orleans, and by PostgreSQL's image.</summary>
    private static readonly string[] OfOthers =
    [
        "ASPNETCORE_HTTP_PORTS", "DOTNET_ENVIRONMENT", "DOTNET_EnableDiagnostics", "MarketplaceEngine",
        "Orleans:ClusterId", "Orleans:ServiceId",
        "PGDATA", "POSTGRES_DB", "POSTGRES_HOST_AUTH_METHOD", "POSTGRES_USER",
    ];

    private static readonly ImmutableArray<string> Sources =
        [.. Repository.Files("src", "*.cs").Select(Repository.Read).Where(text => text.Contains('"', StringComparison.Ordinal))];

    /// <summary>Whether a key, written as configuration or as an environment variable, has a reader.</summary>
    public static bool AreRead(string key)
    {
        var name = key.Replace("__", ":", StringComparison.Ordinal);
        if (OfOthers.Contains(name))
        {
            return true;
        }

        return name.Split(':') switch
        {
            ["ConnectionStrings", var connection] => Sources.Any(text => text.Contains($"GetConnectionString(\"{connection}\")", StringComparison.Ordinal)),
            [var only] => Sources.Any(text => text.Contains($"\"{only}\"", StringComparison.Ordinal)),
            [var section, var member] => Sources.Any(text => IsReadBy(text, section, member)),
            _ => false,
        };
    }

    private static bool IsReadBy(string text, string section, string member) =>
        text.Contains($"\"{section}:{member}\"", StringComparison.Ordinal)
        || (text.Contains($"\"{section}\"", StringComparison.Ordinal)
            && (text.Contains($"\"{member}\"", StringComparison.Ordinal) || Members(text).Contains(member)));

    /// <summary>Its own, and those of the record that it extends.</summary>
    private static IEnumerable<string> Members(string text) =>
        Property().Matches(text).Select(match => match.Groups[1].Value).Concat(Extended().Match(text) is { Success: true } extended
            ? Sources.Where(source => source.Contains($"abstract record {extended.Groups[1].Value}", StringComparison.Ordinal)).SelectMany(Members)
            : []);

    [GeneratedRegex(@"record \w+Options : (\w+)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Extended();

    [GeneratedRegex(@"public [\w\[\]?<>, ]+ (\w+) \{ get; (?:init|set); \}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Property();
}
