using Marketplace.Gateways;
using Marketplace.Hosting;
using Marketplace.Postgres;
using Marketplace.Sandbox;
using Marketplace.Time;
using Marketplace.Verification;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Commands;

/// <summary>
/// Checks every invariant on the database and prints each. It changes nothing and may run beside a serving host; without
/// one it starts the private database for as long as it takes.
/// </summary>
internal static class VerifyCommand
{
    public static async Task<int> Run(string[] args)
    {
        var holds = true;
        var exit = await Startup.Guard(async stopping =>
        {
            var builder = MarketplaceHost.CreateBuilder(args);
            var options = MarketplaceOptions.From(builder.Configuration, builder.Environment);
            await using var database = await MarketplaceDatabase.Open(options.Database, NullLogger.Instance, stopping);
            holds = await Verify(options, database, Console.Out, stopping);
        });
        return exit != 0 || holds ? exit : Startup.Failed;
    }

    /// <summary>Prints a line per invariant and what breaks it, and below it what was looked at.</summary>
    public static async Task<bool> Verify(
        MarketplaceOptions options, MarketplaceDatabase database, TextWriter output, CancellationToken cancellationToken, bool withScope = true)
    {
        await using var services = Services(options, database);
        if (services.GetService<SandboxClock>() is { } clock)
        {
            await clock.StartAsync(cancellationToken);
            await clock.StopAsync(cancellationToken);
        }

        if (!options.Sandbox.Enabled)
        {
            await output.WriteLineAsync("The gateway's own record cannot be read from here: what is said of it is checked on our side alone.");
        }

        var broken = 0;
        await foreach (var verdict in services.GetRequiredService<Verifier>().Run(cancellationToken))
        {
            broken += verdict.Holds ? 0 : 1;
            await output.WriteLineAsync($"{(verdict.Holds ? "holds " : "BROKEN")} {verdict.Invariant.Id,-7} {verdict.Invariant.Says}");
            if (withScope)
            {
                await output.WriteLineAsync($"               in {verdict.Scope}");
            }

            foreach (var violation in verdict.Violations)
            {
                await output.WriteLineAsync($"               - {violation}");
            }
        }

        await output.WriteLineAsync(broken == 0 ? "Everything holds." : $"{broken} of the invariants are broken.");
        return broken == 0;
    }

    private static ServiceProvider Services(MarketplaceOptions options, MarketplaceDatabase database)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(database)
            .AddSingleton(database.Application)
            .AddMarketplaceStorage(options.Storage)
            .AddMarketplaceTables()
            .AddContexts()
            .AddDomainTime(options.Sandbox)
            .AddVerification();
        if (options.Sandbox.Enabled)
        {
            services.AddSingleton<IGatewayRecord, StripeSandboxRecord>();
            foreach (var remote in RemoteGateways.All(options))
            {
                services.AddSingleton<IGatewayRecord>(new WalletSandboxRecord(database, remote.Name));
            }
        }

        return services.BuildServiceProvider();
    }
}
