namespace Marketplace.Work;

/// <summary>The claims on leased work of every kind.</summary>
internal interface IClaims
{
    /// <summary>
    /// Ends every claim. Only for a host that is alone on its database: whoever held them is dead, and waiting
    /// for claims to run out would only delay what a crash interrupted.
    /// </summary>
    Task EndAll(CancellationToken cancellationToken);
}
