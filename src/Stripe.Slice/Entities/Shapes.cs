namespace Stripe;

public interface IStripeEntity
{
    StripeResponse StripeResponse { get; set; }
}

public interface IHasId
{
    string Id { get; set; }
}

public interface IHasMetadata
{
    Dictionary<string, string> Metadata { get; set; }
}

public interface IHasObject
{
    /// <summary>The name of the resource's type, such as <c>payment_intent</c>.</summary>
    string Object { get; set; }
}

/// <summary>What a balance transaction can be about.</summary>
public interface IBalanceTransactionSource : IStripeEntity, IHasId, IHasObject;
