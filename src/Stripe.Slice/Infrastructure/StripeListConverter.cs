using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe.Infrastructure;

/// <summary>A list is enumerable, yet an object on the wire; left alone the serializer would expect an array.</summary>
internal sealed class StripeListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(StripeList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()));

    private sealed class Of<T> : JsonConverter<StripeList<T>>
    {
        public override StripeList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var page = JsonSerializer.Deserialize<Page<T>>(ref reader, options);
            return new StripeList<T> { Data = page.Data ?? [], HasMore = page.HasMore, Object = page.Object, Url = page.Url };
        }

        public override void Write(Utf8JsonWriter writer, StripeList<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Page<T>(value.Object, value.Data, value.HasMore, value.Url), options);
    }

    private sealed record Page<T>(string Object, List<T> Data, bool HasMore, string Url);
}
