namespace Marketplace.Payments;

/// <summary>What a charge took to the provider's account by itself.</summary>
/// <param name="TransferReference">The gateway's id of the transfer that it made.</param>
/// <param name="Amount">How much, in minor units.</param>
/// <param name="Left">What of that nobody has taken back, nor wants to.</param>
[GenerateSerializer, Immutable, Alias("payment.charged-share")]
internal sealed record ChargedShare(string TransferReference, long Amount, long Left);
