using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Stripe.Infrastructure;

/// <summary>Stripe's JSON: snake_case, instants as unix seconds, null where a value is absent, ids or objects for references.</summary>
internal static class StripeJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ExpandableProperties.Join } },
        Converters =
        {
            new UnixTimeConverter(),
            new NullAsDefaultConverter<long>(reader => reader.GetInt64(), (writer, value) => writer.WriteNumberValue(value)),
            new NullAsDefaultConverter<bool>(reader => reader.GetBoolean(), (writer, value) => writer.WriteBooleanValue(value)),
            new NamedObjectConverter<IHasObject>(),
            new NamedObjectConverter<IBalanceTransactionSource>(),
            new NamedObjectConverter<IExternalAccount>(),
            new StripeListConverter(),
        },
    };
}
