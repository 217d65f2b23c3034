using Marketplace.Payouts;
using Marketplace.Work;
using static Marketplace.Verification.VerifyBench;

namespace Marketplace.Verification;

public sealed class Verifying(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Transaction = "insert into ledger_transactions (id, stream, version, purpose, booking_id, at) values ('10000000-0000-0000-0000-000000000001', 'payment/1', 1, 'capture', null, now());";
    private const string Nobody = "'00000000-0000-0000-0000-000000000000'";
    private const string Somebody = "'a0000000-0000-0000-0000-000000000001'";

    [Fact]
    public async Task Finds_nothing_wrong_with_an_empty_database() =>
        Assert.Empty(await (await Bench()).Broken());

    [Fact]
    public async Task Checks_every_invariant_that_is_promised()
    {
        var promised = Enumerable.Range(1, 21).Select(number => $"I{number}").Concat(["Ratings", "Periods", "Invoices", "Coupons"]);
        var bench = await Bench();
        Assert.Equal(promised, await bench.Checked(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("I1", Transaction + "insert into ledger_entries values ('10000000-0000-0000-0000-000000000001', 0, 'cash:stripe', " + Nobody + ", 'EUR', 5)")]
    [InlineData("I2", Transaction + "insert into ledger_entries values ('10000000-0000-0000-0000-000000000001', 0, 'cash:stripe', " + Nobody + ", 'EUR', 5)")]
    [InlineData("I3", "insert into ledger_balances values ('payable:provider', " + Somebody + ", 'EUR', -500)")]
    [InlineData("I4", Transaction + "insert into ledger_entries values ('10000000-0000-0000-0000-000000000001', 0, 'cash:stripe', " + Nobody + ", 'EUR', 5), ('10000000-0000-0000-0000-000000000001', 1, 'revenue:commission', " + Nobody + ", 'EUR', -5)")]
    [InlineData("I5", "insert into ledger_balances values ('liability:escrow', " + Somebody + ", 'EUR', 500)")]
    [InlineData("I6", "insert into payments (id, booking_id, customer_id, provider_id, status, gateway, amount, captured, refunded, fee, provider_share, currency, started_at, changed_at, version, purpose) values (" + Somebody + ", " + Somebody + ", " + Somebody + ", " + Somebody + ", 'captured', 'stripe', 8000, 8000, 0, 0, 0, 'EUR', now(), now(), 1, 'booking')")]
    [InlineData("I7", "alter table occupancy drop constraint occupancy_no_overlap; insert into occupancy select gen_random_uuid(), 0, " + Somebody + ", " + Somebody + ", gen_random_uuid(), tstzrange('2026-03-02 09:00Z', '2026-03-02 10:00Z'), '2026-03-02 09:00Z', '2026-03-02 10:00Z', true from generate_series(1, 2)")]
    [InlineData("I8", "insert into receipts values ('booking/1', " + Somebody + ", '', 3)")]
    [InlineData("I10", "alter table payments drop constraint payments_check; insert into payments (id, booking_id, customer_id, provider_id, status, gateway, amount, captured, refunded, fee, provider_share, currency, started_at, changed_at, version, purpose) values (" + Somebody + ", " + Somebody + ", " + Somebody + ", " + Somebody + ", 'captured', 'stripe', 8000, 8000, 9000, 0, 0, 'EUR', now(), now(), 1, 'booking')")]
    [InlineData("I11", "insert into payouts (id, provider_id, status, amount, currency, period_from, period_to, scheduled_at, changed_at, version) values (" + Somebody + ", " + Somebody + ", 'paid', 5, 'EUR', now(), now(), now(), now(), 1)")]
    [InlineData("I12", "insert into payouts (id, provider_id, status, amount, currency, period_from, period_to, scheduled_at, changed_at, version) values (" + Somebody + ", " + Somebody + ", 'scheduled', 5, 'EUR', '2026-02-01', '2026-02-02', '2026-03-02 08:00Z', '2026-03-02 08:00Z', 1)")]
    [InlineData("I13", "insert into webhook_inbox (gateway, event_id, type, payload, occurred_at, received_at) values ('stripe', 'evt_1', 'charge.succeeded', '{}', '2026-03-02 08:00Z', '2026-03-02 08:00Z')")]
    [InlineData("I15", "insert into events (stream, version, type, body, at, by_role, by_id, correlation, command_id) select 'payment/1', version, 'x', '{}', now(), 'platform', " + Somebody + ", '', " + Somebody + " from (values (1), (3)) as twice (version)")]
    [InlineData("I16", "insert into relay_watermarks (stream, version, told, parked_at) values ('payment/1', 2, 1, now())")]
    [InlineData("I17", "insert into threads (id, kind, subject_id, listing_id, title, customer_id, provider_id, opened_at, version, last_sequence, active_at) values (" + Somebody + ", 'listing', " + Somebody + ", " + Somebody + ", '', " + Somebody + ", " + Somebody + ", now(), 2, 2, now())")]
    [InlineData("I18", "insert into events (stream, version, type, body, at, by_role, by_id, correlation, command_id) values ('payment/1', 2, 'x', '{}', now(), 'platform', " + Somebody + ", '', " + Somebody + ")")]
    [InlineData("I4", "alter table ledger_entries disable trigger ledger_entries_only_grow")]
    [InlineData("I18", "alter table events disable trigger events_only_grow")]
    [InlineData("I12", "insert into deadlines (stream, name, at, shard) values ('booking/1', 'payment_expires', '2026-03-02 08:00Z', 1)")]
    [InlineData("I4", "grant update on ledger_entries to marketplace_app")]
    [InlineData("I4", "grant update (balance) on ledger_balances to marketplace_app")]
    [InlineData("I7", "drop index occupancy_one_per_seat")]
    [InlineData("I12", "insert into intents (id, stream, kind, body, wanted_at, correlation, parked_at) values (" + Somebody + ", 'payment/1', 'payment.refund', '{}', '2026-03-02 08:59Z', '', now())")]
    [InlineData("I18", "grant delete on events to marketplace_app")]
    [InlineData("I20", "insert into bookings (id, customer_id, provider_id, listing_id, payment_id, title, status, mode, starts_at, ends_at, seats, total, provider_earns, currency, booked_at, hold_expires_at, changed_at, version) values (" + Somebody + ", " + Somebody + ", " + Somebody + ", " + Somebody + ", " + Somebody + ", '', 'pending_payment', 'instant', now(), now(), 1, 1, 1, 'EUR', now(), '2026-03-02 08:00Z', now(), 1)")]
    [InlineData("Ratings", "insert into ratings (subject_kind, subject_id, r5) values ('provider', " + Somebody + ", 1)")]
    [InlineData("Invoices", "insert into invoices (id, issuer_id, recipient_id, number, kind, booking_id, payment_id, title, status, net, tax, credited, currency, issued_at, version) values (" + Somebody + ", " + Somebody + ", " + Somebody + ", 1, 'service', " + Somebody + ", " + Somebody + ", 'An hour', 'paid', 8000, 0, 0, 'EUR', now(), 2)")]
    [InlineData("Invoices", "insert into bills (id, issuer_id, recipient_id, number, title, status, total, paid, credited, currency, due_at, listed_at, version) values (" + Somebody + ", " + Somebody + ", " + Somebody + ", 1, 'An hour', 'sent', 8000, 0, 0, 'EUR', now(), now(), 2)")]
    [InlineData("Invoices", "insert into bills (id, issuer_id, recipient_id, number, title, status, total, paid, credited, currency, due_at, listed_at, version) values (" + Somebody + ", " + Somebody + ", " + Somebody + ", null, 'An hour', 'sent', 8000, 100, 0, 'EUR', now(), now(), 2)")]
    [InlineData("Coupons", "insert into coupon_uses (coupon_id, used) values (" + Somebody + ", 1)")]
    [InlineData("Coupons", "alter table coupon_uses drop constraint coupon_uses_limit")]
    [InlineData("Periods", "drop trigger ledger_entries_period_open on ledger_entries")]
    [InlineData("Periods", "alter table ledger_transactions disable trigger ledger_transactions_period_open")]
    [InlineData("I21", "insert into aggregates values ('payment/1', 'payment', 1, '{}')")]
    public async Task Names_what_is_broken(string invariant, string damage)
    {
        var bench = await Bench();
        await bench.Damage(damage);

        Assert.Contains(invariant, await bench.Broken());
    }

    [Fact]
    public async Task Counts_what_the_gateway_did_for_one_intent()
    {
        var bench = await Bench();
        var transfer = new GatewayMovement(IsPlatform: false, "acct_1", "transfer", "EUR", 0, "intent-1");
        bench.Gateway.Money.AddRange([transfer, transfer with { Key = "intent-2" }, transfer]);

        var broken = Assert.Single(await bench.Broken());

        Assert.Equal("I9", broken.Key);
        Assert.Contains("2 times for the intent intent-1", Assert.Single(broken.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_money_at_the_gateway_that_the_ledger_does_not_know()
    {
        var bench = await Bench();
        bench.Gateway.Money.Add(new GatewayMovement(IsPlatform: true, "platform", "charge", "EUR", 7_736, "intent-1"));

        var broken = Assert.Single(await bench.Broken());

        Assert.Equal("I13", broken.Key);
        Assert.Contains("7736 EUR at stripe and 0 by the ledger", Assert.Single(broken.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_a_state_that_jumped()
    {
        var bench = await Bench();
        await bench.Write<PayoutEvent>("payout/1", Scheduled(items: 500), new PayoutPaid(WorkBench.Monday));

        Assert.Contains("Scheduled to Paid", Assert.Single((await bench.Broken())["I14"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_items_that_do_not_sum_to_their_payout()
    {
        var bench = await Bench();
        await bench.Write<PayoutEvent>("payout/1", Scheduled(items: 499));

        Assert.Contains("sum to 499", Assert.Single((await bench.Broken())["I19"]), StringComparison.Ordinal);
    }

    private static PayoutScheduled Scheduled(long items) =>
        new(
            WorkBench.Monday,
            Guid.Parse(Booking),
            new Money(500, "EUR"),
            new PayoutPeriod(WorkBench.Monday.AddDays(-7), WorkBench.Monday),
            [new PayoutItem(Guid.Parse(Booking), new Money(items, "EUR"))],
            Guid.Parse(Booking));

    private async Task<VerifyBench> Bench() => new(await postgres.CreateDatabase());
}
