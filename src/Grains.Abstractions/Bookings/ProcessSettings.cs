using System.Xml;

namespace Marketplace.Bookings;

/// <summary>
/// Everything about a process that is chosen within bounds. Whoever checks a choice, for a listing or for a marketplace, reads it, and
/// so does the page that states the bounds: a setting is named and bounded once.
/// </summary>
public static class ProcessSettings
{
    public static ImmutableArray<ProcessTime> Times { get; } =
    [
        new("paymentHold", ProcessLimits.PaymentHold, choice => choice.PaymentHold),
        new("answerWindow", ProcessLimits.AnswerWindow, choice => choice.AnswerWindow),
        new("offerWindow", ProcessLimits.OfferWindow, choice => choice.OfferWindow),
        new("complaintWindow", ProcessLimits.ComplaintWindow, choice => choice.ComplaintWindow),
        new("reviewPeriod", ProcessLimits.ReviewPeriod, choice => choice.ReviewPeriod),
        new("noShowGrace", ProcessLimits.NoShowGrace, choice => choice.NoShowGrace),
        new("noShowContest", ProcessLimits.NoShowContest, choice => choice.NoShowContest),
        new("deliverWithin", ProcessLimits.DeliverWithin, choice => choice.DeliverWithin),
        new("acceptWindow", ProcessLimits.AcceptWindow, choice => choice.AcceptWindow),
        new("overdueWindow", ProcessLimits.OverdueWindow, choice => choice.OverdueWindow),
        new("complaintAnswer", ProcessLimits.ComplaintAnswer, choice => choice.ComplaintAnswer),
        new("complaintReply", ProcessLimits.ComplaintReply, choice => choice.ComplaintReply),
        new("fundingWindow", ProcessLimits.FundingWindow, choice => choice.FundingWindow),
    ];

    public static ImmutableArray<ProcessNumber> Numbers { get; } =
    [
        new("noShowFeePercent", 0, 100, choice => choice.NoShowFeePercent),
        new("changeRounds", 0, DeliveryTerms.MostChangeRounds, choice => choice.ChangeRounds),
    ];

    /// <summary>What is chosen and not within its bounds, each with the bounds in words.</summary>
    public static IEnumerable<(string Name, string Bounds)> FaultsOf(ProcessChoice choice) =>
    [
        .. from time in Times
           where time.Chosen(choice) is { } chosen && !time.Limit.Allows(chosen)
           select (time.Name, $"must be between {XmlConvert.ToString(time.Limit.Least)} and {XmlConvert.ToString(time.Limit.Most)}"),
        .. from number in Numbers
           where number.Chosen(choice) is { } chosen && (chosen < number.Least || chosen > number.Most)
           select (number.Name, $"must be between {number.Least} and {number.Most}"),
    ];
}

/// <summary>A time of a process that may be chosen.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="Limit">Its bounds, and what it is when nobody chooses.</param>
/// <param name="Chosen">What was chosen; null for nothing.</param>
public sealed record ProcessTime(string Name, ProcessLimit Limit, Func<ProcessChoice, TimeSpan?> Chosen);

/// <summary>A number of a process that may be chosen.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="Least">The lower bound.</param>
/// <param name="Most">The upper bound.</param>
/// <param name="Chosen">What was chosen; null for nothing.</param>
public sealed record ProcessNumber(string Name, int Least, int Most, Func<ProcessChoice, int?> Chosen);
