using Marketplace.Abuse;
using Marketplace.Attachments;
using Marketplace.Bookings;
using Marketplace.Conversations;
using Marketplace.Feeds;
using Marketplace.Identity;
using Marketplace.Invoices;
using Marketplace.Ledger;
using Marketplace.Listings;
using Marketplace.Moderation;
using Marketplace.Notifications;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Postgres;
using Marketplace.Providers;
using Marketplace.Reconciliation;
using Marketplace.Reports;
using Marketplace.Reviews;
using Marketplace.SecurityDeposits;
using Marketplace.Shared;
using Marketplace.Treasury;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Reads;

/// <inheritdoc/>
public sealed class Reads_from_PostgreSQL(PostgresFixture postgres) : ReadsContract, IClassFixture<PostgresFixture>
{
    private ServiceProvider? services;

    public override async Task DisposeAsync()
    {
        if (services is not null)
        {
            await services.GetRequiredService<NpgsqlDataSource>().DisposeAsync();
            await services.DisposeAsync();
        }
    }

    private protected override async Task<(IRowBench Rows, IServiceProvider Services)> Open()
    {
        var database = MarketplaceDataSource.ForApplication(await postgres.CreateDatabase(), connections: 4);
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(database)
            .AddKeyedSingleton(DomainClock.Key, TimeProvider.System)
            .AddMarketplaceTables()
            .AddIdentityServices()
            .AddIdentityEdge()
            .AddListingsEdge()
            .AddConversationsEdge()
            .AddSingleton<IAttachmentUses, AttachmentUsesTable>()
            .AddNotificationsEdge()
            .AddReviewsEdge()
            .AddProvidersEdge()
            .AddFeedsEdge()
            .AddSingleton<ListReader>()
            .AddSingleton<CursorSeal>()
            .AddSingleton<IBookingList, BookingList>()
            .AddSingleton<IProviderMoney, ProviderMoney>()
            .AddSingleton<IAccountItems, AccountItems>()
            .AddSingleton<IProviderStatements, ProviderStatements>()
            .AddSingleton<ILedgerEntries, LedgerEntries>()
            .AddSingleton<ILedgerPeriodList, LedgerPeriodList>()
            .AddSingleton<IReconciliationLists, ReconciliationLists>()
            .AddSingleton<IHandoverList, HandoverList>()
            .AddSingleton<IPayoutQueue, PayoutQueue>()
            .AddSingleton<IFlagList, FlagList>()
            .AddSingleton<IMessageReportList, MessageReportList>()
            .AddSingleton<ISupportQueue, SupportQueue>()
            .AddSingleton<IInvoiceList, InvoiceList>()
            .AddSingleton<ICashMovementList, CashMovementList>()
            .AddSingleton<ISecurityDepositList, SecurityDepositList>()
            .AddSingleton<IReports, ReportReader>()
            .BuildServiceProvider();
        return (new PostgresRows(database), services);
    }
}
