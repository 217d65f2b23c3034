using Marketplace.Abuse;
using Marketplace.Attachments;
using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Closures;
using Marketplace.Commissions;
using Marketplace.Complaints;
using Marketplace.Conversations;
using Marketplace.Coupons;
using Marketplace.Disputes;
using Marketplace.Feeds;
using Marketplace.Gateways;
using Marketplace.Groups;
using Marketplace.Identity;
using Marketplace.Invoices;
using Marketplace.Ledger;
using Marketplace.Listings;
using Marketplace.Moderation;
using Marketplace.Notifications;
using Marketplace.Packages;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Postgres;
using Marketplace.Providers;
using Marketplace.Reconciliation;
using Marketplace.Resources;
using Marketplace.Reviews;
using Marketplace.Scheduling;
using Marketplace.SecurityDeposits;
using Marketplace.Series;
using Marketplace.Treasury;
using Marketplace.Waitlists;
using Marketplace.Work;
using Microsoft.Extensions.Options;

namespace Marketplace.Hosting;

/// <summary>The contexts of the marketplace. Each registers itself; this is their list.</summary>
internal static class ContextHosting
{
    public static IServiceCollection AddContexts(this IServiceCollection services) => services
        .AddProviders()
        .AddCalendars()
        .AddFeeds()
        .AddFeedServices()
        .AddListings()
        .AddCommissions()
        .AddCoupons()
        .AddBookings()
        .AddComplaints()
        .AddModeration()
        .AddSecurityDeposits()
        .AddResources()
        .AddSeries()
        .AddGroups()
        .AddClosures()
        .AddWaitlists()
        .AddPackages()
        .AddPayments()
        .AddDisputes()
        .AddPayouts()
        .AddAbuse()
        .AddInvoices()
        .AddGatewayFeeds()
        .AddLedger()
        .AddReconciliation()
        .AddTreasury()
        .AddIdentity()
        .AddIdentityServices()
        .AddNotifications()
        .AddNotificationServices()
        .AddConversations()
        .AddAttachments()
        .AddAttachmentServices()
        .AddReviews()
        .AddScheduling()
        .AddWorkCases()
        .AddSettings()
        .AddProjections();

