namespace Marketplace.SecurityDeposits;

/// <summary>What a customer leaves besides the price, from the sale until it went back or was awarded. The grain key derives from the booking.</summary>
/// <remarks>
/// Strangers are refused with `security.unknown`. What its state does not allow is refused with `security.not-now`, what is
/// another side's with `security.not-yours`, and what comes after its time with `security.too-late`.
/// </remarks>
[Alias("security-deposit")]
public interface ISecurityDepositGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("agree")]
    Task Agree(AgreeSecurityDeposit command);

    [Alias("move")]
    Task Move(MoveSecurityDeposit command);

    [Alias("end")]
    Task End(EndSecurityDeposit command);

    [Alias("take")]
    Task PaymentArrived(TakeSecurityDeposit command);

    [Alias("expect")]
    Task PaymentExpected(ExpectSecurityDeposit command);

    [Alias("miss")]
    Task PaymentMissed(MissSecurityDeposit command);

    [Alias("dispute")]
    Task PaymentDisputed(DisputeSecurityDeposit command);

    [Alias("confirm-mail")]
    Task ConfirmMail(ConfirmSecurityDepositMail command);

    /// <remarks>Refusals: `security.not-begun`, `security.disputed`, `security.amount-not-valid`.</remarks>
    [Alias("claim")]
    Task<Outcome<SecurityDepositView>> Claim(ClaimSecurityDeposit command);

    /// <remarks>Refusals: `security.disputed`, `security.nothing-granted`.</remarks>
    [Alias("accept-claim")]
    Task<Outcome<SecurityDepositView>> AcceptClaim(AcceptDamageClaim command);

    /// <remarks>Refusals: `security.disputed`, `security.amount-not-valid`.</remarks>
    [Alias("contest-claim")]
    Task<Outcome<SecurityDepositView>> ContestClaim(ContestDamageClaim command);

    [Alias("withdraw-claim")]
    Task<Outcome<SecurityDepositView>> WithdrawClaim(WithdrawDamageClaim command);

    /// <remarks>Refusals: `security.disputed`, `security.amount-not-valid`.</remarks>
    [Alias("decide-claim")]
    Task<Outcome<SecurityDepositView>> DecideClaim(DecideDamageClaim command);

    [Alias("award-returned")]
    Task AwardReturned(RecordAwardReturned command);

    [Alias("read"), ReadOnly]
    Task<Outcome<SecurityDepositView>> Read(Actor by, CancellationToken cancellationToken);
}
