using Marketplace.Bookings;
using Marketplace.Payments;

namespace Marketplace.Disputes;

/// <param name="Text">What the bank should know, at most 2,000 characters. It is handed in as it is.</param>
internal sealed record DisputeTextRequest(string? Text);

/// <summary>A dispute as its provider and operators see it.</summary>
/// <param name="Id">The dispute.</param>
/// <param name="PaymentId">The payment that the customer disputes at their bank.</param>
/// <param name="BookingId">What it paid for; null where that is a package.</param>
/// <param name="PackageId">The package; null where it paid for a booking.</param>
/// <param name="ProviderId">Who earned it, or would.</param>
/// <param name="Title">What was booked.</param>
/// <param name="Status">`warning_needs_response`, `warning_under_review`, `warning_closed`, `needs_response`, `under_review`, `won` or `lost`.</param>
/// <param name="Reason">In the gateway's word: `fraudulent`, `product_not_received`.</param>
/// <param name="Amount">How much of the payment.</param>
/// <param name="Withdrawn">What the bank has taken.</param>
/// <param name="Fee">What the gateway keeps for it.</param>
/// <param name="Reinstated">What came back.</param>
/// <param name="LossBearer">Who bears what the bank keeps: `provider`, where each gives back their share, or `platform`.</param>
/// <param name="FeeBearer">Who bears the fee.</param>
/// <param name="Reference">The gateway's id of it.</param>
/// <param name="OpenedAt">When we heard of it.</param>
/// <param name="DueBy">Until when the bank takes an answer.</param>
/// <param name="AnswerAt">When it is answered by itself, with what there is; null where it was, or need not be.</param>
/// <param name="AnsweredAt">When the bank had the evidence; null where it has none.</param>
/// <param name="IsAnswering">Whether it is being handed in.</param>
/// <param name="IsAccepted">Whether an operator had nothing to say against it.</param>
/// <param name="EndedAt">When the bank had decided.</param>
/// <param name="Statements">What people added, the oldest first.</param>
/// <param name="NextEvent">`answer_is_due`, `provider_is_reminded` or `gateway_is_asked`, and when; null if nothing.</param>
/// <param name="Version">Counts changes; the ETag.</param>
internal sealed record BankDisputeBody(
    Guid Id,
    Guid PaymentId,
    Guid? BookingId,
    Guid? PackageId,
    Guid ProviderId,
    string Title,
    DisputeStatus Status,
    string Reason,
    Money Amount,
    Money Withdrawn,
    Money Fee,
    Money Reinstated,
    ChargebackBearer LossBearer,
    ChargebackBearer FeeBearer,
    string Reference,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueBy,
    DateTimeOffset? AnswerAt,
    DateTimeOffset? AnsweredAt,
    bool IsAnswering,
    bool IsAccepted,
    DateTimeOffset? EndedAt,
    ImmutableArray<DisputeStatement> Statements,
    NextEvent? NextEvent,
    long Version)
{
    public static BankDisputeBody Of(DisputeView view)
    {
        var (said, seen) = (view.Case, view.Seen);
        var isPackage = said.Purpose is PaymentPurpose.Package;
        return new BankDisputeBody(
            view.Id,
            said.PaymentId,
            isPackage ? null : said.BookingId,
            isPackage ? said.BookingId : null,
            said.ProviderId,
            said.Title,
            seen.Status,
            seen.Reason,
            seen.Amount,
            seen.Withdrawn,
            seen.Fee,
            seen.Reinstated,
            said.Terms.Chargeback.Loss,
            said.Terms.Chargeback.Fee,
            said.Reference,
            view.OpenedAt,
            seen.DueBy,
            view.AnswerAt,
            view.AnsweredAt,
            view.IsAnswering,
            view.IsAccepted,
            view.EndedAt,
            view.Statements,
            view.NextEvent,
            view.Version);
    }
}

/// <summary>What the bank has, or would be told now.</summary>
/// <param name="SubmittedAt">When it was handed in; null where this is what would be.</param>
/// <param name="ProductDescription">What was sold, and for how much.</param>
/// <param name="ServiceDate">When it was to be.</param>
/// <param name="CancellationPolicy">What the customer agreed to at the sale.</param>
/// <param name="ActivityLog">What happened, with every check-in and delivery.</param>
/// <param name="Statements">What was added, and what both sides wrote to each other.</param>
internal sealed record EvidenceBody(
    DateTimeOffset? SubmittedAt,
    string ProductDescription,
    string? ServiceDate,
    string? CancellationPolicy,
    string ActivityLog,
    string Statements)
{
    public static EvidenceBody Of(DateTimeOffset? submittedAt, DisputeEvidence evidence) => new(
        submittedAt, evidence.ProductDescription, evidence.ServiceDate, evidence.CancellationPolicy, evidence.ActivityLog, evidence.Statements);
}

/// <summary>A dispute in a list.</summary>
internal sealed record BankDisputeItem(
    Guid Id,
    Guid PaymentId,
    Guid SubjectId,
    Guid ProviderId,
    string Title,
    string Status,
    string Reason,
    Money Amount,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueBy,
    DateTimeOffset? EndedAt);
