using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe.Infrastructure;

internal sealed class UnixTimeConverter : JsonConverter<DateTime>
{
    public override bool HandleNull => true;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? default : DateTime.UnixEpoch.AddSeconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(UnixTime.Of(value));
}

/// <summary>Stripe sends null for numbers and flags that do not apply yet.</summary>
internal sealed class NullAsDefaultConverter<T>(NullAsDefaultConverter<T>.Reading read, Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    where T : struct
{
    public delegate T Reading(Utf8JsonReader reader);

    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? default : read(reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
}

/// <summary>Chooses the type by the name in <c>object</c>; an object that the slice does not know reads as null.</summary>
internal sealed class NamedObjectConverter<T> : JsonConverter<T>
    where T : class
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(T);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        return element.ValueKind is JsonValueKind.Object
            && element.TryGetProperty("object", out var name)
            && ObjectNames.TypeOf(name.GetString()) is { } type
                ? element.Deserialize(type, options) as T
                : null;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
}
