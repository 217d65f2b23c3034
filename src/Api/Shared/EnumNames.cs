using System.Collections.Frozen;
using System.Text.Json;

namespace Marketplace;

/// <summary>The wire names of a closed choice.</summary>
internal static class EnumNames<TEnum>
    where TEnum : struct, Enum
{
    public static readonly FrozenDictionary<string, TEnum> ByName = Enum.GetValues<TEnum>()
        .ToFrozenDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
}
