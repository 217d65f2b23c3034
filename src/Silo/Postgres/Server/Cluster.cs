using System.Globalization;
using System.Security.Cryptography;

namespace Marketplace.Postgres;

/// <summary>The data directory: made once, with one superuser whose password only this machine's owner can read.</summary>
internal static class Cluster
{
    public const string User = "marketplace";

    /// <summary>The major version of PostgreSQL that made the data; null when there is none yet.</summary>
    public static int? VersionOf(ServerDirectory directory)
    {
        var file = Path.Combine(directory.Cluster, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
    }

    public static string PasswordOf(ServerDirectory directory) => File.ReadAllText(directory.PasswordFile);

    /// <summary>
    /// Makes the data directory under another name first: a start that is killed half way leaves nothing
    /// that a later start could take for a database.
    /// </summary>
    public static async Task Create(
        ServerDirectory directory, PostgresBinaries binaries, ServerAccount account, bool durable, CancellationToken cancellationToken)
    {
        var draft = directory.Cluster + ".draft";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        await WritePassword(directory.PasswordFile, account, cancellationToken);
        string[] arguments =
        [
            "-D", draft,
            "-U", User,
            $"--pwfile={directory.PasswordFile}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",

            // Byte order is the same on every machine and version, so indexes never depend on a system's collations.
            "--locale=C",

            // Letters beyond ASCII still have upper and lower case, where the system has this locale for certain.
            .. OperatingSystem.IsLinux() ? new[] { "--lc-ctype=C.UTF-8" } : [],
            .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];

        var (exitCode, output) = await Tool.Run(binaries.Initdb, arguments, account, directory.Root, cancellationToken);
        if (exitCode != 0)
        {
            throw new PostgresServerException($"PostgreSQL could not create its data directory in '{directory.Root}': {output}");
        }

        Directory.Move(draft, directory.Cluster);
    }

    private static async Task WritePassword(string file, ServerAccount account, CancellationToken cancellationToken)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(file, options))
        {
            await writer.WriteAsync(RandomNumberGenerator.GetHexString(64, lowercase: true));
        }

        if (account.Name is { } name)
        {
            await Tool.Run("chown", [name, file], ServerAccount.Same, "/", cancellationToken);
        }
    }
}
