namespace Stripe;

public class AccountLoginLinkService(IStripeClient client) : Service(client)
{
    public virtual Task<LoginLink> CreateAsync(
        string parentId,
        AccountLoginLinkCreateOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<LoginLink>($"/v1/accounts/{Uri.EscapeDataString(parentId)}/login_links", options, requestOptions, cancellationToken);
}
