using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Marketplace.Sandbox;

/// <summary>The First Iraqi Bank's API of online payments, as far as its public pages tell.</summary>
internal sealed class FibWireServer(WalletSandbox bank, string clientId, string clientSecret) : IWalletWire
{
    private const string Prefix = "protected/v1/payments";

    private const string Scheme = "Bearer fib.";

    /// <summary>As short as the bank's own.</summary>
    private static readonly TimeSpan TokenLasts = TimeSpan.FromSeconds(60);

    private static readonly WalletReply Malformed = new(400, """{"error":"malformed"}""");

    /// <summary>A `POST` of the id and of how it stands.</summary>
    public static WalletNews News(WalletOrder order, bool isStale) =>
        new(new Uri(order.CallbackUrl), JsonSerializer.Serialize(new { id = order.Id, status = isStale ? "UNPAID" : StatusOf(order) }));

    public WalletReply? Before(WalletCall call) =>
        call.Path == "auth/realms/fib-online-shop/protocol/openid-connect/token" ? Token(call.Body)
        : call.Authorization is { } said && said.StartsWith(Scheme, StringComparison.Ordinal)
            && long.TryParse(said.AsSpan(Scheme.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var until) && bank.Now.ToUnixTimeSeconds() < until
                ? null
                : new(401, """{"error":"unauthorized"}""");

    public string? OperationOf(WalletCall call) => !call.Path.StartsWith(Prefix, StringComparison.Ordinal) ? null : (call.Method, call.Steps) switch
    {
        ("POST", [_, _, "payments"]) => WalletDoor.Create,
        ("GET", [_, _, "payments", _, "status"]) => WalletDoor.Status,
        ("POST", [_, _, "payments", _, "cancel"]) => WalletDoor.Cancel,
        ("POST", [_, _, "payments", _, "refund"]) => WalletDoor.Refund,
        _ => null,
    };

    public async Task<WalletReply> Serve(string operation, WalletCall call)
    {
        if (operation == WalletDoor.Create)
        {
            return await WalletJson.Reading(call.Body, wanted => Create(wanted, call), Malformed);
        }

        var id = Uri.UnescapeDataString(call.Steps[3]);
        if (await bank.Find(id) is not { } found)
        {
            return new(404, """{"error":"no such payment"}""");
        }

        return operation switch
        {
            WalletDoor.Status => new(200, Show(found)),
            WalletDoor.Cancel => new(await bank.Cancel(id) ? 204 : 400, "{}"),
            _ => new(await bank.RefundWhole(id) ? 202 : 400, "{}"),
        };
    }

    private static string StatusOf(WalletOrder order) => order.Stage switch
    {
        WalletStage.Open => "UNPAID",
        WalletStage.Ended => "DECLINED",
        _ => order.Refunded > 0 ? "REFUNDED" : "PAID",
    };

    private static string Show(WalletOrder order) => JsonSerializer.Serialize(new
    {
        paymentId = order.Id,
        status = StatusOf(order),
        validUntil = order.Pages[^1].ValidUntil,
        paidAt = order.PaidAt,
        amount = new { amount = order.Amount.ToString(CultureInfo.InvariantCulture), currency = order.Currency },
        decliningReason = order.Reason,
        declinedAt = order.EndedAt,
        paidBy = order.PaidAt is null ? null : new { name = "A customer", iban = "IQ00FIQB000000000000001" },
    });

    private WalletReply Token(string form)
    {
        var given = form.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        if (given.GetValueOrDefault("grant_type") != "client_credentials"
            || given.GetValueOrDefault("client_id") != clientId || given.GetValueOrDefault("client_secret") != clientSecret)
        {
            return new(401, """{"error":"unauthorized_client"}""");
        }

        var until = (bank.Now + TokenLasts).ToUnixTimeSeconds();
        return new(200, JsonSerializer.Serialize(new { access_token = $"fib.{until}", expires_in = (int)TokenLasts.TotalSeconds, token_type = "Bearer" }));
    }

    private async Task<WalletReply> Create(JsonElement wanted, WalletCall call)
    {
        var value = wanted.GetProperty("monetaryValue");
        if (WalletJson.DinarsOf(value.GetProperty("amount")) is not { } amount || value.Text("currency") != WalletJson.Dinars)
        {
            return new(400, """{"error":"amounts are whole dinars"}""");
        }

        var order = new WalletOrder(
            bank.NewId().ToString(), amount, WalletJson.Dinars, wanted.Text("description"), wanted.Text("statusCallbackUrl"), wanted.Text("redirectUri"), bank.Now)
        {
            Code = bank.NewCode(),
            RefundableFor = XmlConvert.ToTimeSpan(wanted.Text("refundableFor")),
        };
        var page = await bank.Open(order, XmlConvert.ToTimeSpan(wanted.Text("expiresIn"))) ?? throw new FormatException("An order that was just made is open.");
        return new(201, JsonSerializer.Serialize(new
        {
            paymentId = order.Id,
            readableCode = order.Code,
            qrCode = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=",
            validUntil = page.ValidUntil,
            personalAppLink = call.PageOf(page),
            businessAppLink = call.PageOf(page),
            corporateAppLink = call.PageOf(page),
        }));
    }
}
