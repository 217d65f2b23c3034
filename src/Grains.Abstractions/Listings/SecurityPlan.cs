namespace Marketplace.Listings;

/// <summary>That a security deposit is held for every booking: money besides the price, which goes back unless something was damaged.</summary>
/// <param name="Amount">The same for every booking, in the currency of the price.</param>
/// <param name="DueBefore">How long before the start it is asked for.</param>
/// <param name="ReturnAfter">How long after the end it may be claimed.</param>
[GenerateSerializer, Immutable, Alias("listing.security-plan")]
public sealed record SecurityPlan(Money Amount, TimeSpan DueBefore, TimeSpan ReturnAfter);
