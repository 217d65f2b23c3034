namespace Stripe;

public class ChargeService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/charges";

    public virtual Task<Charge> GetAsync(
        string id,
        ChargeGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Charge>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Charge>> ListAsync(
        ChargeListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<Charge>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Charge> ListAutoPagingAsync(
        ChargeListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<Charge>(Path, options, requestOptions, cancellationToken);
}
