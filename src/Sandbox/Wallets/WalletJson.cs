using System.Globalization;
using System.Text.Json;

namespace Marketplace.Sandbox;

/// <summary>What the wires of several stand-ins have in common.</summary>
internal static class WalletJson
{
    public const string Dinars = "IQD";

    /// <returns>Null where that is no such amount: whole dinars, with or without digits that say nothing.</returns>
    public static long? DinarsOf(JsonElement amount) =>
        decimal.TryParse(amount.ValueKind is JsonValueKind.String ? amount.GetString() : amount.GetRawText(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read)
        && read > 0 && decimal.IsInteger(read) && read <= long.MaxValue / 1_000 ? (long)read : null;

    /// <summary>Reads what was sent.</summary>
    /// <param name="body">JSON, perhaps.</param>
    /// <param name="serve">Answers it.</param>
    /// <param name="malformed">Answers what cannot be read.</param>
    public static async Task<WalletReply> Reading(string body, Func<JsonElement, Task<WalletReply>> serve, WalletReply malformed)
    {
        try
        {
            using var asked = JsonDocument.Parse(body);
            return await serve(asked.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return malformed;
        }
    }

    /// <summary>A text that has to be there.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing.");
}
