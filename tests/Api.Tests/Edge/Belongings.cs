using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Marketplace.Edge;

/// <summary>
/// What is between Ada and Pia, and which place for an id in the contract takes which of it. A new place has to be named
/// here, or no test knows whose business it is.
/// </summary>
internal sealed class Belongings
{
    /// <summary>A listing, a provider's page, a price: whoever knows the id may use it.</summary>
    public const string Everybodys = "everybody's";

    /// <summary>Where a reader of a stream goes on: it counts what the stream itself holds.</summary>
    private const string Position = "lastEventId";

    /// <summary>Routes that take an id and no token. One more is a decision, not an accident.</summary>
    public static readonly FrozenSet<string> Open =
    [
        "GET /calendar-feeds/{token}.ics",
        "GET /files/{id}",
        "GET /listings/{id}",
        "GET /listings/{listing}/package-offers",
        "GET /listings/{listing}/resources",
        "GET /listings/{listing}/slots",
        "GET /listings/{listing}/slots/explain",
        "GET /listings/{listing}/slots/stream",
        "GET /listings/{slug}/reviews",
        "GET /notifications/unsubscribe/{token}",
        "GET /package-offers/{id}",
        "GET /payments/{id}/checkout",
        "GET /providers/{id}",
        "GET /providers/{id}/reviews",
        "GET /quotes/{id}",
        "GET /quotes/{id}/price",
        "POST /listings/{listing}/quote",
        "POST /notifications/unsubscribe/{token}",
        "POST /sandbox/checkout/{paymentId}/abandon",
        "POST /sandbox/checkout/{paymentId}/dispute",
        "POST /sandbox/checkout/{paymentId}/fail",
        "POST /sandbox/checkout/{paymentId}/pay",
        "POST /sandbox/checkout/{paymentId}/processing",
        "POST /sandbox/onboarding/{providerId}/bank",
        "POST /sandbox/onboarding/{providerId}/complete",
        "POST /sandbox/onboarding/{providerId}/restrict",
        "POST /webhooks/{gateway}",
    ];

    /// <summary>What else an operation must be told before it looks whose the id is.</summary>
    private static readonly FrozenDictionary<string, string> Bodies = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PATCH /listings/{id}"] = """{"title": "Mine now"}""",
        ["PATCH /messages/threads/{id}/messages/{messageId}"] = """{"text": "Not what you wrote."}""",
        ["POST /bookings/series/{id}/cancel"] = """{"scope": "all"}""",
        ["POST /bookings/series/{id}/rebook"] = """{"occurrence": 0}""",
        ["POST /bookings/series/{id}/reschedule"] = """{"scope": "all", "occurrence": 0, "start": "2030-01-07T10:00:00"}""",
        ["POST /bookings/series/{id}/reschedule/preview"] = """{"scope": "all", "occurrence": 0, "start": "2030-01-07T10:00:00"}""",
        ["POST /bookings/{id}/change-order"] = """{"lines": [{"label": "Less", "amount": {"amount": -100, "currency": "EUR"}}]}""",
        ["POST /bookings/{id}/counter"] = """{"lines": [{"label": "Less", "amount": {"amount": 100, "currency": "EUR"}}]}""",
        ["POST /bookings/{id}/offer"] = """{"lines": [{"label": "More", "amount": {"amount": 100, "currency": "EUR"}}]}""",
        ["POST /admin/providers/{id}/balance/write-off"] = """{"amount": {"amount": 100, "currency": "EUR"}, "reason": "Mine."}""",
        ["PUT /admin/providers/{id}/reserve"] = """{"basisPoints": 1000, "days": 90, "reason": "Mine."}""",
        ["PUT /admin/providers/{id}/refund-limits"] = """{"limits": [{"amount": 100000, "currency": "EUR"}], "reason": "Mine."}""",
        ["POST /admin/providers/{id}/reserve/release"] = """{"reason": "Mine."}""",
        ["POST /admin/complaints/{id}/decide"] = """{"award": {"amount": 0, "currency": "EUR"}, "reason": "Mine."}""",
        ["POST /bookings/{id}/complain"] = """{"reason": "quality", "text": "All of it, for me.", "wish": "full_refund"}""",
        ["POST /complaints/{id}/answer"] = """{"text": "No."}""",
        ["POST /complaints/{id}/offer"] = """{"amount": {"amount": 100, "currency": "EUR"}}""",
        ["POST /admin/disputes/{id}/accept"] = """{"reason": "Mine."}""",
        ["POST /disputes/{id}/statements"] = """{"text": "Let me in."}""",
        ["POST /complaints/{id}/statements"] = """{"text": "Let me in."}""",
        ["POST /bookings/{id}/security-deposit/claim"] = """{"items": [{"label": "All", "amount": {"amount": 100, "currency": "EUR"}}], "text": "For me."}""",
        ["POST /bookings/{id}/security-deposit/contest"] = """{"text": "It was not me."}""",
        ["POST /bookings/{id}/security-deposit/decide"] = """{"award": {"amount": 100, "currency": "EUR"}, "reason": "For me."}""",
        ["POST /bookings/{id}/tip"] = """{"amount": {"amount": 100, "currency": "EUR"}}""",
        ["POST /bookings/{id}/reschedule"] = """{"start": "2030-01-07T10:00:00Z"}""",
        ["POST /bookings/{id}/deliver/request-changes"] = """{"wanted": "All of it, for me."}""",
        ["POST /admin/payouts/{id}/confirm"] = """{"method": "cash"}""",
        ["POST /invoices"] = """{"title": "What you owe me", "lines": [{"label": "All", "unitPrice": {"amount": 100, "currency": "EUR"}}]}""",
        ["POST /invoices/{id}/pay"] = """{"method": "cash"}""",
        ["POST /invoices/{id}/refund"] = """{"method": "cash"}""",
        ["POST /payments/{id}/confirm"] = """{"method": "cash"}""",
        ["POST /payments/{id}/refunds/{refundId}/confirm"] = """{"method": "cash"}""",
        ["POST /bookings/{id}/refund"] = """{"reason": "I would like that."}""",
        ["POST /messages/threads"] = """{"message": "Let me in."}""",
        ["POST /messages/threads/{id}/messages"] = """{"text": "Let me in."}""",
        ["POST /messages/threads/{id}/read"] = """{"sequence": 1}""",
        ["POST /providers/me/calendar/closures"] = """{"from": "2030-01-07", "to": "2030-01-08"}""",
        ["POST /providers/me/calendar/closures/preview"] = """{"from": "2030-01-07", "to": "2030-01-08"}""",
        ["POST /providers/me/resources/{id}/calendar/imports"] = """{"url": "https://calendars.example/private.ics"}""",
        ["POST /messages/threads/{id}/messages/{messageId}/report"] = """{"reason": "spam"}""",
        ["POST /message-reports/{id}/appeal"] = """{"text": "For me."}""",
        ["POST /admin/message-reports/{id}/decide"] = """{"outcome": "removed", "ground": "terms", "reason": "Mine."}""",
        ["POST /reviews"] = """{"rating": 1}""",
        ["POST /reviews/{id}/reply"] = """{"text": "Not true."}""",
        ["POST /reviews/{id}/report"] = """{"reason": "I do not like it."}""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, string[]> places;

