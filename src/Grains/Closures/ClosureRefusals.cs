namespace Marketplace.Closures;

/// <summary>Every way a closure says no. The codes are documented in docs/errors.md.</summary>
internal static class ClosureRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "closure.unknown", "There is no such closure.");

    public static readonly Refusal AlreadyAsked =
        new(RefusalKind.NotNow, "closure.already-asked", "This closure id is taken.");

    public static readonly Refusal TooMany =
        new Refusal(RefusalKind.NotNow, "closure.too-many", "That is more than can be cancelled at once.")
            .With("to", $"must leave at most {ClosurePlan.MaximumBookings} bookings to cancel")
            .With(FactNames.Limit, ClosurePlan.MaximumBookings);
}
