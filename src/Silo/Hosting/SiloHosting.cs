using Marketplace.Gateways;
using Marketplace.Ledger;
using Marketplace.Postgres;
using Marketplace.Reconciliation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Marketplace.Hosting;

/// <summary>Puts the marketplace together, whatever serves as its edge.</summary>
internal static class SiloHosting
{
    /// <summary>
    /// A process in which grains live and work is done. Hosted services start in the order in which they stand here and
    /// stop in reverse: time, then the engine, then whoever calls grains.
    /// </summary>
    public static IHostApplicationBuilder AddMarketplaceSilo(
        this IHostApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database)
    {
        builder.AddMarketplace(options, database, () => builder.UseMarketplaceEngine(options, database));
        builder.Services.AddWork(options.Work);
        return builder;
    }

    /// <summary>Everything but HTTP and the workers, for a process that reaches grains in whatever way <paramref name="engine"/> adds.</summary>
    public static IHostApplicationBuilder AddMarketplace(
        this IHostApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database, Action engine)
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(Options.Create(options.Sandbox));
        builder.Services.AddSingleton(database.Application);
        builder.Services.TryAddSingleton(TimeProvider.System);

        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddDomainTime(options.Sandbox);
        builder.Services.AddMarketplaceStorage(options.Storage);
        builder.Services.AddMarketplaceTables();
        builder.Services.AddAggregates();
        builder.Services.AddContexts();
        builder.Services.AddGateways(options);
        builder.Services.AddBooks(options.Books);
        builder.Services.AddReconciliationWork(options.Reconciliation);
        builder.Services.AddEngineDefaults();
        engine();
        builder.Services.AddSignals(options.Work);
        return builder;
    }
}
