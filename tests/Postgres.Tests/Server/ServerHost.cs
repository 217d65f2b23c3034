using System.Diagnostics;

namespace Marketplace.Postgres;

/// <summary>
/// Another process that hosts a private server. It is this very assembly, started by itself: <see cref="Main"/> runs in
/// the child, the rest in the test that watches it.
/// </summary>
internal sealed class ServerHost : IDisposable
{
    private readonly Process process;

    private ServerHost(Process process, string connectionString) => (this.process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public static async Task Main(string[] arguments)
    {
        await using var server = await PrivatePostgres.Start(new PostgresServerOptions(arguments[0]));
        await Console.Out.WriteLineAsync(server.ConnectionString("postgres"));
        await Console.In.ReadToEndAsync();
    }

    public static async Task<ServerHost> Start(string folder)
    {
        // The test host names the dotnet that runs it; an IDE's runner may not.
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", typeof(ServerHost).Assembly.Location, folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        var child = Process.Start(start)!;
        return new ServerHost(child, (await child.StandardOutput.ReadLineAsync())!);
    }

    /// <summary>As <c>kill -9</c>: nothing in the process runs any more.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
