namespace Marketplace.Payouts;

/// <summary>What waits in one pocket of a provider's account.</summary>
/// <param name="Amount">How much; below zero where the provider owes it.</param>
/// <param name="IsByHand">Whether the platform has it, and pays it by hand; else it lies on the provider's account at the gateway.</param>
[GenerateSerializer, Immutable, Alias("provider-account.pocket")]
public sealed record PocketBalance(Money Amount, bool IsByHand);
