namespace Marketplace.Disputes;

/// <summary>
/// A customer questions a payment with their bank. The grain key derives from the payment and the gateway's id of the dispute. What it means
/// for the money is the payment's to say; here is what the bank is told, and until when.
/// </summary>
/// <remarks>Customers and strangers are refused with `dispute.unknown` everywhere: what is said is said to the bank.</remarks>
[Alias("dispute")]
public interface IDisputeGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Records what the gateway shows of it, as its webhook or a look told.</summary>
    [Alias("record")]
    Task Record(RecordDispute command);

    /// <summary>Records what became of handing the evidence in.</summary>
    [Alias("record-answer")]
    Task RecordAnswer(RecordDisputeAnswer command);

    /// <remarks>Refusals: `dispute.not-now`, `dispute.too-many-statements`.</remarks>
    [Alias("state")]
    Task<Outcome<DisputeView>> State(StateDisputeFacts command);

    /// <remarks>Refusals: `dispute.not-now`.</remarks>
    [Alias("answer")]
    Task<Outcome<DisputeView>> Answer(AnswerDispute command);

    /// <remarks>Refusals: `dispute.not-now`.</remarks>
    [Alias("accept")]
    Task<Outcome<DisputeView>> Accept(AcceptDispute command);

    [Alias("confirm-mail")]
    Task ConfirmMail(ConfirmDisputeMail command);

    [Alias("read"), ReadOnly]
    Task<Outcome<DisputeView>> Read(Actor by, CancellationToken cancellationToken);
}
