namespace Stripe.Checkout;

public class SessionService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/checkout/sessions";

    public virtual Task<Session> CreateAsync(
        SessionCreateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Session>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Session> ExpireAsync(
        string id,
        SessionExpireOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Session>($"{Path}/{Uri.EscapeDataString(id)}/expire", options, requestOptions, cancellationToken);

    public virtual Task<Session> GetAsync(
        string id,
        SessionGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Session>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Session>> ListAsync(
        SessionListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<Session>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Session> ListAutoPagingAsync(
        SessionListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<Session>(Path, options, requestOptions, cancellationToken);
}
