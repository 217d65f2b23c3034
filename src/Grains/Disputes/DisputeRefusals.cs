using static Marketplace.FactNames;

namespace Marketplace.Disputes;

/// <summary>Every way a dispute says no. The codes are documented in docs/errors.md.</summary>
internal static class DisputeRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "dispute.unknown", "There is no such dispute.");

    public static Refusal NotWhile(DisputeStatus status) =>
        new Refusal(RefusalKind.NotNow, "dispute.not-now", "That cannot be done with the dispute as it is.").With(Status, status);

    public static Refusal TooManyStatements(int statements) =>
        new Refusal(RefusalKind.NotNow, "dispute.too-many-statements", "This side has said as much as it may.")
            .With(Count, statements).With(Limit, StateDisputeFacts.MaximumNumber);
}
