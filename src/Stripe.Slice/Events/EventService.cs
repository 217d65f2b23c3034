namespace Stripe;

public class EventService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/events";

    public virtual Task<Event> GetAsync(
        string id,
        EventGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Event>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Event>> ListAsync(
        EventListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<Event>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Event> ListAutoPagingAsync(
        EventListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<Event>(Path, options, requestOptions, cancellationToken);
}
