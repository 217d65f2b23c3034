using Marketplace.Abuse;
using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Closures;
using Marketplace.Coupons;
using Marketplace.Feeds;
using Marketplace.Groups;
using Marketplace.Identity;
using Marketplace.Inbox;
using Marketplace.Intents;
using Marketplace.Invoices;
using Marketplace.Ledger;
using Marketplace.Notifications;
using Marketplace.Providers;
using Marketplace.Reconciliation;
using Marketplace.Relays;
using Marketplace.Scheduling;
using Marketplace.Time;
using Marketplace.Work;

namespace Marketplace.Postgres;

internal static class TablesRegistration
{
    /// <summary>What the product asks of its database besides the records of aggregates.</summary>
    public static IServiceCollection AddMarketplaceTables(this IServiceCollection services) => services
        .AddLeasedWork()
        .AddSingleton<IOccupancy, Occupancy>()
        .AddSingleton<IBookedDays, BookedDays>()
        .AddSingleton<IRunningBookings, RunningBookings>()
        .AddSingleton<IGroupTurnout, GroupTurnout>()
        .AddSingleton<ICouponUses, CouponUsesTable>()
        .AddSingleton<IDealings, DealingsTable>()
        .AddSingleton<IBillDrafts, BillDraftsTable>()
        .AddSingleton<IBankDetailsTable, BankDetailsTable>()
        .AddSingleton<INotificationCauses, NotificationCauses>()
        .AddSingleton<IImportedCalendars, ImportedCalendars>()
        .AddSingleton<IProviderListings, ProviderListings>()
        .AddSingleton<ILedgerBooks, LedgerBooks>()
        .AddSingleton<ILedgerPeriods, LedgerPeriods>()
        .AddSingleton<IGatewayRecords, GatewayRecords>()
        .AddSingleton<IClockSetting, ClockSetting>()
        .AddSingleton<IServerSecrets, ServerSecrets>();

    /// <summary>What lies in tables until somebody carries it out.</summary>
    private static IServiceCollection AddLeasedWork(this IServiceCollection services) => services
        .AddSingleton<LeaseTables>()
        .AddSingleton<IClaims>(provider => provider.GetRequiredService<LeaseTables>())
        .AddSingleton<IWatermarks, WatermarkTable>()
        .AddSingleton<IOpenIntents, IntentTable>()
        .AddSingleton<IReceivedWebhooks, WebhookTable>()
        .AddSingleton<IOpenDeadlines, DeadlineTable>()
        .AddSingleton<IUnsettled, UnsettledWork>();
}
