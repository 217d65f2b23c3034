namespace Marketplace.Treasury;

/// <summary>The platform's own money at gateways, the latest first.</summary>
internal interface ICashMovementList
{
    /// <param name="gateway">Only of this one; null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<CashMovementBody>> Read(string? gateway, PageRequest page, CancellationToken cancellationToken);
}
