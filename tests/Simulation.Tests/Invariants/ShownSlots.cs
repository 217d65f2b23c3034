using System.Text.Json;

namespace Marketplace.Simulations;

/// <summary>What somebody who watches slots is told: which there are, and then what came and what went of what they know.</summary>
internal static class ShownSlots
{
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? Complaint(IReadOnlyList<StreamEvent> heard)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (happened, index) in heard.Select((happened, index) => (happened, index)))
        {
            if ((happened.Type == "slots") != (index == 0))
            {
                return $"{happened.Type} came as event {index}";
            }

            var told = JsonSerializer.Deserialize<JsonElement>(happened.Data);
            foreach (var gone in index == 0 ? [] : told.GetProperty("gone").EnumerateArray().Select(start => start.GetString()!))
            {
                if (!shown.Remove(gone))
                {
                    return $"{gone} went and had not been there";
                }
            }

            shown.UnionWith(told.GetProperty(index == 0 ? "slots" : "offered").EnumerateArray().Select(slot => slot.GetProperty("start").GetString()!));
        }

        return null;
    }
}
