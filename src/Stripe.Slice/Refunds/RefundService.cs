namespace Stripe;

public class RefundService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/refunds";

    public virtual Task<Refund> CreateAsync(
        RefundCreateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Refund>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Refund> GetAsync(
        string id,
        RefundGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Refund>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Refund>> ListAsync(
        RefundListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<Refund>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Refund> ListAutoPagingAsync(
        RefundListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<Refund>(Path, options, requestOptions, cancellationToken);
}
