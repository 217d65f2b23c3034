namespace Stripe;

public class TransferService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/transfers";

    public virtual Task<Transfer> CreateAsync(
        TransferCreateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Transfer>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Transfer> GetAsync(
        string id,
        TransferGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Transfer>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Transfer>> ListAsync(
        TransferListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<Transfer>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Transfer> ListAutoPagingAsync(
        TransferListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<Transfer>(Path, options, requestOptions, cancellationToken);
}
