using Marketplace.Bookings;
using static Marketplace.SecurityDeposits.SecurityDepositStatus;

namespace Marketplace.SecurityDeposits;

/// <summary>What a provider claims of a deposit, and what becomes of it. An amount that nobody named is never awarded.</summary>
internal static class DamageClaims
{
    public static Decision<SecurityDepositEvent> Make(SecurityDepositState deposit, ClaimSecurityDeposit claim, DateTimeOffset now)
    {
        if (now < deposit.Case!.Start)
        {
            return SecurityDepositRefusals.NotBegun(deposit.Case.Start, now);
        }

        var sum = Money.Zero(deposit.Amount.Currency);
        foreach (var item in claim.Items)
        {
            if (AmountFault(deposit, item.Amount, 1, deposit.Amount) is { } fault)
            {
                return fault;
            }

            sum += item.Amount;
        }

        return AmountFault(deposit, sum, 1, deposit.Amount) is { } tooMuch
            ? tooMuch
            : new SecurityDepositClaimed(now, new DamageClaim(claim.Items, sum, claim.Text, now + DamageClaim.AnswerWindow));
    }

    /// <summary>The customer grants all of it; the provider takes what the customer grants, without waiting for an operator.</summary>
    public static Decision<SecurityDepositEvent> Accept(SecurityDepositState deposit, AcceptDamageClaim accept, DateTimeOffset now) =>
        deposit.Status is Claimed ? DepositEnds.Divided(deposit, deposit.Claim!.Amount, BookingSide.Customer, "The customer grants the claim.", now)
        : deposit.Answer!.Granted is { IsPositive: true } granted
            ? DepositEnds.Divided(deposit, granted, SecurityDepositRoles.SideOf(deposit, accept), "The provider takes what the customer grants.", now)
        : SecurityDepositRefusals.NothingGranted(deposit.Claim!.Amount);

    public static Decision<SecurityDepositEvent> Contest(SecurityDepositState deposit, ContestDamageClaim contest, DateTimeOffset now)
    {
        var (granted, claimed) = (contest.Granted ?? DepositEnds.Nothing(deposit), deposit.Claim!.Amount);
        return AmountFault(deposit, granted, 0, claimed - new Money(Currency.Step(claimed.Currency), claimed.Currency)) is { } fault
            ? fault
            : new SecurityDepositContested(now, new ClaimAnswer(contest.Text, granted), now + DamageClaim.DecisionWindow);
    }

    public static Decision<SecurityDepositEvent> Withdraw(SecurityDepositState deposit, WithdrawDamageClaim withdraw, DateTimeOffset now) =>
        DepositEnds.Divided(deposit, DepositEnds.Nothing(deposit), BookingSide.Provider, withdraw.Text ?? "The provider takes the claim back.", now);

    public static Decision<SecurityDepositEvent> Decide(SecurityDepositState deposit, DecideDamageClaim decide, DateTimeOffset now) =>
        AmountFault(deposit, decide.Award, 0, deposit.Claim!.Amount) is { } fault
            ? fault
            : DepositEnds.Divided(deposit, decide.Award, BookingSide.Platform, decide.Text, now);

    private static Refusal? AmountFault(SecurityDepositState deposit, Money amount, long least, Money most) =>
        amount.Currency != deposit.Amount.Currency || amount.Amount < least || amount > most
            ? SecurityDepositRefusals.AmountNotValid(most with { Amount = least }, most, amount)
            : null;
}
