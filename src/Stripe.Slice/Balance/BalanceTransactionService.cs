namespace Stripe;

public class BalanceTransactionService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/balance_transactions";

    public virtual Task<BalanceTransaction> GetAsync(
        string id,
        BalanceTransactionGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<BalanceTransaction>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<BalanceTransaction>> ListAsync(
        BalanceTransactionListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<BalanceTransaction>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<BalanceTransaction> ListAutoPagingAsync(
        BalanceTransactionListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<BalanceTransaction>(Path, options, requestOptions, cancellationToken);
}
