namespace Stripe.TestHelpers;

public class TestClockService(IStripeClient client) : Service(client)
{
    private const string Path = "/v1/test_helpers/test_clocks";

    public virtual Task<TestClock> AdvanceAsync(
        string id,
        TestClockAdvanceOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<TestClock>($"{Path}/{Uri.EscapeDataString(id)}/advance", options, requestOptions, cancellationToken);

    public virtual Task<TestClock> CreateAsync(
        TestClockCreateOptions options,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<TestClock>(Path, options, requestOptions, cancellationToken);

    public virtual Task<TestClock> DeleteAsync(
        string id,
        TestClockDeleteOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Delete<TestClock>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<TestClock> GetAsync(
        string id,
        TestClockGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<TestClock>($"{Path}/{Uri.EscapeDataString(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<TestClock>> ListAsync(
        TestClockListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<TestClock>>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<TestClock> ListAutoPagingAsync(
        TestClockListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Pages<TestClock>(Path, options, requestOptions, cancellationToken);
}
