namespace Stripe;

public class PaymentMethodService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/payment_methods";

    public virtual Task<PaymentMethod> DetachAsync(
        string id,
        PaymentMethodDetachOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<PaymentMethod>($"{Path}/{Uri.EscapeDataString(id)}/detach", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> GetAsync(
        string id,
        PaymentMethodGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<PaymentMethod>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);
}
