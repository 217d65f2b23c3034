namespace Stripe;

public class AccountLinkService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/account_links";

    public virtual Task<AccountLink> CreateAsync(
        AccountLinkCreateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<AccountLink>(Path, options, requestOptions, cancellationToken);
}
