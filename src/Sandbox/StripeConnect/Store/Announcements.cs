namespace Marketplace.Sandbox;

/// <summary>Events, and the webhooks that carry them, written with whatever they tell of.</summary>
internal static class Announcements
{
    /// <summary>How many places an event may be away from its own when the order is shuffled.</summary>
    private const int Spread = 10;

    /// <summary>The wire format of the events, which a client checks against its own.</summary>
    public const string ApiVersion = "2026-10-28.endive";

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
        var knobs = await work.Store.Knobs.Webhooks();
        if (await work.TakeFault(Faults.Webhook) == Faults.Drop)
        {
            await work.Store.Deliveries.AddLost(announced.Id, announced.Sequence, work.Now);
            return;
        }

        for (var copy = 0; copy <= knobs.Duplicates; copy++)
        {
            var shift = knobs.Shuffle ? work.Chance.Below((2 * Spread) + 1) - Spread : 0;
            await work.Store.Deliveries.Add(announced.Id, announced.Sequence + shift, work.Now + knobs.Delay);
        }
    }
}
