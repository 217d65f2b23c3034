namespace Marketplace.Payouts;

/// <param name="Available">Per currency, what the next payout would pay, where that is anything.</param>
/// <param name="Schedule">When.</param>
/// <param name="TimeZone">In which zone.</param>
/// <param name="NextPayoutAt">The end of the running period, if anything waits for it.</param>
/// <param name="LatestPayouts">The payouts cut last, newest first.</param>
/// <param name="Version">Counts changes; the ETag.</param>
/// <param name="Paused">By the provider; null while it is not.</param>
/// <param name="Held">By an operator; null while it is not.</param>
/// <param name="Negative">Per currency, by how much refunds took more than was there: negative amounts, which the next payouts are less by.</param>
/// <param name="Flagged">By the marketplace, until an operator has looked at something; null while it is not.</param>
/// <param name="Reserved">Per currency, what is kept back of what was earned.</param>
/// <param name="Releases">What of that becomes available next, the soonest first.</param>
/// <param name="Reserve">What is kept back of what they earn from now on; null where it is what the platform keeps back of anybody's.</param>
/// <param name="CoolingOff">By the marketplace, until another bank account has cooled off; null while it is not.</param>
/// <param name="RefundLimits">Per currency, how far below zero refunds of their own may bring it, where an operator has set that.</param>
/// <param name="Pockets">What <paramref name="Available"/> and <paramref name="Negative"/> are made of: what one pocket of a currency owes is withheld from the other.</param>
[GenerateSerializer, Immutable, Alias("provider-account.view")]
public sealed record ProviderAccountView(
    ImmutableArray<Money> Available,
    PayoutSchedule Schedule,
    string TimeZone,
    DateTimeOffset? NextPayoutAt,
    ImmutableArray<Guid> LatestPayouts,
    long Version,
    PayoutHold? Paused = null,
    PayoutHold? Held = null,
    ImmutableArray<Money>? Negative = null,
    PayoutHold? Flagged = null,
    ImmutableArray<Money>? Reserved = null,
    ImmutableArray<ReserveDue>? Releases = null,
    ReserveTerms? Reserve = null,
    PayoutHold? CoolingOff = null,
    ImmutableArray<Money>? RefundLimits = null,
    ImmutableArray<PocketBalance>? Pockets = null) : IVersioned;
