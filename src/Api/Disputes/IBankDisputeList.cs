namespace Marketplace.Disputes;

/// <summary>Disputes in lists, newest first.</summary>
internal interface IBankDisputeList
{
    /// <summary>Those of whoever earned the money.</summary>
    Task<Page<BankDisputeItem>> OfProvider(Guid providerId, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Those of one payment.</summary>
    Task<Page<BankDisputeItem>> OfPayment(Guid paymentId, PageRequest page, CancellationToken cancellationToken);
}
