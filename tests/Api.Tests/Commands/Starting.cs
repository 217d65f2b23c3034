using System.Net;
using System.Net.Sockets;
using Marketplace.Postgres;

namespace Marketplace.Commands;

public sealed class Starting(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Somewhere = "--urls=http://127.0.0.1:0";

    [Fact]
    public async Task Help_says_what_there_is()
    {
        var (exitCode, output, errors) = await ProgramRun.ToTheEnd("--help");

        Assert.Equal((0, string.Empty), (exitCode, errors));
        Assert.All(["serve", "demo", "verify", "rebuild", "openapi"], verb => Assert.Contains($"  {verb} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_command_is_answered_with_the_help()
    {
        var (exitCode, _, errors) = await ProgramRun.ToTheEnd("dance");

        Assert.Equal(64, exitCode);
        Assert.StartsWith("There is no command 'dance'.", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sandbox:Enabled is refused in production", "--environment=Production", "--Sandbox:Enabled=true")]
    [InlineData("ConnectionStrings:Marketplace is not a connection string of PostgreSQL", "--ConnectionStrings:Marketplace=nonsense")]
    [InlineData("Work:Poll", "--Work:Poll=soon")]
    [InlineData("Work:Lease must be longer than Work:Patience", "--Work:Lease=00:00:01")]
    [InlineData("PublicUrl is not an absolute http(s) address: nowhere", "--PublicUrl=nowhere")]
    [InlineData("urls is not a list of addresses: nonsense", "--urls=nonsense")]
    public async Task Bad_configuration_is_named(string expected, params string[] arguments)
    {
        var (exitCode, _, errors) = await ProgramRun.ToTheEnd(arguments);

        Assert.Equal(78, exitCode);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        IsNoStackTrace(errors);
    }

    [Theory]
    [InlineData("Bookings:Processes: penalty.percent must be between 0 and 100.", "--Bookings:Processes:0:Penalty:0:Percent=150", "--Bookings:Processes:0:Penalty:0:MinimumNotice=00:00:00")]
    public async Task Settings_that_no_grain_could_follow_are_named_before_anything_starts(string expected, params string[] arguments)
    {
        var (exitCode, _, errors) = await ProgramRun.ToTheEnd(
            ["--environment=Development", Somewhere, $"--ConnectionStrings:Marketplace={await postgres.CreateDatabase()}", .. arguments]);

        Assert.Equal((78, expected), (exitCode, errors.Trim()));
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var (exitCode, _, errors) = await ProgramRun.ToTheEnd(
            "--environment=Development", $"--urls={address}", $"--ConnectionStrings:Marketplace={await postgres.CreateDatabase()}", "--Logging:LogLevel:Default=None");

        Assert.Equal(1, exitCode);
        Assert.Contains(address, errors, StringComparison.Ordinal);
        Assert.Contains("choose another address with --urls", errors, StringComparison.Ordinal);
        IsNoStackTrace(errors);
    }

    [Fact]
    public async Task Without_binaries_of_PostgreSQL_it_says_how_to_get_them()
    {
        var folder = TestServer.NewFolder();
        var (exitCode, _, errors) = await ProgramRun.ToTheEnd(Somewhere, $"--Data:Directory={folder}", $"--Data:Binaries={folder}");

        Assert.Equal(1, exitCode);
        Assert.Contains(folder, errors, StringComparison.Ordinal);
        IsNoStackTrace(errors);
        TestServer.Delete(folder);
    }

    [Fact]
    public async Task A_database_of_somebody_else_is_left_alone()
    {
        var theirs = await postgres.CreateEmptyDatabase();
        await Sql.Run(theirs, "create table public.recipes (name text)");

        var (exitCode, _, errors) = await ProgramRun.ToTheEnd("--environment=Development", Somewhere, $"--ConnectionStrings:Marketplace={theirs}");

        Assert.Equal(1, exitCode);
        Assert.Contains("not this product's", errors, StringComparison.Ordinal);
        IsNoStackTrace(errors);
        Assert.Equal(0L, await Sql.Scalar(theirs, "select count(*) from pg_namespace where nspname = 'marketplace'"));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_named()
    {
        var (exitCode, _, errors) = await ProgramRun.ToTheEnd(
            "--environment=Development", Somewhere, "--ConnectionStrings:Marketplace=Host=127.0.0.1;Port=1;Username=nobody;Database=nothing");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("PostgreSQL cannot be reached", errors, StringComparison.Ordinal);
        IsNoStackTrace(errors);
    }

    /// <summary>One message is what a person reads; a stack trace is for bugs.</summary>
    private static void IsNoStackTrace(string errors) => Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
}
