using System.Globalization;
using System.Text.Json;

namespace Marketplace.Sandbox;

/// <summary>NassWallet's payment gateway, as far as its public samples tell. Whether it worked stands in `responseCode`.</summary>
internal sealed class NassWalletWireServer(WalletSandbox gateway, string basicToken, string merchant, string password, string pin) : IWalletWire
{
    private const string Login = "payment/transaction/login";

    private const string Scheme = "Bearer nass.";

    private static readonly TimeSpan TokenLasts = TimeSpan.FromMinutes(5);

    /// <summary>As long as its pages are open, since nobody says how long.</summary>
    private static readonly TimeSpan PageLasts = TimeSpan.FromMinutes(10);

    private static readonly WalletReply Malformed = Said(1, null);

    /// <summary>A `POST` that names the transaction.</summary>
    public static WalletNews? News(WalletOrder order, bool isStale) => order.Stage is not WalletStage.Taken ? null : new(
        new Uri(order.CallbackUrl),
        JsonSerializer.Serialize(new { data = new { InitTransactionId = order.Id, transactionStatus = isStale ? "Failed" : "Success" } }));

    public WalletReply? Before(WalletCall call) =>
        call.Path == Login ? Token(call)
        : call.Authorization is { } said && said.StartsWith(Scheme, StringComparison.Ordinal)
            && long.TryParse(said.AsSpan(Scheme.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var until) && gateway.Now.ToUnixTimeMilliseconds() < until
                ? null
                : new(401, """{"responseCode":1}""");

    public string? OperationOf(WalletCall call) => (call.Method, call.Path) switch
    {
        ("POST", "payment/transaction/initTransaction") => WalletDoor.Create,
        ("POST", "payment/transaction/checkTransaction") => WalletDoor.Status,
        _ => null,
    };

    public Task<WalletReply> Serve(string operation, WalletCall call) => WalletJson.Reading(
        call.Body,
        asked => operation == WalletDoor.Create ? Create(asked.GetProperty("data")) : Status(asked.GetProperty("data").Text("transactionId")),
        Malformed);

    private static WalletReply Said(int code, object? data) =>
        new(200, JsonSerializer.Serialize(new { responseCode = code, errCode = "1", message = code == 0 ? "Success" : "Failed", data }));

    private WalletReply Token(WalletCall call)
    {
        try
        {
            using var asked = JsonDocument.Parse(call.Body);
            var said = asked.RootElement.GetProperty("data");
            return call.Authorization == $"Basic {basicToken}" && said.Text("username") == merchant && said.Text("password") == password
                ? Said(0, new { access_token = $"nass.{Until()}", accessTokenExpiry = Until() })
                : Malformed;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return Malformed;
        }
    }

    private string Until() => (gateway.Now + TokenLasts).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private async Task<WalletReply> Create(JsonElement asked)
    {
        if (asked.Text("userIdentifier") != merchant || asked.Text("transactionPin") != pin || WalletJson.DinarsOf(asked.GetProperty("amount")) is not { } amount)
        {
            return Malformed;
        }

        // Every transaction has an id of its own, whatever order it is of.
        var order = new WalletOrder(
            gateway.NewId().ToString("N"), amount, WalletJson.Dinars, $"Order {asked.Text("orderId")}", asked.Text("callbackUrl"), asked.Text("redirectUrl"), gateway.Now);
        return await gateway.Open(order, PageLasts) is { } page ? Said(0, new { transactionId = page.Id, token = gateway.NewCode() }) : Malformed;
    }

    private async Task<WalletReply> Status(string id) => await gateway.Find(id) is not { } known ? Malformed : Said(0, new
    {
        transactionId = known.Id,
        transactionStatus = known.Stage is WalletStage.Taken ? "Success" : "Pending",
        amount = $"{known.Amount.ToString(CultureInfo.InvariantCulture)}.00",
        currency = known.Currency,
    });
}
