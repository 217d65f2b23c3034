namespace Stripe;

/// <summary>A notice of something that happened; deliveries repeat and reorder.</summary>
public class Event : StripeEntity<Event>, IHasId, IHasObject
{
    public string Account { get; set; }

    public string ApiVersion { get; set; }

    public DateTime Created { get; set; }

    public EventData Data { get; set; }

    public string Id { get; set; }

    public bool Livemode { get; set; }

    public string Object { get; set; }

    public long PendingWebhooks { get; set; }

    public EventRequest Request { get; set; }

    public string Type { get; set; }
}
