using System.Text;
using System.Text.Json;

namespace Marketplace.Sandbox;

/// <summary>The hosted checkout of the Mastercard gateway in its REST form, as far as areeba's merchants use it here.</summary>
internal sealed class AreebaWireServer(WalletSandbox gateway, string merchant, string password) : IWalletWire
{
    private static readonly WalletReply Malformed = Wrong(400, "INVALID_REQUEST", "It cannot be read.");

    private readonly string authorization = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"merchant.{merchant}:{password}"))}";

    /// <summary>A `POST` of the order, with the secret of the merchant.</summary>
    public static WalletNews News(WalletOrder order, bool isStale, string secret) => new(
        new Uri(order.CallbackUrl),
        JsonSerializer.Serialize(new { order = new { id = order.Id, status = isStale ? "INITIATED" : StatusOf(order) }, result = "SUCCESS" }),
        ("X-Notification-Secret", secret),
        ("X-Notification-ID", $"{order.Id}-{order.ChangedAt.ToUnixTimeMilliseconds()}"));

    public WalletReply? Before(WalletCall call) =>
        call.Authorization == authorization && call.Steps is ["api", "rest", "version", _, "merchant", var named, ..] && Uri.UnescapeDataString(named) == merchant
            ? null
            : Wrong(401, "INVALID_REQUEST", "Invalid credentials.");

    public string? OperationOf(WalletCall call) => (call.Method, call.Steps[6..]) switch
    {
        ("POST", ["session"]) => WalletDoor.Create,
        ("GET", ["order", _]) => WalletDoor.Status,
        ("PUT", ["order", _, "transaction", _]) => ActOf(call.Body) switch
        {
            "CAPTURE" => WalletDoor.Capture,
            "VOID" => WalletDoor.Void,
            "REFUND" => WalletDoor.Refund,
            _ => null,
        },
        _ => null,
    };

    public async Task<WalletReply> Serve(string operation, WalletCall call)
    {
        if (operation == WalletDoor.Create)
        {
            return await WalletJson.Reading(call.Body, Create, Malformed);
        }

        // What nobody has tried to pay is no order yet.
        var id = Uri.UnescapeDataString(call.Steps[7]);
        if (await gateway.Find(id) is not { ReservedAt: not null } and not { PaidAt: not null })
        {
            return Wrong(404, "INVALID_REQUEST", $"Unable to find order {id}.");
        }

        return operation == WalletDoor.Status
            ? new(200, Show((await gateway.Find(id))!))
            : await WalletJson.Reading(call.Body, asked => Act(operation, id, Uri.UnescapeDataString(call.Steps[9]), asked), Malformed);
    }

    private static string StatusOf(WalletOrder order) => order.Stage switch
    {
        WalletStage.Open => "INITIATED",
        WalletStage.Reserved => "AUTHORIZED",
        WalletStage.Ended => order.Reason == WalletSandbox.Cancelled ? "CANCELLED" : "EXPIRED",
        _ => order.Refunded == 0 ? "CAPTURED" : order.Refunded < order.Amount ? "PARTIALLY_REFUNDED" : "REFUNDED",
    };

    private static string Show(WalletOrder order) => JsonSerializer.Serialize(new
    {
        id = order.Id,
        result = "SUCCESS",
        status = StatusOf(order),
        amount = order.Amount,
        currency = order.Currency,
        totalAuthorizedAmount = order.ReservedAt is null && order.PaidAt is null ? 0 : order.Amount,
        totalCapturedAmount = order.PaidAt is null ? 0 : order.Amount,
        totalRefundedAmount = order.Refunded,
        creationTime = order.ReservedAt ?? order.PaidAt,
        transaction = (object[])
        [
            Done("1", order.Reserves ? "AUTHORIZATION" : "PAYMENT", order.Amount),
            .. order.Acts.Select(act => Done(act.Key, act.Kind switch { WalletActKind.Capture => "CAPTURE", WalletActKind.Void => "VOID_AUTHORIZATION", _ => "REFUND" }, act.Amount)),
        ],
    });

    private static object Done(string id, string type, long amount) =>
        new { result = "SUCCESS", transaction = new { id, type, amount, currency = WalletJson.Dinars } };

    private static string? ActOf(string body)
    {
        try
        {
            using var asked = JsonDocument.Parse(body);
            return asked.RootElement.Text("apiOperation");
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static WalletReply Wrong(int status, string cause, string explanation) =>
        new(status, JsonSerializer.Serialize(new { result = "ERROR", error = new { cause, explanation } }));

    private async Task<WalletReply> Create(JsonElement asked)
    {
        var (order, page) = (asked.GetProperty("order"), asked.GetProperty("interaction"));
        if (asked.Text("apiOperation") != "INITIATE_CHECKOUT"
            || WalletJson.DinarsOf(order.GetProperty("amount")) is not { } amount || order.Text("currency") != WalletJson.Dinars
            || page.Text("operation") is not ("PURCHASE" or "AUTHORIZE"))
        {
            return Malformed;
        }

        var wanted = new WalletOrder(
            order.Text("id"),
            amount,
            WalletJson.Dinars,
            order.Text("description"),
            order.Text("notificationUrl"),
            page.Text("returnUrl"),
            gateway.Now,
            page.Text("operation") == "AUTHORIZE");
        return await gateway.Open(wanted, TimeSpan.FromSeconds(page.GetProperty("timeout").GetInt32())) is { } open
            ? new(201, JsonSerializer.Serialize(new { result = "SUCCESS", session = new { id = open.Id, version = "1" }, successIndicator = gateway.NewCode() }))
            : Wrong(400, "INVALID_REQUEST", "The order is paid.");
    }

    private async Task<WalletReply> Act(string operation, string order, string key, JsonElement asked)
    {
        var isDone = operation switch
        {
            WalletDoor.Capture => await gateway.Capture(order, key),
            WalletDoor.Void => asked.GetProperty("transaction").Text("targetTransactionId") == "1" && await gateway.Void(order, key),
            _ => WalletJson.DinarsOf(asked.GetProperty("transaction").GetProperty("amount")) is { } amount && await gateway.Refund(order, key, amount),
        };
        return isDone ? new(201, Show((await gateway.Find(order))!)) : Wrong(400, "INVALID_REQUEST", "The order is not in a state for that.");
    }
}
