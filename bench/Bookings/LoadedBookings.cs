using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Bench;

/// <summary>
/// Bookings that lie in the tables before anything is measured, whole as the marketplace writes them: live, in the
/// future, a thousand to a calendar, on calendars that the load does not touch.
/// </summary>
internal static class LoadedBookings
{
    private const int PerCalendar = 1_000;

    public static async Task Copy(BenchDatabase database, IReadOnlyDictionary<string, string> texts, int bookings)
    {
        var began = Stopwatch.GetTimestamp();
        var calendars = Math.Max(1, bookings / PerCalendar);
        var loaded = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            (select
              md5('booking ' || number)::uuid as booking, md5('payment ' || number)::uuid as payment, md5('command ' || number)::uuid as command,
              ('ffffffff' || lpad(to_hex(number % {calendars}), 24, '0'))::uuid as resource,
              timestamptz '2030-03-05T00:00Z' + number / {calendars} * interval '1 hour' as starts,
              timestamptz '2030-03-05T00:00Z' + (number / {calendars} + 1) * interval '1 hour' as ends,
              timestamptz '2030-03-04T08:00Z' as now, uuid '00000000-0000-4000-8000-00000000ada0' as customer, number
            from generate_series(0, {bookings - 1}) as number) as loaded
            """);
        var streams = $"""
            {loaded}, lateral (values
              ('booking/' || replace(booking::text, '-', ''), 'booking', {Quoted("booking_state")}, {Quoted("booking_event")}, 'booking.placed'),
              ('payment/' || replace(payment::text, '-', ''), 'payment', {Quoted("payment_state")}, {Quoted("payment_event")}, 'payment.started'))
              as stream (id, type, state, event, happened)
            """;

        await database.Copy("aggregates", "stream, type, version, state", $"select id, type, 1::bigint, state::json from {streams}");
        await database.Copy(
            "events",
            "stream, version, type, body, at, by_role, by_id, correlation, command_id",
            $"select id, 1::bigint, happened, event::json, now, 'member', customer, replace(command::text, '-', ''), command from {streams}");
        await database.Copy("receipts", "stream, command_id, fingerprint, version", $"select id, command, 'a benchmark''s fingerprint, 32 char', 1::bigint from {streams}");
        await database.Copy("relay_watermarks", "stream, version, told", $"select id, 1::bigint, 1::bigint from {streams}");
        await database.Copy(
            "deadlines", "stream, name, at, shard", $"select id, 'payment_expires', now + interval '15 minutes', (number % 64)::smallint from {streams} where type = 'booking'");
        await database.Copy(
            "intents",
            "id, stream, kind, body, wanted_at, correlation",
            $"select command, id, 'payment.checkout', {Quoted("intent_body")}::json, now, replace(command::text, '-', '') from {streams} where type = 'payment'");
        await database.Copy(
            "bookings",
            "id, customer_id, provider_id, listing_id, payment_id, title, status, mode, starts_at, ends_at, seats, total, provider_earns, currency, booked_at, hold_expires_at, changed_at, version",
            $"select booking, customer, resource, resource, payment, 'Portrait session', 'pending_payment', 'instant', starts, ends, 1, 8000::bigint, 7200::bigint, 'EUR', now, now + interval '15 minutes', now, 1::bigint from {loaded}");
        await database.Copy(
            "payments",
            "id, booking_id, customer_id, provider_id, gateway, amount, currency, started_at, status, captured, refunded, fee, provider_share, changed_at, version, purpose",
            $"select payment, booking, customer, resource, 'stripe', 8000::bigint, 'EUR', now, 'pending', 0::bigint, 0::bigint, 0::bigint, 0::bigint, now, 1::bigint, 'booking' from {loaded}");
        await database.Copy(
            "occupancy",
            "booking_id, seat, resource, listing_id, session, span, work_start, work_end, live",
            $"select booking, 0, resource, resource, booking, tstzrange(starts, ends), starts, ends, true from {loaded}");

        // As autovacuum would have done long ago in a database of that size.
        await database.Execute("vacuum analyze");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bookings:N0} bookings loaded in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));

        string Quoted(string name) => $"'{texts[name].Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
