using System.Diagnostics;
using static Marketplace.Reconciliation.DiscrepancyStatus;

namespace Marketplace.Reconciliation;

/// <summary>The rules of one difference: repaired if it can be, looked at by people if not, and gone once both sides agree.</summary>
internal sealed class Discrepancy : IRules<DiscrepancyState, DiscrepancyCommand, DiscrepancyEvent>
{
    private Discrepancy()
    {
    }

    public static string StreamType => "discrepancy";

    public static Decision<DiscrepancyEvent> Decide(DiscrepancyState difference, DiscrepancyCommand command, DateTimeOffset now) =>
        (difference.Status, command) switch
        {
            (None, ResolveDiscrepancy) => ReconciliationRefusals.UnknownItem,
            (_, ResolveDiscrepancy) when !command.Context.By.IsStaff => ReconciliationRefusals.UnknownItem,
            (Repairing or Open, ResolveDiscrepancy resolve) => new DiscrepancyResolved(now, resolve.Reason),
            (_, ResolveDiscrepancy) => ReconciliationRefusals.NotOpen(difference.Status),
            _ when command.Context.By.Role is not ActorRole.Platform => ReconciliationRefusals.UnknownItem,
            (Repairing, FindDiscrepancy find) => new DiscrepancyOpened(now, find.Finding),

            // What was found with other amounts is news; the same again is not, and what a person has dealt with stays so.
            (Open or Resolved, FindDiscrepancy find) when find.Finding == difference.Finding => Decision<DiscrepancyEvent>.Nothing,
            (_, FindDiscrepancy find) => new DiscrepancyFound(now, find.Finding),
            (Repairing or Open, SettleDiscrepancy) => new DiscrepancyGone(now),
            _ => Decision<DiscrepancyEvent>.Nothing,
        };

    public static DiscrepancyState Evolve(DiscrepancyState difference, DiscrepancyEvent happened) =>
        happened switch
        {
            DiscrepancyFound e => new DiscrepancyState { Status = Repairing, Finding = e.Finding, FoundAt = e.At },
            DiscrepancyOpened e => difference with { Status = Open, Finding = e.Finding },
            DiscrepancyGone => difference with { Status = Gone },
            DiscrepancyResolved e => difference with { Status = Resolved, Reason = e.Reason },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };
}
