using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace;

/// <summary>Instants on the wire: RFC 3339 with an offset when read, always UTC with `Z` when written.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Instants.TryParse(reader.GetString()!, out var instant)
            ? instant
            : throw new JsonException("An instant is RFC 3339 with an offset, such as 2026-03-02T09:00:00Z.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Instants.Format(value));
}

/// <summary>Durations on the wire: ISO 8601.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && IsoDuration.TryParse(reader.GetString()!, out var duration)
            ? duration
            : throw new JsonException("A duration is ISO 8601, such as PT90M or P2D.");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(IsoDuration.Format(value));
}

/// <summary>Local times on the wire: `09:00`, with seconds only where there are some.</summary>
internal sealed class LocalTimeConverter : JsonConverter<TimeOnly>
{
    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Instants.TryParseLocalTime(reader.GetString()!, out var time)
            ? time
            : throw new JsonException("A local time looks like 09:00.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(value.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture));
}