    public Belongings(
        string listing,
        string[] bookings,
        string series,
        string entry,
        string import,
        string resource,
        string closure,
        string payment,
        string thread,
        string message,
        string review,
        string payout,
        string offer,
        string package,
        string complaint,
        string[] invoices,
        string dispute,
        string coupon,
        string notification,
        string report,
        string attachment) =>
        places = new(StringComparer.Ordinal)
        {
            ["/admin/commission-rules/versions/{version}"] = [Everybodys], // Operators' alone: nobody else comes as far as the version.
            ["/admin/bank-calendars/{currency}"] = [Everybodys], // Operators' alone too.
            ["/admin/coupons/{id}"] = [coupon], // Operators' alone too.
            ["/admin/complaints/{id}"] = [complaint], // Operators' alone too.
            ["/admin/disputes/{id}"] = [dispute], // Operators' alone too.
            ["/admin/processes/{process}"] = ["instant"], // Operators' alone too.
            ["/admin/processes/{process}/migrations/{id}"] = bookings,
            ["/admin/providers/{id}"] = bookings, // Operators' alone too.
            ["/admin/payouts/{id}"] = [payout], // Operators' alone too.
            ["/admin/payers/{id}"] = bookings, // Operators' alone too.
            ["/admin/cash-movements/{id}"] = bookings, // Operators' alone.
            ["/admin/flags/{id}"] = bookings, // Operators' alone too.
            ["/ledger/periods/{period}"] = ["2026-03"], // Operators' alone too.
            ["/admin/reports/sellers/{year}"] = ["2026"], // Likewise.
            ["/admin/reports/sellers/{year}.csv"] = ["2026"], // Likewise.
            ["/providers/me/bank-details/{currency}"] = [Everybodys], // Whoever asks speaks of themselves.
            ["/providers/me/reports/sellers/{year}"] = [Everybodys], // Whoever asks reads of themselves.
            ["/admin/queues/reconciliation/{id}"] = bookings, // Operators' alone too.
            ["/admin/queues/intents/{id}"] = bookings, // Operators' alone too.
            ["/admin/queues/relays/{id}"] = bookings, // Operators' alone too.
            ["/admin/queues/webhooks/{id}"] = bookings, // Operators' alone too.
            ["/admin/queues/timers/{id}"] = bookings, // Operators' alone: nobody else comes as far as the id.
            ["/attachments/{id}"] = [attachment],
            ["/bookings/series/{id}"] = [series],
            ["/bookings/{id}"] = bookings,
            ["/calendar-feeds/{role}"] = [Everybodys],
            ["/complaints/{id}"] = [complaint],
            ["/disputes/{id}"] = [dispute],
            ["/favorites/{listingId}"] = [Everybodys],
            ["/invoices/{id}"] = invoices,
            ["/invoices/{id}.html"] = invoices,
            ["/invoices/{id}.pdf"] = invoices,
            ["/listings/{id}"] = [listing],
            ["/listings/{listing}"] = [Everybodys],
            ["/admin/notifications/{id}"] = [notification], // Operators' alone.
            ["/me/notifications/{id}"] = [notification],
            ["/admin/message-reports/{id}"] = [report], // Operators' alone.
            ["/admin/support/{id}"] = [thread], // Operators' alone too.
            ["/message-reports/{id}"] = [report],
            ["/messages/threads/{id}"] = [thread],
            ["/messages/threads/{id}/messages/{messageId}"] = [message],
            ["/package-offers/{id}"] = [offer],
            ["/packages/{id}"] = [package],
            ["/payments/{id}"] = [payment],
            ["/payments/{id}/refunds/{refundId}"] = [payment], // Whose the payment is comes first.
            ["/payouts/{id}"] = [payout],
            ["/providers/me/calendar/closures/{id}"] = [closure],
            ["/providers/me/calendar/imports/{id}"] = [import],
            ["/providers/me/coupons/{id}"] = [coupon],
            ["/providers/me/resources/{id}"] = [resource],
            ["/reviews/{id}"] = [review],
            ["/waitlist/{id}"] = [entry],
            ["GET /ledger/entries bookingId"] = bookings,
            ["POST /admin/commission-rules/preview listingId"] = [Everybodys],
            ["PATCH /providers/me tenantId"] = [Everybodys],
            ["POST /bookings listingId"] = [Everybodys],
            ["POST /bookings/series listingId"] = [Everybodys],
            ["POST /bookings/series/preview listingId"] = [Everybodys],
            ["POST /bookings packageId"] = [Everybodys], // Looked at after what is booked with it, which Buying_a_package does as a stranger.
            ["POST /bookings quoteId"] = [Everybodys],
            ["POST /packages offerId"] = [Everybodys],
            ["POST /providers/me/calendar/closures resourceId"] = [resource],
            ["POST /providers/me/calendar/closures/preview resourceId"] = [resource],
            ["POST /invoices bookingId"] = bookings,
            ["POST /invoices threadId"] = [thread],
            ["POST /messages/threads bookingId"] = bookings,
            ["POST /messages/threads listingId"] = [Everybodys],
            ["POST /reviews bookingId"] = bookings,
        };

