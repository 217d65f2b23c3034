using Marketplace.Abuse;
using Marketplace.Identity;
using Marketplace.Invoices;
using Marketplace.Postgres;
using Marketplace.Providers;
using Marketplace.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Simulations;

/// <inheritdoc/>
public sealed class ReadsFromMemory : ReadsContract
{
    private protected override Task<(IRowBench Rows, IServiceProvider Services)> Open()
    {
        var database = new MemoryDatabase();
        var services = new ServiceCollection()
            .AddSingleton(database)
            .AddKeyedSingleton(DomainClock.Key, TimeProvider.System)
            .AddSingleton<IDealings, MemoryDealings>()
            .AddSingleton<IBillDrafts, MemoryBillDrafts>()
            .AddSingleton<IBankDetailsTable, MemoryBankDetails>()
            .AddSingleton<IServerSecrets, MemorySecrets>()
            .AddIdentityServices()
            .AddSingleton<CursorSeal>();
        services.ReadFromMemory();
        return Task.FromResult<(IRowBench, IServiceProvider)>((new MemoryRows(database), services.BuildServiceProvider()));
    }
}
