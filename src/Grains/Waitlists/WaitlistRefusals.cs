namespace Marketplace.Waitlists;

/// <summary>Every way a waitlist says no. The codes are documented in docs/errors.md.</summary>
internal static class WaitlistRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "waitlist.unknown", "Nobody waits for this.");

    public static Refusal TimeFree(WaitlistEntry wish) =>
        new Refusal(RefusalKind.NotNow, "waitlist.time-free", "This time can be booked now.")
            .With("start", wish.Start).With("end", wish.End).With("seats", wish.Seats);

    public static Refusal AlreadyWaiting(Guid entryId) =>
        new Refusal(RefusalKind.NotNow, "waitlist.already-waiting", "You wait for this already.").With("entryId", entryId);

    public static readonly Refusal Full =
        new Refusal(RefusalKind.NotNow, "waitlist.full", "Too many wait already.").With(FactNames.Limit, Waitlist.Limit);

    /// <summary>The booking is the caller's own. While it is only being made, nobody knows yet until when it will be held.</summary>
    public static Refusal Offered(Guid bookingId, DateTimeOffset? until)
    {
        var refusal = new Refusal(RefusalKind.NotNow, "waitlist.not-now", "It is being offered to you: cancel the booking instead.")
            .With("bookingId", bookingId);
        return until is { } held ? refusal.With(FactNames.Until, held) : refusal.With(FactNames.Again, "yes");
    }

    public static Refusal Hopeless(string rule, WaitlistEntry wish) =>
        new Refusal(RefusalKind.NotNow, "waitlist.hopeless", "What is in the way is no other booking, so waiting does not help.")
            .With("rule", rule).With("start", wish.Start);
}
