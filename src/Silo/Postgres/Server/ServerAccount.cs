namespace Marketplace.Postgres;

/// <summary>The operating system's user that the server runs as. PostgreSQL refuses to run as root, so root lends it another.</summary>
/// <param name="Name">The user to switch to; null stays who we are.</param>
internal readonly record struct ServerAccount(string? Name)
{
    public static readonly ServerAccount Same = new(null);

    private static readonly string[] Preferred = ["postgres", "nobody"];

    public static async Task<ServerAccount> Choose(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return Same;
        }

        foreach (var name in Preferred)
        {
            if (await Tool.Succeeds("id", ["-u", name], Same, cancellationToken))
            {
                return new ServerAccount(name);
            }
        }

        throw new PostgresServerException("PostgreSQL does not run as root, and there is neither a user 'postgres' nor 'nobody' to run it as.");
    }

    /// <summary>Whether this account reaches a program: root's own folders are closed to the one that root lends.</summary>
    public async Task<bool> MayRun(string program, CancellationToken cancellationToken) =>
        Name is null || await Tool.Succeeds("/bin/sh", ["-c", "[ -x \"$1\" ]", "sh", program], this, cancellationToken);
}
