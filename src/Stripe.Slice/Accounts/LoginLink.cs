namespace Stripe;

/// <summary>A single-use page on which the holder of an Express account sees and changes it.</summary>
public class LoginLink : StripeEntity<LoginLink>, IHasObject
{
    public DateTime Created { get; set; }

    public string Object { get; set; }

    public string Url { get; set; }
}
