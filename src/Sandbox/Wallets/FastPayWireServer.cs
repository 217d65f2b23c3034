using System.Globalization;
using System.Text.Json;

namespace Marketplace.Sandbox;

/// <summary>FastPay's payment gateway, as far as its public pages tell. Whether it worked stands in the body: HTTP says 200 to everything.</summary>
internal sealed class FastPayWireServer(WalletSandbox gateway, string store, string password, string refundSecret) : IWalletWire
{
    private const string Customer = "+9641000000004";

    /// <summary>As long as its pages are open, since nobody says how long.</summary>
    private static readonly TimeSpan PageLasts = TimeSpan.FromMinutes(10);

    private static readonly WalletReply Malformed = Said(422, null);

    /// <summary>A `POST` about what was paid, and only that.</summary>
    public static WalletNews? News(WalletOrder order, bool isStale) => order.Stage is not WalletStage.Taken || order.Refunded > 0 ? null : new(
        new Uri(order.CallbackUrl), JsonSerializer.Serialize(new { merchant_order_id = order.Id, status = isStale ? "Failed" : "Success" }));

    public WalletReply? Before(WalletCall call) => null;

    public string? OperationOf(WalletCall call) => (call.Method, call.Path) switch
    {
        ("POST", "api/v1/public/pgw/payment/initiation") => WalletDoor.Create,
        ("POST", "api/v1/public/pgw/payment/validate" or "api/v1/public/pgw/payment/refund/validation") => WalletDoor.Status,
        ("POST", "api/v1/public/pgw/payment/refund") => WalletDoor.Refund,
        _ => null,
    };

    public Task<WalletReply> Serve(string operation, WalletCall call) => WalletJson.Reading(
        call.Body,
        async asked => asked.Text("store_id") != store || asked.Text("store_password") != password ? Said(401, null) : operation switch
        {
            WalletDoor.Create => await Create(asked, call),
            WalletDoor.Refund => await Refund(asked),
            _ when call.Steps[^2] == "refund" => await RefundStatus(asked.Text("order_id")),
            _ => await Status(asked.Text("order_id")),
        },
        Malformed);

    private static WalletReply Said(int code, object? data) => new(200, JsonSerializer.Serialize(new { code, messages = Array.Empty<string>(), data }));

    private async Task<WalletReply> Create(JsonElement asked, WalletCall call)
    {
        if (WalletJson.DinarsOf(asked.GetProperty("bill_amount")) is not { } amount || asked.Text("currency") != WalletJson.Dinars)
        {
            return Malformed;
        }

        using var cart = JsonDocument.Parse(asked.Text("cart"));
        var order = new WalletOrder(
            asked.Text("order_id"), amount, WalletJson.Dinars, cart.RootElement[0].Text("name"), asked.Text("callback_url"), asked.Text("success_url"), gateway.Now);
        return await gateway.Open(order, PageLasts) is { } page ? Said(200, new { redirect_uri = call.PageOf(page) }) : Said(422, null);
    }

    private async Task<WalletReply> Status(string id) => await gateway.Find(id) is not { Stage: WalletStage.Taken } paid ? Said(422, null) : Said(200, new
    {
        gw_transaction_id = $"FP{paid.Id}",
        merchant_order_id = paid.Id,
        received_amount = $"{paid.Amount.ToString(CultureInfo.InvariantCulture)}.00",
        currency = paid.Currency,
        customer_account_no = Customer,
        status = "Success",
        received_at = paid.PaidAt,
    });

    private async Task<WalletReply> Refund(JsonElement asked) =>
        asked.Text("refund_secret_key") != refundSecret || asked.Text("msisdn") != Customer ? Said(401, null)
        : await gateway.Find(asked.Text("order_id")) is { } paid && WalletJson.DinarsOf(asked.GetProperty("amount")) == paid.Amount && await gateway.RefundWhole(paid.Id)
            ? Said(200, new { summary = new { invoice_id = $"FPR{paid.Id}" } })
            : Said(422, null);

    private async Task<WalletReply> RefundStatus(string id) =>
        await gateway.Find(id) is { } known ? Said(200, new { order_id = id, refund_status = known.Refunded > 0, status_checked_at = gateway.Now }) : Said(404, null);
}