    /// <summary>What grains read of the configuration. It is bound where they live: a silo has no edge to bind it.</summary>
    private static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddOptions<CommissionOptions>().BindConfiguration(CommissionOptions.Section);
        services.AddOptions<BookingOptions>().BindConfiguration(BookingOptions.Section);
        services.AddOptions<AbuseOptions>().BindConfiguration(AbuseOptions.Section)
            .PostConfigure<IOptions<SandboxOptions>>((abuse, sandbox) => abuse.Enabled ??= !sandbox.Value.Enabled)
            .Validate(abuse => abuse.Fault() is null, "Abuse: limits of tries and declines must be between 1 and 500, amounts and times not negative.")
            .ValidateOnStart();
        services.AddOptions<FirstContactOptions>().BindConfiguration(FirstContactOptions.Section)
            .PostConfigure<IOptions<SandboxOptions>>((contacts, sandbox) => contacts.Enabled ??= !sandbox.Value.Enabled)
            .Validate(contacts => contacts.IsValid(), FirstContactOptions.Problem)
            .ValidateOnStart();
        services.AddOptions<RefundFeeOptions>().BindConfiguration(RefundFeeOptions.Section);
        services.AddOptions<PayoutOptions>().BindConfiguration(PayoutOptions.Section)
            .Validate(payouts => payouts.IsValid(), PayoutOptions.Problem)
            .ValidateOnStart();
        services.AddOptions<InvoiceOptions>().BindConfiguration(InvoiceOptions.Section)
            .Validate(invoices => InvoiceWords.In(invoices.Language) is not null, "Invoices:Language must be en or ar.")
            .ValidateOnStart();
        services.AddOptions<NotificationOptions>().BindConfiguration(NotificationOptions.Section)
            .Validate(notifications => notifications.IsValid(), "Notifications: ReminderBefore must be at most 30 days, MessageUnreadAfter at most 7, and Language en, ar, ckb or de.")
            .ValidateOnStart();
        return services;
    }

    /// <summary>The read models that are written in the transactions of their events.</summary>
    private static IServiceCollection AddProjections(this IServiceCollection services) => services
        .AddSingleton<IProjection<ProviderState, ProviderEvent>, ProviderProjection>()
        .AddSingleton<IProjection<ListingState, ListingEvent>, ListingProjection>()
        .AddSingleton<IProjection<FavoriteState, FavoriteEvent>, FavoriteProjection>()
        .AddSingleton<IProjection<BookingState, BookingEvent>, BookingProjection>()
        .AddSingleton<IProjection<ComplaintState, ComplaintEvent>, ComplaintProjection>()
        .AddSingleton<IProjection<MessageReportState, MessageReportEvent>, MessageReportProjection>()
        .AddSingleton<IProjection<SecurityDepositState, SecurityDepositEvent>, SecurityDepositProjection>()
        .AddSingleton<IProjection<CalendarImportState, CalendarImportEvent>, CalendarImportProjection>()
        .AddSingleton<IProjection<ClosureState, ClosureEvent>, ClosureProjection>()
        .AddSingleton<IProjection<SeriesState, SeriesEvent>, SeriesProjection>()
        .AddSingleton<IProjection<PackageOfferState, PackageOfferEvent>, PackageOfferProjection>()
        .AddSingleton<IProjection<PackageState, PackageEvent>, PackageProjection>()
        .AddSingleton<IProjection<CouponState, CouponEvent>, CouponProjection>()
        .AddSingleton<IProjection<WaitlistState, WaitlistEvent>, WaitlistProjection>()
        .AddSingleton<IProjection<PaymentState, PaymentEvent>, PaymentProjection>()
        .AddSingleton<IProjection<DisputeState, DisputeEvent>, DisputeProjection>()
        .AddSingleton<IProjection<ProviderAccountState, ProviderAccountEvent>, ProviderAccountProjection>()
        .AddSingleton<IProjection<PayoutState, PayoutEvent>, PayoutProjection>()
        .AddSingleton<IProjection<FlagState, FlagEvent>, FlagProjection>()
        .AddSingleton<IProjection<BooksState, BooksEvent>, LedgerPeriodProjection>()
        .AddSingleton<IProjection<InvoiceState, InvoiceEvent>, InvoiceProjection>()
        .AddSingleton<IProjection<BillState, BillEvent>, BillProjection>()
        .AddSingleton<IProjection<PaymentState, PaymentEvent>, PaymentMovements>()
        .AddSingleton<IProjection<PaymentState, PaymentEvent>, PaymentPages>()
        .AddSingleton<IProjection<PayoutState, PayoutEvent>, PayoutMovements>()
        .AddSingleton<IProjection<PaymentState, PaymentEvent>, PaymentHandovers>()
        .AddSingleton<IProjection<PayoutState, PayoutEvent>, PayoutHandovers>()
        .AddSingleton<IProjection<CashMovementState, CashMovementEvent>, CashMovementProjection>()
        .AddSingleton<IProjection<CashMovementState, CashMovementEvent>, CashMovements>()
        .AddSingleton<IProjection<ReconciliationState, ReconciliationEvent>, ReconciliationProjection>()
        .AddSingleton<IProjection<DiscrepancyState, DiscrepancyEvent>, DiscrepancyProjection>()
        .AddSingleton<IProjection<AccountState, AccountEvent>, AccountProjection>()
        .AddSingleton<IProjection<ConversationState, ConversationEvent>, ConversationProjection>()
        .AddSingleton<IProjection<AttachmentState, AttachmentEvent>, AttachmentProjection>()
        .AddSingleton<IProjection<InboxState, InboxEvent>, InboxProjection>()
        .AddSingleton<IProjection<ReviewState, ReviewEvent>, ReviewProjection>();
}
