using Marketplace.Bookings;
using static Marketplace.SecurityDeposits.SecurityDepositStatus;

namespace Marketplace.SecurityDeposits;

/// <summary>
/// When time alone will change a deposit. One deadline runs at a time, and each has an outcome, so every deposit ends even if nobody ever says anything
/// again. The names are public: they are what `nextEvent.what` says.
/// </summary>
internal static class DepositDeadlines
{
    private const string DepositDue = "deposit_due";
    private const string DepositLapses = "deposit_lapses";
    private const string DepositReturns = "deposit_returns";
    private const string ClaimStands = "claim_stands";
    private const string DecisionDue = "decision_due";
    private const string DecisionLapses = "decision_lapses";

    public static ImmutableArray<Deadline> Of(SecurityDepositState deposit) => Running(deposit) is { } running ? [running] : [];

    /// <summary>Until when the provider may claim.</summary>
    public static DateTimeOffset ClaimBy(SecurityDepositState deposit) => Resumed(deposit, deposit.Case!.End + deposit.Case.Terms.ReturnAfter);

    /// <summary>Until when people may act as things stand; that a decision is late keeps nobody from it.</summary>
    public static DateTimeOffset? End(SecurityDepositState deposit) =>
        deposit.IsHeld && Running(deposit) is { } running && running.Name is not DecisionDue ? running.At : null;

    /// <summary>Deadlines fire late, and twice. One with nothing left to do is not an error.</summary>
    public static Decision<SecurityDepositEvent> Pass(SecurityDepositState deposit, string deadline, DateTimeOffset now)
    {
        if (Running(deposit) is not { } running || running.Name != deadline || running.At > now)
        {
            return Decision<SecurityDepositEvent>.Nothing;
        }

        return deadline switch
        {
            DepositDue => DepositPayments.Ask(deposit, now),
            DepositLapses => DepositEnds.Unpaid(deposit, now),
            DepositReturns => Ended(DepositEnds.Nothing(deposit), "Nothing was claimed in time."),
            ClaimStands => Ended(deposit.Claim!.Amount, "The customer did not contest the claim in time, which grants it."),
            DecisionDue => new SecurityDepositOverdue(now, now + DamageClaim.OverdueWindow),
            _ => Ended(deposit.Answer!.Granted, "No operator has decided, so what the customer grants is awarded."),
        };

        SecurityDepositEnded Ended(Money award, string why) => DepositEnds.Divided(deposit, award, BookingSide.Platform, why, now);
    }

    private static Deadline? Running(SecurityDepositState deposit) => deposit.Status switch
    {
        _ when deposit.IsDisputed => null,
        Planned => new Deadline(DepositDue, DepositPayments.DueAt(deposit)),
        Due => new Deadline(DepositLapses, deposit.PayBy!.Value),
        Held => new Deadline(DepositReturns, ClaimBy(deposit)),
        Claimed => new Deadline(ClaimStands, Resumed(deposit, deposit.Claim!.AnswerBy)),
        Contested when deposit.LapsesAt is { } lapses => new Deadline(DecisionLapses, Resumed(deposit, lapses)),
        Contested => new Deadline(DecisionDue, Resumed(deposit, deposit.DecideBy!.Value)),
        _ => null,
    };

    private static DateTimeOffset Resumed(SecurityDepositState deposit, DateTimeOffset at) =>
        deposit.ResumedAt + DepositDisputes.TimeToResume is { } least && least > at ? least : at;
}
