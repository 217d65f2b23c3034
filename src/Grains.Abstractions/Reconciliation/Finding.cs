namespace Marketplace.Reconciliation;

/// <summary>How the gateway, what we know, and the ledger differ about one movement of money.</summary>
/// <param name="Kind">In what.</param>
/// <param name="Gateway">As payments name it.</param>
/// <param name="Account">Whose balance at the gateway; null for the platform's.</param>
/// <param name="Movement">The gateway's word: `charge`, `refund`, `transfer`, `transfer_refund`, `payout`, `payout_failure`.</param>
/// <param name="Reference">The gateway's object.</param>
/// <param name="Theirs">What it changed the balance by at the gateway; null when the gateway has it not.</param>
/// <param name="Ours">The same by what we know; null when we do not know of it.</param>
/// <param name="Ledger">The same by the ledger; null when it is not looked at, because we do not know of it.</param>
/// <param name="Stream">The payment or payout that knows of it.</param>
/// <param name="MovedAt">When it moved, by the gateway; by us where the gateway has it not.</param>
[GenerateSerializer, Immutable, Alias("discrepancy.finding")]
public sealed record Finding(
    DiscrepancyKind Kind,
    string Gateway,
    string? Account,
    string Movement,
    string Reference,
    Money? Theirs,
    Money? Ours,
    Money? Ledger,
    string? Stream,
    DateTimeOffset MovedAt);

public enum DiscrepancyKind
{
    /// <summary>The gateway moved it, and we know nothing of it.</summary>
    NotOurs,

    /// <summary>We say that it moved, and the gateway has it not.</summary>
    NotAtGateway,

    /// <summary>Both have it, with another amount or currency.</summary>
    Differs,

    /// <summary>Both agree, and the ledger posted something else.</summary>
    LedgerDiffers,
}
