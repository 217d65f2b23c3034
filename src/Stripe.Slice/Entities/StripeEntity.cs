using System.Text.Json;
using System.Text.Json.Serialization;
using Stripe.Infrastructure;

namespace Stripe;

/// <summary>Anything Stripe answers with.</summary>
public abstract class StripeEntity : IStripeEntity
{
    [JsonIgnore]
    public StripeResponse StripeResponse { get; set; }

    public static T FromJson<T>(string value)
        where T : IStripeEntity =>
        JsonSerializer.Deserialize<T>(value, StripeJson.Options);

    public string ToJson() => JsonSerializer.Serialize(this, GetType(), StripeJson.Options);
}

public abstract class StripeEntity<T> : StripeEntity
    where T : StripeEntity<T>;
