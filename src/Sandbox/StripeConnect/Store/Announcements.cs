namespace Marketplace.Sandbox;

/// <summary>Events, and the webhooks that carry them, written with whatever they tell of.</summary>
internal static class Announcements
{
    /// <summary>How many places an event may be away from its own when the order is shuffled.</summary>
    private const double Spread = 20;

    /// <summary>The wire format of the events, which a client checks against its own.</summary>
    public const string ApiVersion = "2026-07-29.dahlia";

    public static async Task Announce(this Work work, string type, StoredObject subject)
    {
        var account = subject.Kind == "account" ? subject.Id : subject.Account;
        var isConnected = account != work.Options.PlatformAccount;

        var body = Shapes.New("event");
        body["api_version"] = ApiVersion;
        body["type"] = type;
        body["data"]!["object"] = subject.Body.DeepClone();
        body["pending_webhooks"] = work.Options.WebhookUrl is null ? 0 : 1;
        body["request"]!["id"] = work.RequestId;
        body["request"]!["idempotency_key"] = work.Key;
        if (isConnected)
        {
            body["account"] = account;
        }

        var announced = await work.AddTo(account, "event", "evt_", body);
        if (work.Options.WebhookUrl is not null)
        {
            await Send(work, announced);
        }
    }

    private static async Task Send(Work work, StoredObject announced)
    {
        var knobs = await WebhookKnobs.Read(work.Connection);
        var isDropped = await Faults.Take(work.Connection, Faults.Webhook) == Faults.Drop;
        await work.Connection.Run(
            """
            insert into sandbox.stripe_delivery (event, position, due_at, given_up_at, last_answer)
            select id, sequence + case when $2 then (random() - 0.5) * $3 else 0 end, $4, $5, $6
            from sandbox.stripe_object, generate_series(0, $7) where id = $1
            """,
            [
                announced.Id, knobs.Shuffle, Spread, work.Now + knobs.Delay,
                isDropped ? work.Now : null, isDropped ? "dropped" : null, knobs.Duplicates,
            ],
            CancellationToken.None);
    }
}
