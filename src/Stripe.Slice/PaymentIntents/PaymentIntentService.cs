namespace Stripe;

public class PaymentIntentService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/payment_intents";

    public virtual Task<PaymentIntent> CancelAsync(
        string id,
        PaymentIntentCancelOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<PaymentIntent>($"{Path}/{Uri.EscapeDataString(id)}/cancel", options, requestOptions, cancellationToken);

    public virtual Task<PaymentIntent> CaptureAsync(
        string id,
        PaymentIntentCaptureOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<PaymentIntent>($"{Path}/{Uri.EscapeDataString(id)}/capture", options, requestOptions, cancellationToken);

    public virtual Task<PaymentIntent> ConfirmAsync(
        string id,
        PaymentIntentConfirmOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<PaymentIntent>($"{Path}/{Uri.EscapeDataString(id)}/confirm", options, requestOptions, cancellationToken);

    public virtual Task<PaymentIntent> CreateAsync(
        PaymentIntentCreateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<PaymentIntent>(Path, options, requestOptions, cancellationToken);

    public virtual Task<PaymentIntent> GetAsync(
        string id,
        PaymentIntentGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<PaymentIntent>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<PaymentIntent>> ListAsync(
        PaymentIntentListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<PaymentIntent>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<PaymentIntent> ListAutoPagingAsync(
        PaymentIntentListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<PaymentIntent>(Path, options, requestOptions, cancellationToken);
}
