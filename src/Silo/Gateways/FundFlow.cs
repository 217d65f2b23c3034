namespace Marketplace.Gateways;

/// <summary>How a provider gets their share of a charge at Stripe. See docs/adr/0046-destination-charges.md.</summary>
internal enum FundFlow
{
    /// <summary>Separate charges and transfers: the platform has it until it is earned, and transfers it then.</summary>
    Separate,

    /// <summary>Destination charges: the charge takes it to their account at once, where it lies until it is earned.</summary>
    Destination,
}
