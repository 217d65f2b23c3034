using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Gateways;

/// <summary>What the wires of several gateways have in common.</summary>
internal static class GatewayJson
{
    /// <summary>What the gateways of Iraq take.</summary>
    public const string Dinars = "IQD";

    /// <summary>Whole dinars, of which each has a thousand fils that nobody has seen for long.</summary>
    public const long WholeDinars = 1_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="GatewayUnavailableException">That is no answer of theirs.</exception>
    public static T Read<T>(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Options) ?? throw new JsonException("It answered with nothing.");
        }
        catch (JsonException foreign)
        {
            throw new GatewayUnavailableException("That is no answer of a gateway.", foreign);
        }
    }

    /// <summary>A text somewhere in what anybody may have sent.</summary>
    /// <returns>Null where there is none.</returns>
    public static string? TextAt(string body, params ReadOnlySpan<string> path)
    {
        try
        {
            using var told = JsonDocument.Parse(body);
            var at = told.RootElement;
            foreach (var name in path)
            {
                if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(name, out at))
                {
                    return null;
                }
            }

            return at.ValueKind is JsonValueKind.String ? at.GetString() : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>In whole units of its currency: drivers are only offered such amounts.</summary>
    public static string Whole(Money amount) => (amount.Amount / Units(amount.Currency)).ToString(CultureInfo.InvariantCulture);

    /// <summary>As it was written by <see cref="Whole"/>, with or without digits that say nothing.</summary>
    public static Money MoneyOf(string amount, string currency) =>
        new(checked((long)(decimal.Parse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Units(currency))), currency);

    /// <summary>Half of a character is none, and no JSON either.</summary>
    public static string Short(string title, int longest) =>
        title.Length <= longest ? title : title[..(char.IsHighSurrogate(title[longest - 1]) ? longest - 1 : longest)];

    private static long Units(string currency)
    {
        var units = 1L;
        for (var digits = Currency.Exponent(currency); digits > 0; digits--)
        {
            units *= 10;
        }

        return units;
    }
}
