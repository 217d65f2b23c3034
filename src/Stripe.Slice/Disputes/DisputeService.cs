namespace Stripe;

public class DisputeService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/disputes";

    public virtual Task<Dispute> CloseAsync(
        string id,
        DisputeCloseOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Dispute>($"{PathOf(id)}/close", options, requestOptions, cancellationToken);

    public virtual Task<Dispute> GetAsync(
        string id,
        DisputeGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Dispute>(PathOf(id), options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Dispute>> ListAsync(
        DisputeListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<Dispute>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Dispute> ListAutoPagingAsync(
        DisputeListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<Dispute>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Dispute> UpdateAsync(
        string id,
        DisputeUpdateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Dispute>(PathOf(id), options, requestOptions, cancellationToken);

    private static string PathOf(string id) => $"{Path}/{Uri.EscapeDataString(id)}";
}
