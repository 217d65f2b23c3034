namespace Stripe;

public class BalanceService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/balance";

    public virtual Task<Balance> GetAsync(RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        Get<Balance>(Path, options: null, requestOptions, cancellationToken);

    public virtual Task<Balance> GetAsync(
        BalanceGetOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Balance>(Path, options, requestOptions, cancellationToken);
}
