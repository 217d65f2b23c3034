namespace Marketplace.Simulations;

/// <summary>Something that must never be, and was.</summary>
/// <param name="Invariant">Its number in docs/simulation.md.</param>
/// <param name="What">What was found.</param>
internal sealed record Violation(string Invariant, string What);

/// <summary>What came of a seed.</summary>
/// <param name="Seed">Which.</param>
/// <param name="Violations">What was wrong; none is how it should be.</param>
/// <param name="Digest">The digest of its log.</param>
/// <param name="Bookings">How many bookings were made.</param>
/// <param name="Steps">How many pieces of work ran.</param>
/// <param name="Webhooks">What became of the gateway's webhooks.</param>
/// <param name="Story">The log itself.</param>
internal sealed record Verdict(
    ulong Seed, ImmutableArray<Violation> Violations, string Digest, int Bookings, long Steps, WebhookTally Webhooks, string Story);
