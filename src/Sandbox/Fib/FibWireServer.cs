using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Marketplace.Sandbox;

/// <summary>The bank's API: who may ask, what they may ask for, and what goes wrong. The same over HTTP and in a simulation.</summary>
internal sealed class FibWireServer(FibSandbox bank, IFibStore store, string clientId, string clientSecret, TimeProvider clock, Func<string, string?>? troubles = null)
{
    private const string Prefix = "protected/v1/payments";

    /// <summary>What trouble can be ordered for.</summary>
    public static readonly IReadOnlyList<string> Operations = ["create", "status", "cancel", "refund"];

    /// <summary>As short as the bank's own.</summary>
    private static readonly TimeSpan TokenLasts = TimeSpan.FromSeconds(60);

    /// <param name="method">Of HTTP.</param>
    /// <param name="path">Below the bank's address.</param>
    /// <param name="body">What was sent.</param>
    /// <param name="token">Who asks.</param>
    /// <param name="page">The address of the payment page, before the id.</param>
    /// <returns>The answer, and what became of it on its way.</returns>
    public async Task<FibReply> Serve(string method, string path, string body, string? token, string page)
    {
        if (path == "auth/realms/fib-online-shop/protocol/openid-connect/token")
        {
            return Token(body);
        }

        if (token is null || !token.StartsWith("fib.", StringComparison.Ordinal)
            || !long.TryParse(token.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var until) || clock.GetUtcNow().ToUnixTimeSeconds() >= until)
        {
            return new(401, """{"error":"unauthorized"}""");
        }

        var operation = (method, path.Split('/')) switch
        {
            ("POST", [_, _, "payments"]) => "create",
            ("GET", [_, _, "payments", _, "status"]) => "status",
            ("POST", [_, _, "payments", _, "cancel"]) => "cancel",
            ("POST", [_, _, "payments", _, "refund"]) => "refund",
            _ => null,
        };
        if (operation is null || !path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return new(404, """{"error":"not_found"}""");
        }

        var fault = await store.TakeFault(operation) ?? troubles?.Invoke($"fib.{operation}");
        if (CallFaults.Instead(fault) is not null)
        {
            return new(fault == CallFaults.RateLimited ? 429 : 503, """{"error":"unavailable"}""") { Fault = fault };
        }

        var id = path.Split('/') is [_, _, _, var named, ..] ? Uri.UnescapeDataString(named) : string.Empty;
        var reply = operation switch
        {
            "create" => await Create(body, page),
            "status" => await bank.Find(id) is { } found ? new FibReply(200, FibSandbox.Show(found)) : Unknown(),
            "cancel" => await bank.Find(id) is null ? Unknown() : new(await bank.Cancel(id) ? 204 : 400, "{}"),
            _ => await bank.Find(id) is null ? Unknown() : new(await bank.Refund(id) ? 202 : 400, "{}"),
        };
        return fault == CallFaults.ErrorAfter ? new(500, """{"error":"internal"}""") { Fault = fault } : reply with { Fault = fault };
    }

    private FibReply Token(string form)
    {
        var given = form.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        if (given.GetValueOrDefault("grant_type") != "client_credentials" || given.GetValueOrDefault("client_id") != clientId || given.GetValueOrDefault("client_secret") != clientSecret)
        {
            return new(401, """{"error":"unauthorized_client"}""");
        }

        var until = (clock.GetUtcNow() + TokenLasts).ToUnixTimeSeconds();
        return new(200, JsonSerializer.Serialize(new { access_token = $"fib.{until}", expires_in = (int)TokenLasts.TotalSeconds, token_type = "Bearer" }));
    }

    private async Task<FibReply> Create(string body, string page)
    {
        try
        {
            using var asked = JsonDocument.Parse(body);
            var (wanted, value) = (asked.RootElement, asked.RootElement.GetProperty("monetaryValue"));
            if (!long.TryParse(value.GetProperty("amount").GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
                || amount <= 0 || value.GetProperty("currency").GetString() != "IQD")
            {
                return new(400, """{"error":"amounts are whole dinars"}""");
            }

            var made = await bank.Create(
                amount,
                "IQD",
                wanted.GetProperty("description").GetString()!,
                wanted.GetProperty("statusCallbackUrl").GetString()!,
                wanted.GetProperty("redirectUri").GetString()!,
                XmlConvert.ToTimeSpan(wanted.GetProperty("expiresIn").GetString()!),
                XmlConvert.ToTimeSpan(wanted.GetProperty("refundableFor").GetString()!));
            var link = $"{page}{made.Id}";
            return new(201, JsonSerializer.Serialize(new
            {
                paymentId = made.Id,
                readableCode = made.ReadableCode,
                qrCode = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=",
                validUntil = made.ValidUntil,
                personalAppLink = link,
                businessAppLink = link,
                corporateAppLink = link,
            }));
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return new(400, """{"error":"malformed"}""");
        }
    }

    private static FibReply Unknown() => new(404, """{"error":"no such payment"}""");
}

/// <param name="Status">Of HTTP.</param>
/// <param name="Body">JSON.</param>
internal sealed record FibReply(int Status, string Body)
{
    /// <summary>What goes wrong with it on its way back, in the words in which faults are ordered.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether nobody hears of it.</summary>
    public bool IsSilent => Fault is CallFaults.TimeoutAfter or CallFaults.ResetAfter or CallFaults.ResetBefore;
}
