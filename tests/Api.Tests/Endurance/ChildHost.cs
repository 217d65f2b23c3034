using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Endurance;

/// <summary>The product as a process of its own, with a private PostgreSQL, so that it can be killed.</summary>
internal sealed class ChildHost : IDisposable
{
    private const string LastLineOfTheBanner = "Ctrl-C stops all of it.";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Marketplace.Api.dll");

    private readonly string folder = TestServer.NewFolder();
    private readonly int port = FreePort();
    private Process? process;
    private TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>Completes while it serves; a new one begins with every death.</summary>
    public Task Ready => Volatile.Read(ref ready).Task;

    /// <summary>The owner's way into its database, once it has started.</summary>
    public string Database
    {
        get
        {
            var home = new DirectoryInfo(Path.Combine(folder, "postgres"));
            var root = home.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? home.FullName;
            return new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = PostmasterFile.Read(Path.Combine(root, "cluster"))!.Port,
                Username = Cluster.User,
                Password = File.ReadAllText(Path.Combine(root, "password")),
                Database = "marketplace",
                SslMode = SslMode.Disable,
                Pooling = false,
            }.ConnectionString;
        }
    }

    /// <summary>Starts it, on the data that an earlier life left, and returns when it serves.</summary>
    public async Task Start()
    {
        process = Process.Start(Command("serve", "--urls", Address.ToString(), "--Logging:LogLevel:Default=Error"))!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line == LastLineOfTheBanner)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                ready.TrySetResult();
                return;
            }
        }

        throw new InvalidOperationException($"It did not start: {string.Join('\n', said)} {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>As `kill -9`: of the process alone, or of its whole group, in which its PostgreSQL lives too.</summary>
    public async Task Kill(bool withDatabase)
    {
        Volatile.Write(ref ready, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var kill = Process.Start("kill", ["-9", "--", withDatabase ? $"-{process!.Id}" : $"{process!.Id}"]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Runs a command of the program on the same data, after the host has ended.</summary>
    public async Task<(int ExitCode, string Output)> Run(string verb)
    {
        using var command = Process.Start(Command(verb))!;
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, output);
    }

    public void Dispose()
    {
        if (process is not null)
        {
            using var kill = Process.Start("kill", ["-9", "--", $"-{process.Id}"]);
            kill.WaitForExit();
            process.WaitForExit();
            process.Dispose();
        }

        TestServer.Delete(folder);
    }

    /// <summary>A leader of a process group of its own, as a shell's job is.</summary>
    private ProcessStartInfo Command(string verb, params string[] arguments) =>
        new("setsid", [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", Program, verb, "--Data:Directory", folder, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_ENVIRONMENT"] = "Development" },
        };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
