using System.Text.Json;

namespace Marketplace;

/// <summary>JSON as api.md wants it on the wire.</summary>
internal static class EdgeJson
{
    public static void Apply(JsonSerializerOptions options)
    {
        MarketplaceJson.Apply(options);
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new DurationConverter());
        options.Converters.Add(new LocalTimeConverter());
    }
}
