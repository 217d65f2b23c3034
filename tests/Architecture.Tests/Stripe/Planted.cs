using Stripe;

namespace Planted;

/// <summary>A type that the excerpt does not know.</summary>
public class Subscription : StripeEntity<Subscription>;

/// <summary>A known type with a member too many.</summary>
public class Balance : StripeEntity<Balance>
{
    public long Forgotten { get; set; }
}

/// <summary>A known type that claims an ancestor it does not have.</summary>
public class Refund : StripeEntity<Refund>, IEnumerable<string>
{
    public IEnumerator<string> GetEnumerator() => Enumerable.Empty<string>().GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
