using System.Text.Json;
using Marketplace.Conversations;
using Marketplace.Embedded;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>Requests about what is somebody else's, each beside the same one about what is nobody's.</summary>
/// <param name="Theirs">With the id of something that is there.</param>
/// <param name="Nobodys">With an id that was never given.</param>
internal sealed record Door(Request Theirs, Request Nobodys)
{
    public static Door To(string method, string path, object id, object nobodys, object? body = null) =>
        new(Knock(method, path, id, body), Knock(method, path, nobodys, body));

    private static Request Knock(string method, string path, object id, object? body) =>
        new(method, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id)) { Body = body is null ? [] : Request.Json(body) };
}

/// <summary>Finds doors. It reads the tables, because whoever means ill must be thought to know every id.</summary>
internal static class Doors
{
    private static readonly (string Method, string Path, object? Body)[] OfBooking =
    [
        ("GET", "/bookings/{0}", null),
        ("GET", "/bookings/{0}/timeline", null),
        ("GET", "/bookings/{0}/timers", null),
        ("GET", "/bookings/{0}/price", null),
        ("GET", "/bookings/{0}/offer/price", null),
        ("GET", "/bookings/{0}/cancellation", null),
        ("GET", "/bookings/{0}/reviews", null),
        ("POST", "/bookings/{0}/accept", null),
        ("POST", "/bookings/{0}/decline", null),
        ("POST", "/bookings/{0}/cancel", null),
        ("POST", "/bookings/{0}/complete", null),
        ("POST", "/bookings/{0}/check-in", null),
        ("POST", "/bookings/{0}/check-out", null),
        ("POST", "/bookings/{0}/no-show", null),
        ("POST", "/bookings/{0}/no-show/contest", null),
        ("POST", "/bookings/{0}/deliver", null),
        ("POST", "/bookings/{0}/deliver/accept", null),
        ("POST", "/bookings/{0}/deliver/request-changes", new { wanted = "All of it, for me." }),
        ("POST", "/bookings/{0}/change-order", new { lines = new[] { new { label = "Less", amount = new { amount = -100, currency = "EUR" } } } }),
        ("POST", "/bookings/{0}/change-order/accept", null),
        ("POST", "/bookings/{0}/change-order/decline", null),
        ("POST", "/bookings/{0}/tip", new { amount = new { amount = 100, currency = "EUR" } }),
        ("POST", "/bookings/{0}/complain", new { reason = "quality", text = "I would like that.", wish = "full_refund" }),
        ("POST", "/bookings/{0}/milestones/fund", null),
        ("GET", "/bookings/{0}/security-deposit", null),
        ("POST", "/bookings/{0}/security-deposit/accept", null),
        ("POST", "/bookings/{0}/security-deposit/withdraw", null),
        ("POST", "/bookings/{0}/security-deposit/contest", new { text = "It was not me." }),
        ("POST", "/bookings/{0}/security-deposit/claim", new { items = new[] { new { label = "All", amount = new { amount = 100, currency = "EUR" } } }, text = "For me." }),
        ("POST", "/bookings/{0}/security-deposit/decide", new { award = new { amount = 100, currency = "EUR" }, reason = "For me." }),
        ("POST", "/bookings/{0}/refund", new { reason = "I would like that." }),
        ("POST", "/bookings/{0}/payments", null),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfPayment =
    [
        ("GET", "/payments/{0}", null),
        ("POST", "/payments/{0}/confirm", new { method = "cash" }),
        ("POST", "/payments/{0}/refunds/11111111-1111-1111-1111-111111111111/confirm", new { method = "cash" }),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfThread =
    [
        ("GET", "/messages/threads/{0}", null),
        ("POST", "/messages/threads/{0}/messages", new { text = "Let me in." }),
        ("POST", "/messages/threads/{0}/read", new { sequence = 1 }),
        ("POST", "/messages/threads/{0}/typing", null),
        ("PUT", "/messages/threads/{0}/archive", null),
        ("DELETE", "/messages/threads/{0}/archive", null),
        ("PUT", "/messages/threads/{0}/mute", new { }),
        ("DELETE", "/messages/threads/{0}/mute", null),
        ("GET", "/messages/threads/{0}/export", null),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfAttachment =
    [
        ("GET", "/attachments/{0}", null),
        ("DELETE", "/attachments/{0}", null),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfSeries =
    [
        ("GET", "/bookings/series/{0}", null),
        ("POST", "/bookings/series/{0}/cancel", new { scope = "all" }),
        ("POST", "/bookings/series/{0}/rebook", new { occurrence = 1 }),
        ("POST", "/bookings/series/{0}/reschedule", new { scope = "all", occurrence = 0, start = "2026-03-09T10:00:00" }),
        ("POST", "/bookings/series/{0}/reschedule/preview", new { scope = "all", occurrence = 0, start = "2026-03-09T10:00:00" }),
        ("POST", "/bookings/series/{0}/reschedule/accept", null),
        ("POST", "/bookings/series/{0}/reschedule/decline", null),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfResource =
    [
        ("GET", "/providers/me/resources/{0}", null),
        ("PATCH", "/providers/me/resources/{0}", new { name = "Mine now" }),
        ("DELETE", "/providers/me/resources/{0}", null),
        ("GET", "/providers/me/resources/{0}/calendar", null),
        ("PUT", "/providers/me/resources/{0}/calendar", new { timeZone = "UTC" }),
        ("GET", "/providers/me/resources/{0}/calendar/feed", null),
        ("PUT", "/providers/me/resources/{0}/calendar/feed", null),
        ("POST", "/providers/me/resources/{0}/calendar/feed/move", null),
        ("DELETE", "/providers/me/resources/{0}/calendar/feed", null),
        ("GET", "/providers/me/resources/{0}/calendar/imports", null),
        ("POST", "/providers/me/resources/{0}/calendar/imports", new { url = "https://calendars.example/private.ics" }),
        ("GET", "/providers/me/resources/{0}/calendar/conflicts", null),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfEntry =
    [
        ("GET", "/waitlist/{0}", null),
        ("DELETE", "/waitlist/{0}", null),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfPackage =
    [
        ("GET", "/packages/{0}", null),
        ("POST", "/packages/{0}/payments", null),
        ("POST", "/packages/{0}/refund", new { reason = "I would like that." }),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfComplaint =
    [
        ("GET", "/complaints/{0}", null),
        ("POST", "/complaints/{0}/answer", new { text = "No." }),
        ("POST", "/complaints/{0}/offer", new { amount = new { amount = 100, currency = "EUR" } }),
        ("POST", "/complaints/{0}/accept", null),
        ("POST", "/complaints/{0}/escalate", null),
        ("POST", "/complaints/{0}/withdraw", null),
        ("POST", "/complaints/{0}/statements", new { text = "Let me in." }),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfDispute =
    [
        ("GET", "/disputes/{0}", null),
        ("GET", "/disputes/{0}/evidence", null),
        ("POST", "/disputes/{0}/statements", new { text = "losing_evidence" }),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfCoupon =
    [
        ("GET", "/providers/me/coupons/{0}", null),
        ("POST", "/providers/me/coupons/{0}/deactivate", null),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfBill =
    [
        ("GET", "/invoices/{0}", null),
        ("PATCH", "/invoices/{0}", new { title = "Nothing at all" }),
        ("DELETE", "/invoices/{0}", null),
        ("POST", "/invoices/{0}/send", null),
        ("POST", "/invoices/{0}/pay", new { method = "cash" }),
        ("POST", "/invoices/{0}/refund", new { method = "cash" }),
        ("POST", "/invoices/{0}/void", null),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfListing =
    [
        ("PATCH", "/listings/{0}", new { title = "Mine now" }),
        ("POST", "/listings/{0}/pause", null),
        ("POST", "/listings/{0}/publish", null),
        ("DELETE", "/listings/{0}", null),
        ("POST", "/listings/{0}/package-offers", new { sessions = 2, price = new { amount = 100, currency = "EUR" }, validity = "P1D" }),
    ];

    /// <param name="database">What is there.</param>
    /// <param name="me">Who knocks.</param>
    /// <param name="chance">Which doors.</param>
    public static IEnumerable<Door> Of(MemoryDatabase database, Guid me, Chance chance)
    {
        var provider = DerivedId.From(me, "provider");
        var nobodys = chance.NewGuid();
        if (Pick(ReadModel.Bookings, row => row.Id("customer_id") != me && row.Id("provider_id") != provider) is { } booking)
        {
            var id = booking.Id("id");
            yield return Any(OfBooking, id);
            yield return Any(OfThread, ConversationId.OfBooking(id));
            yield return Any(OfPayment, booking.Id("payment_id"));
            yield return new Door(Naming("/messages/threads", new { bookingId = id }), Naming("/messages/threads", new { bookingId = nobodys }));
            yield return new Door(Naming("/reviews", new { bookingId = id, rating = 1 }), Naming("/reviews", new { bookingId = nobodys, rating = 1 }));
            yield return new Door(Naming("/invoices", Bill(id)), Naming("/invoices", Bill(nobodys)));
            yield return Door.To("GET", "/ledger/entries?bookingId={0}", id, nobodys);
        }

        var foreign = database.ReadModels[ReadModel.Threads].Rows.Where(row => row.Id("customer_id") != me && row.OptionalId("provider_id") != provider).Select(row => row.Id("id")).ToHashSet();
        if (Pick(ReadModel.AttachmentUses, row => row.OptionalId("thread_id") is { } thread && foreign.Contains(thread)) is { } attachment)
        {
            yield return Any(OfAttachment, attachment.Id("attachment_id"));
        }

        if (Pick(ReadModel.Listings, row => row.Id("provider_id") != provider) is { } listing)
        {
            yield return Any(OfListing, listing.Id("id"));
        }

        if (Pick(ReadModel.Series, row => row.Id("customer_id") != me && row.Id("provider_id") != provider) is { } series)
        {
            yield return Any(OfSeries, series.Id("id"));
        }

        if (Pick(ReadModel.WaitlistEntries, row => row.Id("customer_id") != me) is { } entry)
        {
            yield return Any(OfEntry, entry.Id("id"));
        }

        if (database.Events.FirstOrDefault(happened => happened.Type == "roster.added") is { } hired)
        {
            yield return Any(OfResource, JsonSerializer.Deserialize<JsonElement>(hired.Body).GetProperty("resource").GetProperty("id").GetGuid());
        }

        if (database.Records.Keys.Where(stream => stream.StartsWith("closure/", StringComparison.Ordinal)).Select(stream => Guid.Parse(stream[8..])).ToArray() is { Length: > 0 } closures)
        {
            yield return Door.To("GET", "/providers/me/calendar/closures/{0}", chance.Pick(closures), nobodys);
        }

        if (Pick(ReadModel.Packages, row => row.Id("customer_id") != me && row.Id("provider_id") != provider) is { } package)
        {
            yield return Any(OfPackage, package.Id("id"));
            yield return Door.To("DELETE", "/package-offers/{0}", package.Id("offer_id"), nobodys);
        }

        if (Pick(ReadModel.Coupons, row => row.Id("provider_id") != provider) is { } coupon)
        {
            yield return Any(OfCoupon, coupon.Id("id"));
        }

        if (Pick(ReadModel.Complaints, row => row.Id("customer_id") != me && row.Id("provider_id") != provider) is { } complaint)
        {
            yield return Any(OfComplaint, complaint.Id("id"));
        }

        if (Pick(ReadModel.Disputes, row => row.Id("provider_id") != provider) is { } dispute)
        {
            yield return Any(OfDispute, dispute.Id("id"));
            yield return Door.To("GET", "/payments/{0}/disputes", dispute.Id("payment_id"), nobodys);
        }

        if (Pick(ReadModel.Payouts, row => row.Id("provider_id") != provider) is { } payout)
        {
            yield return Door.To("GET", chance.PerMille(500) ? "/payouts/{0}" : "/payouts/{0}/explain", payout.Id("id"), nobodys);
        }

        if (Pick(ReadModel.Invoices, row => row.Id("recipient_id") != me && row.Id("recipient_id") != provider && row.Id("issuer_id") != provider) is { } invoice)
        {
            yield return Door.To("GET", chance.Pick(["/invoices/{0}", "/invoices/{0}.html", "/invoices/{0}.pdf"]), invoice.Id("id"), nobodys);
        }

        if (Pick(ReadModel.Bills, row => row.Id("recipient_id") != me && row.Id("issuer_id") != provider) is { } bill)
        {
            yield return Any(OfBill, bill.Id("id"));
        }

        if (Pick(ReadModel.Reviews, row => row.Id("subject_id") != provider && row.Id("author_id") != me) is { } review)
        {
            yield return Door.To("POST", "/reviews/{0}/reply", review.Id("id"), nobodys, new { text = "Not true." });
        }

        MemoryRow? Pick(ReadModel model, Func<MemoryRow, bool> isTheirs) =>
            database.ReadModels[model].Rows.Where(isTheirs).ToArray() is { Length: > 0 } rows ? chance.Pick(rows) : null;

        Door Any((string Method, string Path, object? Body)[] doors, Guid id)
        {
            var (method, path, body) = chance.Pick(doors);
            return Door.To(method, path, id, nobodys, body);
        }
    }

    private static object Bill(Guid bookingId) =>
        new { bookingId, title = "What you owe me", lines = new[] { new { label = "All of it", unitPrice = new { amount = 100_00, currency = "EUR" } } } };

    private static Request Naming(string path, object body) => new("POST", path) { Body = Request.Json(body) };
}
