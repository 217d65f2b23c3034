namespace Stripe;

public class TransferReversalService(IStripeClient client) : Service(client)
{
    public virtual Task<TransferReversal> CreateAsync(
        string parentId,
        TransferReversalCreateOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Post<TransferReversal>(Reversals(parentId), options, requestOptions, cancellationToken);

    public virtual Task<TransferReversal> GetAsync(
        string parentId,
        string id,
        TransferReversalGetOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<TransferReversal>(Reversals(parentId) + "/" + Uri.EscapeDataString(id), options, requestOptions, cancellationToken);

    public virtual Task<StripeList<TransferReversal>> ListAsync(
        string parentId,
        TransferReversalListOptions options = default,
        RequestOptions requestOptions = default,
        CancellationToken cancellationToken = default) =>
        Get<StripeList<TransferReversal>>(Reversals(parentId), options, requestOptions, cancellationToken);

    private static string Reversals(string transfer) =>
        $"/v1/transfers/{Uri.EscapeDataString(transfer)}/reversals";
}
