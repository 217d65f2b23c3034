using Marketplace.Complaints;

namespace Marketplace.Bookings;

/// <summary>What a listing, or the marketplace for a kind of listing, wants otherwise; null keeps what holds without it.</summary>
[GenerateSerializer, Immutable, Alias("booking.process-choice")]
public sealed record ProcessChoice(
    TimeSpan? PaymentHold = null,
    TimeSpan? AnswerWindow = null,
    TimeSpan? OfferWindow = null,
    TimeSpan? ComplaintWindow = null,
    TimeSpan? ReviewPeriod = null,
    bool? NeedsAcceptance = null,
    TimeSpan? NoShowGrace = null,
    TimeSpan? NoShowContest = null,
    int? NoShowFeePercent = null,
    bool? DeliversWork = null,
    TimeSpan? DeliverWithin = null,
    TimeSpan? AcceptWindow = null,
    TimeSpan? OverdueWindow = null,
    int? ChangeRounds = null,
    TimeSpan? ComplaintAnswer = null,
    TimeSpan? ComplaintReply = null,
    bool? SilenceGrants = null,
    TimeSpan? FundingWindow = null)
{
    public static ProcessChoice Nothing { get; } = new();

    /// <summary>These terms with what was chosen in them.</summary>
    public ProcessTerms On(ProcessTerms terms) => terms with
    {
        PaymentHold = PaymentHold ?? terms.PaymentHold,
        AnswerWindow = AnswerWindow ?? terms.AnswerWindow,
        OfferWindow = OfferWindow ?? terms.OfferWindow,
        ComplaintWindow = ComplaintWindow ?? terms.ComplaintWindow,
        ReviewPeriod = ReviewPeriod ?? terms.ReviewPeriod,
        NeedsAcceptance = NeedsAcceptance ?? terms.NeedsAcceptance,
        NoShow = terms.NoShow is not { } noShow ? null : new NoShowTerms(
            NoShowGrace ?? noShow.Grace, NoShowContest ?? noShow.ContestWindow, NoShowFeePercent ?? noShow.FeePercent),
        Delivery = terms.Delivery is not { } delivery ? null : new DeliveryTerms(
            DeliverWithin ?? delivery.DeliverWithin,
            AcceptWindow ?? delivery.AcceptWindow,
            OverdueWindow ?? delivery.OverdueWindow,
            ChangeRounds ?? delivery.ChangeRounds,
            FundingWindow ?? delivery.FundingWindow),
        Complaints = terms.Complaints is not { } complaints ? null : new ComplaintTerms(
            ComplaintAnswer ?? complaints.AnswerWindow, ComplaintReply ?? complaints.ReplyWindow, SilenceGrants ?? complaints.SilenceGrants),
    };
}
