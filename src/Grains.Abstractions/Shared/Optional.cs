using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace;

/// <summary>
/// A member of a partial update: absent (leave it), or given, where null clears it.
/// The default value is absent, so that a member nobody sent changes nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("optional`1"), JsonConverter(typeof(OptionalJson))]
public readonly record struct Optional<T>(bool IsGiven, T? Value)
{
    public static implicit operator Optional<T>(T? value) => new(true, value);

    /// <summary>The given value, or what stands now.</summary>
    public T? Or(T? current) => IsGiven ? Value : current;

    /// <summary>The same member in another type; absent stays absent and null stays null.</summary>
    public Optional<TResult> Map<TResult>(Func<T, TResult?> map) =>
        new(IsGiven, IsGiven && Value is { } value ? map(value) : default);
}

/// <summary>In JSON an absent member is a member that is not there.</summary>
internal sealed class OptionalJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(true, JsonSerializer.Deserialize<T>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
