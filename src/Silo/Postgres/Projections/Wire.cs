using System.Text.Json;

namespace Marketplace.Postgres;

/// <summary>Enum members as they stand in JSON and in tables: snake case.</summary>
internal static class Wire
{
    /// <exception cref="KeyNotFoundException">No member has this name.</exception>
    public static TEnum Read<TEnum>(string name)
        where TEnum : struct, Enum =>
        Names<TEnum>.ByName[name];

    public static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<string, TEnum> ByName = Enum.GetValues<TEnum>().ToDictionary(Name, StringComparer.Ordinal);
    }
}
