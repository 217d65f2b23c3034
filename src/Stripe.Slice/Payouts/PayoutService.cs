namespace Stripe;

public class PayoutService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/payouts";

    public virtual Task<Payout> CreateAsync(
        PayoutCreateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Payout>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Payout> GetAsync(
        string id,
        PayoutGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Payout>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Payout>> ListAsync(
        PayoutListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<Payout>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Payout> ListAutoPagingAsync(
        PayoutListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<Payout>(Path, options, requestOptions, cancellationToken);
}
