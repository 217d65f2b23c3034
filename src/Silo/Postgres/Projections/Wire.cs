using System.Text.Json;

namespace Marketplace.Postgres;

/// <summary>Enum members as they stand in JSON and in tables: snake case.</summary>
internal static class Wire
{
    public static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
