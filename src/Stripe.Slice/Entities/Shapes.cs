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

/// <summary>What payouts can go to: a bank account, or a card.</summary>
public interface IExternalAccount : IStripeEntity, IHasId, IHasObject;

/// <summary>What a balance transaction can be about.</summary>
public interface IBalanceTransactionSource : IStripeEntity, IHasId, IHasObject;
