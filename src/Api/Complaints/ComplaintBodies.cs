using Marketplace.Bookings;

namespace Marketplace.Complaints;

internal static class ComplaintBodies
{
    /// <summary>A page of words: what needs more needs somebody to talk to.</summary>
    public const int LongestText = 2_000;
}

/// <param name="Reason">`not_as_described`, `not_delivered`, `quality`, `no_show`, `overcharged`, `damage` or `other`.</param>
/// <param name="Text">What happened; shown to both sides and to operators, at most 2,000 characters.</param>
/// <param name="Wish">`full_refund`, `partial_refund`, `redo` or `other`.</param>
/// <param name="Amount">How much of a partial refund; left out otherwise.</param>
internal sealed record ComplainRequest(string? Reason, string? Text, string? Wish, MoneyRequest? Amount);

/// <param name="Text">Shown to both sides and to operators, at most 2,000 characters.</param>
internal sealed record TextRequest(string? Text);

/// <param name="Amount">What the customer would get back.</param>
/// <param name="Text">Shown to both sides, at most 2,000 characters.</param>
internal sealed record OfferAmountRequest(MoneyRequest? Amount, string? Text);

/// <param name="Offer">The number of the offer that was read; the last one when left out. Providers, who grant what is asked for, leave it out.</param>
internal sealed record AcceptAmountRequest(long? Offer);

/// <param name="Award">What the customer gets back, from nothing to what is at stake.</param>
/// <param name="Reason">The facts that it rests on, and why; shown to both sides, at most 2,000 characters.</param>
internal sealed record AwardRequest(MoneyRequest? Award, string? Reason);

/// <summary>A complaint as both sides and operators see it.</summary>
/// <param name="Id">The complaint.</param>
/// <param name="BookingId">What it is about.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="ProviderId">Whom it is about.</param>
/// <param name="Title">What was booked.</param>
/// <param name="Status">`open`, `answered`, `in_mediation`, `settled`, `decided`, `closed` or `withdrawn`.</param>
/// <param name="Reason">What it is about.</param>
/// <param name="Wish">What it is to come to.</param>
/// <param name="Wanted">The amount that is asked for; null where none is.</param>
/// <param name="Stake">What the booking holds, and nobody has while the complaint is open.</param>
/// <param name="OpenedAt">When it was made.</param>
/// <param name="Offer">What the provider would give back; null while they offer nothing.</param>
/// <param name="IsOverdue">Whether an operator should have decided by now.</param>
/// <param name="Award">What the customer gets back; null until it has ended.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndedBy">Who ended it; `platform` stands for operators and for time.</param>
/// <param name="Entries">Everything that happened and was said, the oldest first.</param>
/// <param name="NextEvent">`answer_due`, `reply_due`, `decision_due` or `decision_lapses`, and when; null once it has ended.</param>
/// <param name="Version">Counts changes; the ETag.</param>
/// <param name="Milestone">The number of the milestone that it is about; null where the work has none.</param>
/// <param name="OfMilestone">What is held for that one, of the stake. An amount is less than this, and the work goes on, or all of the stake, and it ends.</param>
internal sealed record ComplaintBody(
    Guid Id,
    Guid BookingId,
    Guid CustomerId,
    Guid ProviderId,
    string Title,
    ComplaintStatus Status,
    ComplaintReason Reason,
    ComplaintWish Wish,
    Money? Wanted,
    Money Stake,
    DateTimeOffset OpenedAt,
    ComplaintOffer? Offer,
    bool IsOverdue,
    Money? Award,
    DateTimeOffset? EndedAt,
    BookingSide? EndedBy,
    ImmutableArray<ComplaintEntry> Entries,
    NextEvent? NextEvent,
    long Version,
    int? Milestone,
    Money? OfMilestone)
{
    public static ComplaintBody Of(ComplaintView view) => new(
        view.Id,
        view.BookingId,
        view.CustomerId,
        view.ProviderId,
        view.Title,
        view.Status,
        view.Reason,
        view.Wish,
        view.Wanted,
        view.Stake,
        view.OpenedAt,
        view.Offer,
        view.IsOverdue,
        view.Award,
        view.EndedAt,
        view.EndedBy,
        view.Entries,
        view.NextEvent,
        view.Version,
        view.Milestone,
        view.OfMilestone);
}

/// <summary>A complaint in a list.</summary>
internal sealed record ComplaintItem(
    Guid Id,
    Guid BookingId,
    Guid CustomerId,
    Guid ProviderId,
    string Title,
    string Status,
    string Reason,
    Money Stake,
    Money? Award,
    DateTimeOffset OpenedAt,
    DateTimeOffset? EndedAt);
