using System.Collections.Frozen;

namespace Marketplace.Reconciliation;

/// <summary>Whether the sides agree about one movement of money, and in what they do not.</summary>
internal static class Comparison
{
    /// <summary>What our events name. What else a gateway moves, such as its own fees, is shown in the sums of a run and in the proof of the ledger.</summary>
    private static readonly FrozenSet<string> Kinds = ["charge", "refund", "refund_failure", "transfer", "transfer_refund", "payout", "payout_failure"];

    /// <returns>Null when all sides agree. A charge that its fee takes whole moves no cash, so the ledger has no entry of it.</returns>
    public static Finding? Of(string gateway, Compared compared)
    {
        var (theirs, ours, ledger) = compared;
        if (theirs is null && ours is null)
        {
            return null;
        }

        DiscrepancyKind? kind =
            theirs is null ? DiscrepancyKind.NotAtGateway
            : ours is null ? (Kinds.Contains(theirs.Kind) ? DiscrepancyKind.NotOurs : null)
            : theirs.Net != ours.Net ? DiscrepancyKind.Differs
            : (ledger ?? 0) != ours.Net.Amount ? DiscrepancyKind.LedgerDiffers
            : null;
        return kind is not { } found ? null : new Finding(
            found,
            gateway,
            theirs?.Account,
            theirs?.Kind ?? ours!.Kind,
            theirs?.Reference ?? ours!.Reference,
            theirs?.Net,
            ours?.Net,
            ours is null ? null : new Money(ledger ?? 0, ours.Net.Currency),
            ours?.Stream,
            theirs?.At ?? ours!.At);
    }
}
