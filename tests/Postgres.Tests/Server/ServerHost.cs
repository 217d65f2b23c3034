namespace Marketplace.Postgres;

/// <summary>Another process that hosts a private server.</summary>
internal sealed class ServerHost : IDisposable
{
    private readonly ChildProcess process;

    private ServerHost(ChildProcess process, string connectionString) => (this.process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public static async Task<ServerHost> Start(string folder)
    {
        var process = ChildProcess.Start<Hosting>(folder);
        return new ServerHost(process, await process.Says());
    }

    public void Kill() => process.Kill();

    public void Dispose() => process.Dispose();

    private sealed class Hosting : IChildWork
    {
        public async Task Run(string argument)
        {
            await using var server = await PrivatePostgres.Start(new PostgresServerOptions(argument));
            await Console.Out.WriteLineAsync(server.ConnectionString("postgres"));
            await Console.In.ReadToEndAsync();
        }
    }
}
