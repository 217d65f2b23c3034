using System.Diagnostics;
using Marketplace.Ledger;
using static Marketplace.Treasury.CashMovementStatus;

namespace Marketplace.Treasury;

/// <summary>The rules of the platform's own money at gateways: each movement is in the books once, as the gateway says.</summary>
internal sealed class CashMovement : IRules<CashMovementState, CashMovementCommand, CashMovementEvent>
{
    /// <summary>One object of a gateway moved money of one party once.</summary>
    private const string MovedConstraint = "gateway_movements_pkey";

    private const string OtherAmount = "The gateway tells of another amount.";

    private CashMovement()
    {
    }

    public static string StreamType => "cash-movement";

    public static Decision<CashMovementEvent> Decide(CashMovementState movement, CashMovementCommand command, DateTimeOffset now) =>
        (movement.Status, command) switch
        {
            (_, { Context.By.IsStaff: false }) => CashMovementRefusals.NotYours,
            (_, HearCashMovement news) => Hear(movement, news, now),
            (None or Corrected, RecordCashMovement record) => new CashMovementRecorded(now, record.Context.By.Id, record.Facts, record.Note),
            (_, RecordCashMovement) => CashMovementRefusals.Known,
            (None, CorrectCashMovement) => CashMovementRefusals.Unknown,
            (Recorded, CorrectCashMovement correct) => new CashMovementCorrected(now, correct.Context.By.Id, movement.Facts!, correct.Reason),
            (_, CorrectCashMovement) => CashMovementRefusals.NotWhile(movement.Status),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static CashMovementState Evolve(CashMovementState movement, CashMovementEvent happened) =>
        happened switch
        {
            CashMovementRecorded e => new CashMovementState { Status = Recorded, Facts = e.Facts, RecordedAt = e.At, RecordedBy = e.By, Note = e.Note },
            CashMovementReturned e => movement with { Status = Returned, EndedAt = e.At, Reason = e.Reason },
            CashMovementCorrected e => movement with { Status = Corrected, EndedAt = e.At, EndedBy = e.By, Reason = e.Reason },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<LedgerTransaction> Postings(CashMovementState movement, CashMovementEvent happened) =>
        happened switch
        {
            CashMovementRecorded e => [Posting("cash-movement", e.Facts, e.Facts.Amount)],
            CashMovementReturned e => [Posting("cash-movement-returned", e.Facts, -e.Facts.Amount)],
            CashMovementCorrected e => [Posting("cash-movement-corrected", e.Facts, -e.Facts.Amount)],
            _ => throw new UnreachableException($"{happened.GetType().Name} has no posting."),
        };

    public static Refusal? OnConflict(CashMovementState state, string constraint) =>
        constraint == MovedConstraint ? CashMovementRefusals.Known : null;

    /// <summary>News may come late, twice, and in any order: a payout that failed was made before, even when nobody told of that.</summary>
    private static Decision<CashMovementEvent> Hear(CashMovementState movement, HearCashMovement news, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<CashMovementEvent>();
        var isOther = movement.Status is Recorded && movement.Facts!.Amount != news.Facts.Amount;
        if (isOther)
        {
            events.Add(new CashMovementCorrected(now, null, movement.Facts!, OtherAmount));
        }

        if (movement.Status is None || isOther)
        {
            events.Add(new CashMovementRecorded(now, null, news.Facts, null));
        }

        if (news.Failure is { } failure && movement.Status is None or Recorded)
        {
            events.Add(new CashMovementReturned(now, news.Facts, failure));
        }

        return Decision<CashMovementEvent>.Happened(events.DrainToImmutable());
    }

    private static LedgerTransaction Posting(string purpose, CashMovementFacts facts, Money amount)
    {
        var other = facts.Kind is CashMovementKind.Fee ? Accounts.GatewayFee : Accounts.Cash(Payments.GatewayNames.Manual);
        var left = facts.Kind is CashMovementKind.TopUp ? -amount : amount;
        return new LedgerTransaction(
            purpose,
            null,
            [new LedgerLeg(other, Guid.Empty, left), new LedgerLeg(Accounts.Cash(facts.Gateway), Guid.Empty, -left)]);
    }
}

/// <summary>Every way a movement says no. The codes are documented in docs/errors.md.</summary>
internal static class CashMovementRefusals
{
    public static readonly Refusal NotYours =
        new(RefusalKind.NotYours, "treasury.not-yours", "Operators keep the platform's own money.");

    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "treasury.unknown", "There is no such movement.");

    public static readonly Refusal Known =
        new(RefusalKind.NotNow, "treasury.known", "What the gateway calls so is in the books.");

    public static Refusal NotWhile(CashMovementStatus status) =>
        new Refusal(RefusalKind.NotNow, "treasury.not-now", "It is not in the books any more.").With("status", status);
}
