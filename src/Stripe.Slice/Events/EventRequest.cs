namespace Stripe;

public class EventRequest : StripeEntity<EventRequest>, IHasId
{
    public string Id { get; set; }

    public string IdempotencyKey { get; set; }
}
