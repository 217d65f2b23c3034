using System.Text.Json.Serialization;

namespace Marketplace.Gateways;

/// <summary>
/// What goes to the First Iraqi Bank's online payments and comes from there, and nothing else. Source: the bank's page on web payments and its
/// public kits for developers.
/// </summary>
/// <remarks>
/// <para>Documented: the paths, the token by client credentials, the members below, the statuses, that a callback is a `POST` of `id` and `status`.</para>
/// <para>
/// Assumed, because nothing public says so: amounts are whole dinars; creating knows no idempotency key; a payment goes back once and whole, which its status
/// shows as `REFUND_REQUESTED` and then `REFUNDED`; what cannot be cancelled or given back is answered with 4xx; callbacks are not signed
/// and come at least once; a payment cannot be found but by its id; and nobody lists what an account took.
/// </para>
/// </remarks>
internal static class FibWire
{
    public const string Token = "auth/realms/fib-online-shop/protocol/openid-connect/token";

    public const string Payments = "protected/v1/payments";

    /// <summary>What the customer sees; the bank cuts off more.</summary>
    private const int LongestDescription = 50;

    public static string StatusOf(string id) => $"{Payments}/{Uri.EscapeDataString(id)}/status";

    public static string Cancel(string id) => $"{Payments}/{Uri.EscapeDataString(id)}/cancel";

    public static string Refund(string id) => $"{Payments}/{Uri.EscapeDataString(id)}/refund";

    public static string Credentials(string id, string secret) =>
        $"grant_type=client_credentials&client_id={Uri.EscapeDataString(id)}&client_secret={Uri.EscapeDataString(secret)}";

    public static string Create(Money amount, string title, Uri callback, Uri back, TimeSpan open, TimeSpan refundable) =>
        GatewayJson.Write(new FibCreate(
            new FibMoney(GatewayJson.Whole(amount), amount.Currency),
            callback.ToString(),
            GatewayJson.Short(title, LongestDescription),
            back.ToString(),
            $"PT{Math.Max(1, (long)open.TotalSeconds)}S",
            $"P{(long)refundable.TotalDays}D"));
}

internal sealed record FibMoney(string Amount, string Currency);

internal sealed record FibCreate(
    FibMoney MonetaryValue, string StatusCallbackUrl, string Description, string RedirectUri, string ExpiresIn, string RefundableFor);

/// <param name="AccessToken">For `Authorization: Bearer`.</param>
/// <param name="ExpiresIn">In seconds; about a minute.</param>
internal sealed record FibToken([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <param name="PaymentId">Theirs.</param>
/// <param name="ReadableCode">To be typed into the bank's app.</param>
/// <param name="QrCode">The same as a picture, a data URL.</param>
/// <param name="PersonalAppLink">Opens the app of private customers.</param>
/// <param name="BusinessAppLink">Opens the app of traders.</param>
/// <param name="CorporateAppLink">Opens the app of companies.</param>
internal sealed record FibCreated(
    string PaymentId, string ReadableCode, string? QrCode, string PersonalAppLink, string? BusinessAppLink, string? CorporateAppLink);

/// <param name="PaymentId">Theirs.</param>
/// <param name="Status">One of <see cref="FibStatuses"/>.</param>
/// <param name="Amount">What was asked for.</param>
/// <param name="DecliningReason">Where it was declined.</param>
internal sealed record FibStatus(string PaymentId, string Status, FibMoney Amount, string? DecliningReason);

internal static class FibStatuses
{
    public const string Paid = "PAID";
    public const string Unpaid = "UNPAID";
    public const string Declined = "DECLINED";
    public const string RefundRequested = "REFUND_REQUESTED";
    public const string Refunded = "REFUNDED";
}
