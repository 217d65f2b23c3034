using System.Diagnostics;
using Marketplace.Bookings;
using static Marketplace.SecurityDeposits.SecurityDepositStatus;

namespace Marketplace.SecurityDeposits;

/// <summary>
/// The rules of a security deposit. It is asked for before the work, held, and goes back or is awarded in one event that says who gets how much: see
/// docs/adr/0042-security-deposits.md.
/// </summary>
internal sealed class SecurityDeposit : IRules<SecurityDepositState, SecurityDepositCommand, SecurityDepositEvent>
{
    private SecurityDeposit()
    {
    }

    public static string StreamType => "security-deposit";

    public static Decision<SecurityDepositEvent> Decide(SecurityDepositState deposit, SecurityDepositCommand command, DateTimeOffset now) =>
        (deposit.Status, command) switch
        {
            _ when SecurityDepositRoles.RoleOf(deposit, command.Context.By) is BookingRole.Nobody => SecurityDepositRefusals.Unknown,
            (None, AgreeSecurityDeposit agree) => DepositPayments.Agree(agree.Case, now),

            // The booking had ended before it was confirmed.
            (None, MoveSecurityDeposit or EndSecurityDeposit) => Decision<SecurityDepositEvent>.Nothing,
            (None, _) => SecurityDepositRefusals.Unknown,
            _ when SecurityDepositRoles.Bar(deposit, command, now) is { } barred => barred,

            (_, AgreeSecurityDeposit) => Decision<SecurityDepositEvent>.Nothing,
            (_, MoveSecurityDeposit move) => DepositPayments.Move(deposit, move, now),
            (_, EndSecurityDeposit end) => DepositEnds.WithBooking(deposit, end, now),
            (_, TakeSecurityDeposit) => DepositPayments.Take(deposit, now),
            (_, ExpectSecurityDeposit) => DepositPayments.Expect(deposit, now),
            (_, MissSecurityDeposit) => DepositPayments.Miss(deposit, now),
            (_, ConfirmSecurityDepositMail sent) => DepositPayments.Mailed(deposit, sent, now),
            (_, DisputeSecurityDeposit told) => DepositDisputes.Heard(deposit, told, now),
            (_, RecordAwardReturned back) => new SecurityDepositAwardReturned(now, back.Amount, back.Reason),
            (_, PassSecurityDepositTime pass) => DepositDeadlines.Pass(deposit, pass.Deadline, now),

            (_, ClaimSecurityDeposit claim) => DamageClaims.Make(deposit, claim, now),
            (_, AcceptDamageClaim accept) => DamageClaims.Accept(deposit, accept, now),
            (_, ContestDamageClaim contest) => DamageClaims.Contest(deposit, contest, now),
            (_, WithdrawDamageClaim withdraw) => DamageClaims.Withdraw(deposit, withdraw, now),
            (_, DecideDamageClaim decide) => DamageClaims.Decide(deposit, decide, now),

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule while the deposit is {deposit.Status}."),
        };

    public static SecurityDepositState Evolve(SecurityDepositState deposit, SecurityDepositEvent happened) => happened switch
    {
        SecurityDepositAgreed e => new SecurityDepositState { Status = Planned, Case = e.Case },
        SecurityDepositMoved e => deposit with { Case = deposit.Case! with { Start = e.Start, End = e.End } },
        SecurityDepositAsked e => deposit with { Status = Due, AskedAt = e.At, PayBy = e.PayBy, MailId = DerivedId.From(e.PaymentId, "mail") },
        SecurityDepositRenewed e => deposit with { PayBy = e.PayBy },
        SecurityDepositMailed => deposit with { MailId = null },
        SecurityDepositTaken e => deposit with { Status = Held, TakenAt = e.At },
        SecurityDepositRejected => deposit,
        SecurityDepositDisputed { IsOpen: true } e => deposit with { OpenDisputes = deposit.OpenDisputes.Add(e.DisputeId) },
        SecurityDepositDisputed e => deposit with { OpenDisputes = deposit.OpenDisputes.Remove(e.DisputeId), ResumedAt = e.At },
        SecurityDepositClaimed e => deposit with { Status = Claimed, Claim = e.Claim },
        SecurityDepositContested e => deposit with { Status = Contested, Answer = e.Answer, ContestedAt = e.At, DecideBy = e.DecideBy },
        SecurityDepositOverdue e => deposit with { LapsesAt = e.LapsesAt },
        SecurityDepositEnded e => deposit with
        {
            Status = e.Outcome,
            Award = e.Award,
            Back = e.Back,
            EndedAt = e.At,
            EndedBy = e.By,
            Reason = e.Reason,
        },
        SecurityDepositAwardReturned e => deposit with { AwardReturned = (deposit.AwardReturned ?? Money.Zero(e.Amount.Currency)) + e.Amount },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    public static ImmutableArray<Deadline> Deadlines(SecurityDepositState deposit) => DepositDeadlines.Of(deposit);

    public static ImmutableArray<Intent> Intents(SecurityDepositState deposit) => DepositPayments.Intents(deposit);

    public static SecurityDepositCommand AtDeadline(SecurityDepositState deposit, string name, CommandContext context) =>
        new PassSecurityDepositTime(context, name);
}
