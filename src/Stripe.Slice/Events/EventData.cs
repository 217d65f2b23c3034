namespace Stripe;

/// <summary>The object as it was when the event was made.</summary>
public class EventData : StripeEntity<EventData>
{
    public IHasObject Object { get; set; }
}
