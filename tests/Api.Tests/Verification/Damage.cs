namespace Marketplace.Verification;

/// <summary>Each way to break something, with the invariants that must then be named, and no others.</summary>
internal static class Damage
{
    private const string OfCapture = "(select id from ledger_transactions where purpose = 'capture' order by id limit 1)";

    private const string Confirmed = "(select id from bookings where status = 'confirmed')";

    private const string Cancelled = "(select id from bookings where status = 'cancelled')";

    /// <summary>Two bookings at one time, behind a constraint of the right name that refuses nothing.</summary>
    public const string DoubleBooking =
        $"""
        alter table occupancy drop constraint occupancy_no_overlap;
        alter table occupancy add constraint occupancy_no_overlap exclude using gist (resource with =, span with &&, session with <>) where (false);
        update occupancy set span = (select span from occupancy where live and booking_id <> {Confirmed} order by booking_id limit 1)
        where booking_id = {Confirmed}
        """;

    /// <summary>The product's tables, each row with the invariants that its statement breaks.</summary>
    public static readonly TheoryData<string, string> OfOurRecords = new()
    {
        { "I1 I4", $"update ledger_entries set transaction_id = (select id from ledger_transactions where purpose = 'capture' order by id desc limit 1), leg = 9 where account = 'expense:gateway_fee' and transaction_id = {OfCapture}" },
        { "I1 I2 I4", $"delete from ledger_entries where account = 'expense:gateway_fee' and transaction_id = {OfCapture}" },
        { "I3", "update ledger_balances set balance = balance - 1 where account = 'payable:provider'" },
        { "I4", "alter table ledger_entries disable trigger ledger_entries_only_grow" },
        { "I4", "drop trigger ledger_transactions_balanced on ledger_transactions" },
        { "I4", "grant update on ledger_entries to marketplace_app" },
        { "I4", "grant insert on ledger_balances to marketplace_app" },
        { "I4", "update ledger_transactions set purpose = 'gift' where purpose = 'transfer'" },
        { "I3 I5", "update ledger_balances set balance = 1000000 where account = 'payable:provider'" },
        { "I6", "update payments set captured = captured + 1 where captured > 0" },
        { "I7", "alter table occupancy drop constraint occupancy_no_overlap" },
        { "I7", "drop index occupancy_one_per_seat" },
        { "I7", $"update occupancy set live = false where booking_id = {Confirmed}" },
        { "I7", $"update occupancy set live = true where booking_id = {Cancelled}" },
        { "I8 I21", "insert into receipts select stream, gen_random_uuid(), '', version from aggregates limit 1" },
        { "I8 I21", "delete from events where (stream, version) = (select stream, version from aggregates where stream like 'session/%' limit 1)" },
        { "I9 I21", "update events set body = jsonb_set(body::jsonb, '{transferReference}', '\"tr_other\"')::json where type = 'payment.transferred'" },
        { "I6 I10", "alter table payments drop constraint payments_check; update payments set refunded = captured + 1 where captured > 0" },
        { "I11", "update payout_items set amount = amount + 1" },
        { "I11", "delete from payout_items where booking_id = (select booking_id from payout_items limit 1)" },
        { "I11", "update payout_items set payment_id = gen_random_uuid()" },
        { "I11", "update provider_account_items set amount = amount - 1 where kind = 'clawback'" },
        { "I11", "delete from provider_account_items where kind = 'earned'" },
        { "I12", "update deadlines set parked_at = now(), error = 'It always failed.'" },
        { "I12 I21", "update deadlines set at = '2030-03-01Z'" },
        { "I13", "update webhook_inbox set processed_at = null where event_id = (select event_id from webhook_inbox order by received_at limit 1)" },
        { "I13", "update webhook_inbox set processed_at = null, parked_at = now(), received_at = now() + interval '9 years' where event_id = (select event_id from webhook_inbox order by received_at limit 1)" },
        { "I14 I21", "update events set type = 'booking.confirmed' where type = 'booking.started'" },
        { "I15 I21", "delete from receipts where (stream, version) = (select stream, version from aggregates where stream like 'listing/%')" },
        { "I16", "update relay_watermarks set told = 0 where stream like 'booking/%'" },
        { "I16", "update relay_watermarks set told = version - 1, parked_at = now() where stream like 'payment/%'" },
        { "I17", "delete from messages where sequence = 2" },
        { "I17", "update threads set last_sequence = last_sequence + 1" },
        { "I17", "update messages set id = gen_random_uuid() where sequence = 2" },
        { "I8 I18 I21", "delete from events where type = 'account.logged-in'" },
        { "I18", "alter table events disable trigger events_only_grow" },
        { "I18", "grant delete on receipts to marketplace_app" },
        { "I19", "update events set body = jsonb_set(body::jsonb, '{settlement,commission,amount}', '1')::json where type = 'booking.cancelled'" },
        { "I19 I21", "update events set body = jsonb_set(body::jsonb, '{terms,lines,0,amount,amount}', '1')::json where type = 'booking.placed'" },
        { "I20", "update bookings set hold_expires_at = '2030-03-04Z' where status = 'pending_payment'" },
        { "I21", "update aggregates set state = jsonb_set(state::jsonb, '{state,reason}', '\"Nobody knows.\"')::json where stream like 'booking/%'" },
        { "I11 I21", "update payouts set status = 'failed', failure_code = 'no_account'" },
        { "I11 I12 I21", "update payouts set by_hand = true, status = 'scheduled'" },
        { "Ratings", "update ratings set r5 = r5 + 1" },
        { "Ratings", "update reviews set published_at = null" },
        { "Invoices", "update invoices set number = number + 9 where number = 2" },
        { "Invoices", "update invoices set net = net + 1" },
        { "I21 Invoices", "update events set body = jsonb_set(body::jsonb, '{document,net,amount}', '1')::json where type = 'invoice.drafted' and body #>> '{document,corrects}' is not null" },
        { "Invoices", "update invoices set credited = net + tax where corrects is null" },
        { "Invoices", "update events set body = jsonb_set(body::jsonb, '{number}', '7')::json where type = 'invoice-series.number-taken' and version = 1" },
    };

