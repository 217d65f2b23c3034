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
using Marketplace.Realtime;
using Marketplace.Reconciliation;
using Marketplace.Recurrence;
using Marketplace.Reports;
using Marketplace.Resources;
using Marketplace.Reviews;
using Marketplace.Sandbox;
using Marketplace.Scheduling;
using Marketplace.SecurityDeposits;
using Marketplace.Series;
using Marketplace.Treasury;
using Marketplace.Waitlists;
using Marketplace.Work;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Marketplace.Hosting;

/// <summary>The HTTP edge as a whole: what it needs, and the order in which a request passes through it.</summary>
internal static class MarketplaceApi
{
    public static WebApplicationBuilder AddMarketplaceApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddEdgeOptions();
        services.AddSingleton<ListReader>();
        services.AddSingleton<CursorSeal>();
        services.AddSingleton<IBookingList, BookingList>();
        services.AddSingleton<IDisputeList, DisputeList>();
        services.AddSingleton<IComplaintList, ComplaintList>();
        services.AddSingleton<IMessageReportList, MessageReportList>();
        services.AddSingleton<ISecurityDepositList, SecurityDepositList>();
        services.AddSingleton<IInvoiceList, InvoiceList>();
        services.AddSingleton<IBankDisputeList, BankDisputeList>();
        services.AddSingleton<IFlagList, FlagList>();
        services.AddSingleton<ISeriesList, SeriesList>();
        services.AddSingleton<IClosureList, ClosureList>();
        services.AddSingleton<IPackageLists, PackageLists>();
        services.AddSingleton<ICouponList, CouponList>();
        services.AddSingleton<IWaitlistEntries, WaitlistEntries>();
        services.AddSingleton<ITimerTable, TimerTable>();
        services.AddSingleton<TimerDesk>();
        services.AddSingleton<IWorkQueue, WorkQueue>();
        services.AddSingleton<WaitingQueues>();
        services.AddSingleton<QueueFollower>();
        services.AddSingleton<IProviderMoney, ProviderMoney>();
        services.AddSingleton<IAccountItems, AccountItems>();
        services.AddSingleton<IHandoverList, HandoverList>();
        services.AddSingleton<IPayoutQueue, PayoutQueue>();
        services.AddSingleton<IProviderStatements, ProviderStatements>();
        services.AddSingleton<StatementCalendar>();
        services.AddSingleton<ILedgerEntries, LedgerEntries>();
        services.AddSingleton<ILedgerPeriodList, LedgerPeriodList>();
        services.AddSingleton<IReports, ReportReader>();
        services.AddSingleton<IReconciliationLists, ReconciliationLists>();
        services.AddSingleton<ICashMovementList, CashMovementList>();
        services.AddIdentityEdge();
        services.AddRealtimeEdge();
        services.AddProvidersEdge();
        services.AddCalendarsEdge();
        services.AddFeedsEdge();
        services.AddListingsEdge();
        services.AddConversationsEdge();
        services.AddAttachmentsEdge();
        services.AddNotificationsEdge();
        services.AddReviewsEdge();
        services.AddAuthentication(AccessTokenAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenAuthentication>(AccessTokenAuthentication.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(RoutePolicies.Operators, policy => policy.RequireRole(CallerClaims.Operator));
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddCors();
        services.AddMarketplaceHealth();
        services.AddMarketplaceOpenApi();
        services.ConfigureHttpJsonOptions(json => EdgeJson.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return builder;
    }

    public static WebApplication MapMarketplaceApi(this WebApplication app)
    {
        var edge = app.Services.GetRequiredService<IOptions<EdgeOptions>>().Value;
        if (edge.TrustForwardedHeaders)
        {
            app.UseForwardedHeaders(ProxyHeaders());
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler(static _ => { });
        app.UseStatusCodePages(static context => EdgeProblems.Write(context.HttpContext, context.HttpContext.Response.StatusCode));
        app.UseRouting();
        app.UseCors(cors => cors.WithOrigins(edge.AllowedOrigins).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(
            "ETag", "Location", "Retry-After", "Idempotency-Replayed", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"));
        if (app.Services.GetRequiredService<IOptions<RateLimitOptions>>().Value.Enabled is true)
        {
            app.UseMiddleware<RateLimitMiddleware>();
        }

        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<CommandRequestMiddleware>();

        app.MapMarketplaceHealth();
        app.MapMarketplaceOpenApi();
        app.MapGet("/", ApiIndex.Read).ExcludeFromDescription();
        app.MapSigningKeys();
        app.MapContexts();
        app.UseEndpoints(static _ => { });
        return app;
    }

    /// <summary>Whoever sets the option says that only their proxy reaches us, so its address need not be known.</summary>
    private static ForwardedHeadersOptions ProxyHeaders()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        return options;
    }

    /// <summary>Every context adds its routes here.</summary>
    private static void MapContexts(this WebApplication app)
    {
        var api = app.MapGroup(ApiRoutes.Base).AddEndpointFilter<SteppedDownRetry>();
        api.MapIdentity();
        api.MapProviders();
        api.MapBankDetails();
        api.MapCalendars();
        api.MapListings();
        api.MapCommissionRules();
        api.MapCoupons();
        api.MapSlots();
        api.MapResources();
        api.MapRecurrence();
        api.MapFeeds();
        api.MapResourceFeeds();
        api.MapImports();
        api.MapResourceImports();
        api.MapFavorites();
        api.MapBookings();
        api.MapDisputes();
        api.MapComplaints();
        api.MapSupport();
        api.MapMessageReports();
        api.MapSecurityDeposits();
        api.MapInvoices();
        api.MapBankDisputes();
        api.MapReports();
        api.MapSeries();
        api.MapWaitlists();
        api.MapClosures();
        api.MapPackageOffers();
        api.MapPackages();
        api.MapPayments();
        api.MapHandovers();
        api.MapWebhooks();
        api.MapPayers();
        api.MapFlags();
        api.MapPayouts();
        api.MapPayoutHolds();
        api.MapWriteOffs();
        api.MapReserves();
        api.MapRefundLimits();
        api.MapPayoutDesk();
        api.MapBankCalendars();
        api.MapLedger();
        api.MapLedgerPeriods();
        api.MapReconciliation();
        api.MapTreasury();
        api.MapTimers();
        api.MapFailedWork();
        api.MapQueueStream();
        api.MapMigrations();
        api.MapThreads();
        api.MapAttachments();
        api.MapNotifications();
        api.MapReviews();
        app.MapRealtime();
        if (app.Services.GetRequiredService<IOptions<SandboxOptions>>().Value.Enabled)
        {
            api.MapSandbox();
            app.MapStandIns();
        }
    }
}
