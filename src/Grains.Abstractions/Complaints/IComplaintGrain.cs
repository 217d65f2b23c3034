namespace Marketplace.Complaints;

/// <summary>What a customer holds against a booking, from the first word to the end of it. The grain key derives from the booking.</summary>
/// <remarks>
/// Strangers are refused with `complaint.unknown`. What its state does not allow is refused with `complaint.not-now`, what is
/// another side's with `complaint.not-yours`, and what comes after its time with `complaint.too-late`.
/// </remarks>
[Alias("complaint")]
public interface IComplaintGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("open")]
    Task Open(OpenComplaint command);

    [Alias("answer")]
    Task<Outcome<ComplaintView>> Answer(AnswerComplaint command);

    /// <remarks>Refusals: `complaint.amount-not-valid`, `complaint.stake-is-whole`, `complaint.too-many-offers`.</remarks>
    [Alias("offer")]
    Task<Outcome<ComplaintView>> Offer(OfferAmount command);

    /// <remarks>Refusals: `complaint.nothing-offered`, `complaint.offer-replaced`, `complaint.nothing-wanted`.</remarks>
    [Alias("accept")]
    Task<Outcome<ComplaintView>> Accept(AcceptAmount command);

    [Alias("escalate")]
    Task<Outcome<ComplaintView>> Escalate(EscalateComplaint command);

    [Alias("withdraw")]
    Task<Outcome<ComplaintView>> Withdraw(WithdrawComplaint command);

    /// <remarks>Refusals: `complaint.too-many-statements`.</remarks>
    [Alias("make-statement")]
    Task<Outcome<ComplaintView>> MakeStatement(MakeStatement command);

    /// <remarks>Refusals: `complaint.amount-not-valid`, `complaint.stake-is-whole`.</remarks>
    [Alias("decide")]
    Task<Outcome<ComplaintView>> Decide(DecideComplaint command);

    [Alias("read"), ReadOnly]
    Task<Outcome<ComplaintView>> Read(Actor by, CancellationToken cancellationToken);
}
