using Marketplace.Abuse;
using Marketplace.Attachments;
using Marketplace.Bookings;
using Marketplace.Closures;
using Marketplace.Complaints;
using Marketplace.Conversations;
using Marketplace.Coupons;
using Marketplace.Disputes;
using Marketplace.Feeds;
using Marketplace.Identity;
using Marketplace.Invoices;
using Marketplace.Ledger;
using Marketplace.Listings;
using Marketplace.Moderation;
using Marketplace.Notifications;
using Marketplace.Packages;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Providers;
using Marketplace.Reconciliation;
using Marketplace.Reports;
using Marketplace.Reviews;
using Marketplace.Scheduling;
using Marketplace.SecurityDeposits;
using Marketplace.Series;
using Marketplace.Treasury;
using Marketplace.Waitlists;
using Marketplace.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Simulations;

internal static class MemoryEdge
{
    /// <summary>Lets the edge read from the twin's tables.</summary>
    public static void ReadFromMemory(this IServiceCollection services)
    {
        services.AddSingleton<MemoryPages>();
        services.Replace(ServiceDescriptor.Singleton<IAccountIndex, MemoryAccountIndex>());
        services.Replace(ServiceDescriptor.Singleton<ISigningKeyTable, MemorySigningKeys>());
        services.Replace(ServiceDescriptor.Singleton<IAttempts, MemoryAttempts>());
        services.Replace(ServiceDescriptor.Singleton<IBookingList, MemoryBookingList>());
        services.Replace(ServiceDescriptor.Singleton<IDisputeList, MemoryDisputeList>());
        services.Replace(ServiceDescriptor.Singleton<IComplaintList, MemoryComplaintList>());
        services.Replace(ServiceDescriptor.Singleton<IMessageReportList, MemoryMessageReportList>());
        services.Replace(ServiceDescriptor.Singleton<ISupportQueue, MemorySupportQueue>());
        services.Replace(ServiceDescriptor.Singleton<ISecurityDepositList, MemorySecurityDepositList>());
        services.Replace(ServiceDescriptor.Singleton<IInvoiceList, MemoryInvoiceList>());
        services.Replace(ServiceDescriptor.Singleton<IBankDisputeList, MemoryBankDisputeList>());
        services.Replace(ServiceDescriptor.Singleton<ISeriesList, MemorySeriesList>());
        services.Replace(ServiceDescriptor.Singleton<IClosureList, MemoryClosureList>());
        services.Replace(ServiceDescriptor.Singleton<IPackageLists, MemoryPackageLists>());
        services.Replace(ServiceDescriptor.Singleton<ICouponList, MemoryCouponList>());
        services.Replace(ServiceDescriptor.Singleton<IWaitlistEntries, MemoryWaitlistEntries>());
        services.AddSingleton<MemoryImports>();
        services.Replace(ServiceDescriptor.Singleton<IImportList>(provider => provider.GetRequiredService<MemoryImports>()));
        services.Replace(ServiceDescriptor.Singleton<IImportedCalendars>(provider => provider.GetRequiredService<MemoryImports>()));
        services.Replace(ServiceDescriptor.Singleton<IFeedBookings, MemoryFeedBookings>());
        services.Replace(ServiceDescriptor.Singleton<IMessages, MemoryMessages>());
        services.Replace(ServiceDescriptor.Singleton<IInboxLog, MemoryInboxLog>());
        services.Replace(ServiceDescriptor.Singleton<IAttachmentUses, MemoryAttachmentUses>());
        services.Replace(ServiceDescriptor.Singleton<INotificationList, MemoryNotificationList>());
        services.Replace(ServiceDescriptor.Singleton<INotificationCauses, MemoryNotificationCauses>());
        services.Replace(ServiceDescriptor.Singleton<IThreadList, MemoryThreadList>());
        services.Replace(ServiceDescriptor.Singleton<IMessageSearch, MemoryMessageSearch>());
        services.Replace(ServiceDescriptor.Singleton<IListingSlugs, MemoryListingSlugs>());
        services.Replace(ServiceDescriptor.Singleton<IListingBrowser, MemoryListingBrowser>());
        services.Replace(ServiceDescriptor.Singleton<IListingViews, MemoryListingViews>());
        services.Replace(ServiceDescriptor.Singleton<IListingNumbers, MemoryListingNumbers>());
        services.Replace(ServiceDescriptor.Singleton<IProviderListings, MemoryProviderListings>());
        services.Replace(ServiceDescriptor.Singleton<IProviderNumbers, MemoryProviderNumbers>());
        services.Replace(ServiceDescriptor.Singleton<IProviderMoney, MemoryProviderMoney>());
        services.Replace(ServiceDescriptor.Singleton<IHandoverList, MemoryHandoverList>());
        services.Replace(ServiceDescriptor.Singleton<IPayoutQueue, MemoryPayoutQueue>());
        services.Replace(ServiceDescriptor.Singleton<IFlagList, MemoryFlagList>());
        services.Replace(ServiceDescriptor.Singleton<ICashMovementList, MemoryCashMovementList>());
        services.Replace(ServiceDescriptor.Singleton<IAccountItems, MemoryAccountItems>());
        services.Replace(ServiceDescriptor.Singleton<IProviderStatements, MemoryStatements>());
        services.Replace(ServiceDescriptor.Singleton<ITimerTable, MemoryTimers>());
        services.Replace(ServiceDescriptor.Singleton<IWorkQueue, MemoryWorkQueue>());
        services.Replace(ServiceDescriptor.Singleton<IReviews, MemoryReviews>());
        services.Replace(ServiceDescriptor.Singleton<ILedgerEntries, MemoryLedgerEntries>());
        services.Replace(ServiceDescriptor.Singleton<ILedgerBooks, MemoryLedgerBooks>());
        services.Replace(ServiceDescriptor.Singleton<ILedgerPeriods, MemoryLedgerPeriods>());
        services.Replace(ServiceDescriptor.Singleton<ILedgerPeriodList, MemoryLedgerPeriodList>());
        services.Replace(ServiceDescriptor.Singleton<IReports, MemoryReports>());
        services.Replace(ServiceDescriptor.Singleton<IReconciliationLists, MemoryReconciliationLists>());
        services.Replace(ServiceDescriptor.Singleton<IGatewayRecords, MemoryGatewayRecords>());
    }
}
