using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Stripe.Infrastructure;

/// <summary>
/// On the wire one field is an id or an object; here it is two properties, <c>Charge</c> and <c>ChargeId</c>.
/// By convention every text property of an entity that ends in <c>Id</c> is such a reference.
/// </summary>
internal static class ExpandableProperties
{
    private const string Suffix = "_id";

    public static void Join(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object || !type.Type.IsAssignableTo(typeof(StripeEntity)))
        {
            return;
        }

        foreach (var id in type.Properties.Where(IsReference).ToList())
        {
            var name = id.Name[..^Suffix.Length];
            var whole = type.Properties.FirstOrDefault(property => property.Name == name);
            var joined = type.CreateJsonPropertyInfo(typeof(JsonElement?), name);
            joined.Get = entity => Write(whole?.Get(entity), whole?.PropertyType, (string)id.Get(entity));
            joined.Set = (entity, value) => Read(entity, (JsonElement?)value, id, whole);

            type.Properties.Remove(id);
            if (whole is not null)
            {
                type.Properties.Remove(whole);
            }

            type.Properties.Add(joined);
        }
    }

    private static bool IsReference(JsonPropertyInfo property) =>
        property.PropertyType == typeof(string) && property.Name.EndsWith(Suffix, StringComparison.Ordinal);

    private static JsonElement? Write(object whole, Type type, string id) =>
        whole is not null ? JsonSerializer.SerializeToElement(whole, type, StripeJson.Options)
        : id is not null ? JsonSerializer.SerializeToElement(id, StripeJson.Options)
        : null;

    private static void Read(object entity, JsonElement? value, JsonPropertyInfo id, JsonPropertyInfo whole)
    {
        switch (value)
        {
            case { ValueKind: JsonValueKind.String } text:
                id.Set(entity, text.GetString());
                break;
            case { ValueKind: JsonValueKind.Object } element when whole is not null:
                whole.Set(entity, element.Deserialize(whole.PropertyType, StripeJson.Options));
                break;
            case { ValueKind: JsonValueKind.Object } element when element.TryGetProperty("id", out var text):
                id.Set(entity, text.GetString());
                break;
        }
    }
}