    /// <summary>The requests that use what is Ada's and Pia's, each beside the same one with ids that are nobody's.</summary>
    public IEnumerable<(Request Theirs, Request Nobodys)> Uses(Contract contract)
    {
        foreach (var operation in contract.Operations.Where(operation => operation.NeedsToken))
        {
            var inPath = operation.Places.ToArray();
            if (inPath.Length > 0 && Ids(inPath[^1], operation) is var last && !last.Contains(Everybodys, StringComparer.Ordinal))
            {
                foreach (var id in last)
                {
                    string[] ids = [.. inPath[..^1].Select(place => Ids(place, operation)[0]), id];
                    yield return (Request(operation, ids, null), Request(operation, [.. ids.Select(_ => Operation.UnknownId)], null));
                }
            }

            var named = operation.IsRead ? operation.QueryIds : contract.Members(operation).Select(member => member.Member).Where(IsReference);
            foreach (var member in named.Where(name => name != Position))
            {
                foreach (var id in Ids($"{operation} {member}", operation).Where(id => id != Everybodys))
                {
                    yield return (Request(operation, [], (member, id)), Request(operation, [], (member, Operation.UnknownId)));
                }
            }
        }
    }

    public static Request Request(Operation operation, string[] ids, (string Member, string Id)? named)
    {
        var body = JsonNode.Parse(Bodies.GetValueOrDefault(operation.ToString(), "{}"))!;
        if (named is { } reference)
        {
            body[reference.Member] = reference.Id;
        }

        var query = operation.IsRead && named is { } asked ? $"?{asked.Member}={asked.Id}" : string.Empty;
        return new Request(operation, operation.With(ids) + query, body.ToJsonString());
    }

    private static bool IsReference(string member) => member.EndsWith("Id", StringComparison.Ordinal);

    private string[] Ids(string place, Operation operation)
    {
        Assert.True(places.TryGetValue(place, out var ids), $"{operation} takes an id at {place}, and {nameof(Belongings)} does not say whose.");
        return ids!;
    }
}

/// <summary>One request, whoever sends it.</summary>
internal sealed record Request(Operation Operation, string Path, string Body)
{
    public Task<Reply> By(Api api) =>
        api.Send(Operation.Method, Path, Operation.IsRead ? null : Api.Raw(Body), ("Idempotency-Key", Api.NewKey()));

    public override string ToString() => $"{Operation.Method} {Path} {Body}";
}
