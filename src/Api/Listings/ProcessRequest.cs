using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What is otherwise than usual in how a listing is booked. Times are ISO 8601; what is left out is as usual.</summary>
internal sealed record ProcessRequest(
    string? PaymentHold,
    string? AnswerWindow,
    string? OfferWindow,
    string? ComplaintWindow,
    string? ReviewPeriod,
    bool? NeedsAcceptance,
    string? NoShowGrace,
    string? NoShowContest,
    long? NoShowFeePercent,
    bool? DeliversWork,
    string? DeliverWithin,
    string? AcceptWindow,
    string? OverdueWindow,
    long? ChangeRounds,
    string? ComplaintAnswer,
    string? ComplaintReply,
    bool? SilenceGrants,
    string? FundingWindow)
{
    public ProcessChoice Choice(Check check) => new(
        Time(check, "paymentHold", PaymentHold, ProcessLimits.PaymentHold),
        Time(check, "answerWindow", AnswerWindow, ProcessLimits.AnswerWindow),
        Time(check, "offerWindow", OfferWindow, ProcessLimits.OfferWindow),
        Time(check, "complaintWindow", ComplaintWindow, ProcessLimits.ComplaintWindow),
        Time(check, "reviewPeriod", ReviewPeriod, ProcessLimits.ReviewPeriod),
        NeedsAcceptance,
        Time(check, "noShowGrace", NoShowGrace, ProcessLimits.NoShowGrace),
        Time(check, "noShowContest", NoShowContest, ProcessLimits.NoShowContest),
        (int?)check.OptionalNumber("process.noShowFeePercent", NoShowFeePercent, 0, 100),
        DeliversWork,
        Time(check, "deliverWithin", DeliverWithin, ProcessLimits.DeliverWithin),
        Time(check, "acceptWindow", AcceptWindow, ProcessLimits.AcceptWindow),
        Time(check, "overdueWindow", OverdueWindow, ProcessLimits.OverdueWindow),
        (int?)check.OptionalNumber("process.changeRounds", ChangeRounds, 0, DeliveryTerms.MostChangeRounds),
        Time(check, "complaintAnswer", ComplaintAnswer, ProcessLimits.ComplaintAnswer),
        Time(check, "complaintReply", ComplaintReply, ProcessLimits.ComplaintReply),
        SilenceGrants,
        Time(check, "fundingWindow", FundingWindow, ProcessLimits.FundingWindow));

    private static TimeSpan? Time(Check check, string name, string? value, ProcessLimit limit) =>
        check.OptionalDuration($"process.{name}", value, limit.Least, limit.Most);
}