    /// <summary>The gateway's own record, as a fault of ours or of its would leave it.</summary>
    public static readonly TheoryData<string, string> OfTheGatewaysRecord = new()
    {
        { "I9 I13", Repeated("transfer") },
        { "I9 I13", Repeated("payout") },
        { "I9 I13", Repeated("charge") },
        { "I9 I13", "delete from sandbox.stripe_object where kind = 'balance_transaction' and body ->> 'type' = 'transfer'" },
        { "I9", "update sandbox.stripe_object set body = body || jsonb_build_object('amount', (body ->> 'amount')::int + 1, 'fee', (body ->> 'fee')::int + 1) where kind = 'balance_transaction' and body ->> 'type' = 'charge'" },
        { "I9 I10 I13", "update sandbox.stripe_object set body = body || '{\"amount\": -9000, \"net\": -9000}' where kind = 'balance_transaction' and body ->> 'type' = 'refund'" },
    };

    /// <summary>The gateway acted twice: another object for the same intent, under another key.</summary>
    private static string Repeated(string type) =>
        $$"""
        with moved as (
          select * from sandbox.stripe_object where kind = 'balance_transaction' and body ->> 'type' = '{{type}}' order by sequence limit 1),
        made as (
          insert into sandbox.stripe_object (id, kind, account, created, idempotency_key, body)
          select 'again_' || id, kind, account, created, 'again', body || jsonb_build_object('id', 'again_' || id)
          from sandbox.stripe_object where id = (select body ->> 'source' from moved))
        insert into sandbox.stripe_object (id, kind, account, created, idempotency_key, body)
        select 'again_' || id, kind, account, created, 'again', body || jsonb_build_object('id', 'again_' || id, 'source', 'again_' || (body ->> 'source'))
        from moved
        """;
}
