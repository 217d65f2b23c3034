namespace Marketplace.Postgres;

/// <summary>
/// The private folder of one server: its data, its password, its log, and the lock that says who owns it.
/// Nobody but the server's account (and root) may look inside.
/// </summary>
internal sealed class ServerDirectory
{
    /// <summary>Where data goes when root's own folder cannot be entered by the server's account.</summary>
    private const string CommonGround = "/var/lib/marketplace";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private ServerDirectory(string path) => Root = path;

    public string Root { get; }

    /// <summary>The data directory proper, PostgreSQL's <c>PGDATA</c>.</summary>
    public string Cluster => Path.Combine(Root, "cluster");

    public string PasswordFile => Path.Combine(Root, "password");

    public string Log => Path.Combine(Root, "server.log");

    private string LockFile => Path.Combine(Root, "owner.lock");

    /// <summary>Opens the server's folder below <paramref name="dataDirectory"/>, creating it on first use.</summary>
    public static async Task<ServerDirectory> Open(string dataDirectory, ServerAccount account, CancellationToken cancellationToken)
    {
        var parent = Directory.CreateDirectory(Path.GetFullPath(dataDirectory));
        var path = Path.Combine(parent.FullName, "postgres");
        if (!Directory.Exists(path))
        {
            await Create(path, account, cancellationToken);
        }

        return new ServerDirectory(Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
    }

    /// <summary>Takes the folder for this process; null when another process has it. The operating system frees it when its holder dies.</summary>
    public FileStream? TryOwn()
    {
        try
        {
            return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(LockFile))
        {
            return null;
        }
    }

    private static async Task Create(string path, ServerAccount account, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            // A user's folders are private there already.
            Directory.CreateDirectory(path);
            return;
        }

        if (account == ServerAccount.Same)
        {
            Directory.CreateDirectory(path, Private);
            return;
        }

        // Root may stand where the server's account cannot go (/root, a private temporary folder). A link keeps
        // the data reachable from, and only from, the data directory: without it, the next start begins anew.
        var parent = Path.GetDirectoryName(path)!;
        var home = path;
        if (!await Tool.Succeeds("/bin/sh", ["-c", "cd \"$1\"", "sh", parent], account, cancellationToken))
        {
            Directory.CreateDirectory(CommonGround, Passable);
            home = Path.Combine(CommonGround, Guid.CreateVersion7().ToString("N"));
        }

        Directory.CreateDirectory(home, Private);
        var (exitCode, output) = await Tool.Run("chown", [account.Name!, home], ServerAccount.Same, "/", cancellationToken);
        if (exitCode != 0)
        {
            throw new PostgresServerException($"The server's folder '{home}' cannot be given to user '{account.Name}': {output}");
        }

        if (home != path)
        {
            Directory.CreateSymbolicLink(path, home);
        }
    }
}
