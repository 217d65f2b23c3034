namespace Stripe;

public class CustomerService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/customers";

    public virtual Task<Customer> CreateAsync(
        CustomerCreateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<Customer>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Customer> DeleteAsync(
        string id,
        CustomerDeleteOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Delete<Customer>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Customer> GetAsync(
        string id,
        CustomerGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<Customer>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Customer>> ListAsync(
        CustomerListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<Customer>>(Path, options, requestOptions, cancellationToken);
}
