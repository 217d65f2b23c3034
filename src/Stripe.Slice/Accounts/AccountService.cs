namespace Stripe;

public class AccountService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/accounts";

    public virtual Task<Account> CreateAsync(
        AccountCreateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Account>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Account> GetAsync(
        string id,
        AccountGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Account>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Account>> ListAsync(
        AccountListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<Account>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Account> ListAutoPagingAsync(
        AccountListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<Account>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Account> UpdateAsync(
        string id,
        AccountUpdateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Account>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);
}
