using System.Text.Json;
using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>
/// The bank's callbacks: a `POST` of `id` and `status` to the address that was given when the page was made, which names our payment. They are
/// not signed, so of all this nothing but the two ids is read.
/// </summary>
internal sealed class FibCallbacks : IGatewayHints
{
    /// <summary>In the address that the bank is given.</summary>
    public const string PaymentParameter = "payment";

    /// <summary>Theirs have 36 characters.</summary>
    private const int LongestId = 64;

    public string Gateway => GatewayNames.Fib;

    public GatewayHint? Read(string body, IQueryCollection query) =>
        Guid.TryParseExact(query[PaymentParameter].ToString(), "D", out var payment) && IdOf(body) is { } id ? new GatewayHint(payment, id) : null;

    private static string? IdOf(string body)
    {
        try
        {
            using var told = JsonDocument.Parse(body);
            return told.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("id", out var id)
                && id.ValueKind is JsonValueKind.String && id.GetString() is { Length: > 0 and <= LongestId } text
                    ? text
                    : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
