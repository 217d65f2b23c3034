namespace Marketplace.Waitlists;

/// <summary>Every way a waitlist says no. The codes are documented in docs/errors.md.</summary>
internal static class WaitlistRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "waitlist.unknown", "Nobody waits for this.");

    public static readonly Refusal TimeFree =
        new(RefusalKind.NotNow, "waitlist.time-free", "This time can be booked now.");

    public static readonly Refusal AlreadyWaiting =
        new(RefusalKind.NotNow, "waitlist.already-waiting", "You wait for this already.");

    public static readonly Refusal Full =
        new(RefusalKind.NotNow, "waitlist.full", "Too many wait already.");

    public static readonly Refusal Offered =
        new(RefusalKind.NotNow, "waitlist.not-now", "It is being offered to you: cancel the booking instead.");

    public static Refusal Hopeless(string rule) =>
        new(RefusalKind.NotNow, "waitlist.hopeless", "What is in the way is no other booking, so waiting does not help.", [new RefusalFact("rule", rule)]);
}
