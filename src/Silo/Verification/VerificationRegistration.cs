using Npgsql;
using static Marketplace.Verification.BookingInvariants;
using static Marketplace.Verification.LedgerInvariants;
using static Marketplace.Verification.PaymentInvariants;
using static Marketplace.Verification.StreamInvariants;

namespace Marketplace.Verification;

/// <summary>All invariants, in the order of their numbers. The gateway's record is added by whoever has one.</summary>
internal static class VerificationRegistration
{
    public static IServiceCollection AddVerification(this IServiceCollection services) => services
        .AddSingleton<Verifier>()
        .AddSingleton<EventWalk>()
        .AddSql("I1", "Every ledger transaction has at least two legs and sums to zero per currency.", TransactionsBalance)
        .AddSql("I2", "The whole ledger sums to zero per currency.", LedgerBalances)
        .AddSql("I3", "Every balance is the sum of its entries.", BalancesAreSums)
        .AddSingleton<IInvariant, UntouchedLedger>()
        .AddSql("I5", "No provider's balance and no booking's escrow is negative.", NothingIsOverdrawn)
        .AddSql("I6", "Per booking, what was captured is refunded, earned, or still held.", EveryBookingAddsUp)
        .AddSql("I7", "No two live bookings of a resource overlap beyond its seats.", NobodyIsDoubleBooked)
        .AddSql("I8", "Every acknowledged write is there.", AcknowledgedWritesAreThere)
        .AddSingleton<IInvariant, OnceAtTheGateway>()
        .AddSql("I10", "Refunds stay within what was captured.", RefundsStayBelowCaptures)
        .AddSql("I11", "Payouts sum to what was released; nobody is paid twice for a period or a booking.", NobodyIsPaidTwice)
        .AddSql("I12", "Every due payout is made, or failed with a reason.", DuePayoutsAreMade)
        .AddSingleton<IInvariant>(provider => new GatewayAgrees(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetServices<IGatewayRecord>(),
            Sql(provider, "I13", "Every accepted webhook had its effect, and the ledger agrees with the gateway.", WebhooksHaveTheirEffect)))
        .AddWalk("I14", "States moved only along allowed edges.", AllowedEdges.Judge)
        .AddSql("I15", "No command took effect twice.", NothingTookEffectTwice)
        .AddSql("I16", "Every event was told.", EverythingIsTold)
        .AddSql("I17", "The messages of a conversation are numbered without a gap.", ConversationsHaveNoGap)
        .AddSql("I18", "The audit is whole: events are numbered without a gap and guarded against change.", TheAuditIsWhole)
        .AddWalk("I19", "Shares, fees and items sum to their whole.", ExactSplits.Judge)
        .AddSql("I20", "No hold and no deadline outlives its time.", NothingOutlivesItsTime)
        .AddSingleton<IInvariant, StoredIsFolded>();

    private static IServiceCollection AddSql(this IServiceCollection services, string id, string promise, string sql) =>
        services.AddSingleton<IInvariant>(provider => Sql(provider, id, promise, sql));

    private static IServiceCollection AddWalk(this IServiceCollection services, string id, string promise, Func<Step, string?> judge) =>
        services.AddSingleton<IInvariant>(provider => new WalkInvariant(id, promise, provider.GetRequiredService<EventWalk>(), judge));

    private static SqlInvariant Sql(IServiceProvider provider, string id, string promise, string sql) =>
        new(id, promise, sql, provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredKeyedService<TimeProvider>(DomainClock.Key));
}
