using Marketplace.Complaints;

namespace Marketplace.Bookings;

/// <summary>
/// The process that a booking was sold under, and the times that it runs by. Part of its terms, so that a running booking
/// keeps what it started with, whatever listings, settings and later versions say.
/// </summary>
/// <param name="Version">Of the process of the terms' mode; see docs/booking.md.</param>
/// <param name="PaymentHold">How long a slot waits for its payment.</param>
/// <param name="AnswerWindow">How long a provider may think about a request, at most.</param>
/// <param name="OfferWindow">How long an offer stands, counted from the last one.</param>
/// <param name="ComplaintWindow">After the end and this, work counts as done and the provider has earned the money.</param>
/// <param name="ReviewPeriod">How long after the end both sides may review.</param>
/// <param name="NeedsAcceptance">Whether the provider must accept a booking that nobody pays for here.</param>
/// <param name="NoShow">What holds when somebody does not come; null in versions that do not know of it.</param>
/// <param name="Delivery">How its work is delivered and accepted; null where work is done by the passing of its end.</param>
/// <param name="Complaints">How a complaint runs; null in versions that do not know of complaints.</param>
/// <param name="Penalty">What the provider pays who does not keep the booking; null where that costs them nothing.</param>
[GenerateSerializer, Immutable, Alias("booking.process-terms")]
public sealed record ProcessTerms(
    int Version,
    TimeSpan PaymentHold,
    TimeSpan AnswerWindow,
    TimeSpan OfferWindow,
    TimeSpan ComplaintWindow,
    TimeSpan ReviewPeriod,
    bool NeedsAcceptance,
    NoShowTerms? NoShow = null,
    DeliveryTerms? Delivery = null,
    ComplaintTerms? Complaints = null,
    PenaltyTerms? Penalty = null)
{
    /// <summary>The first version, at its defaults: what bookings run by that were made before terms named a process.</summary>
    public static ProcessTerms First { get; } = new(
        1,
        ProcessLimits.PaymentHold.Default,
        ProcessLimits.AnswerWindow.Default,
        ProcessLimits.OfferWindow.Default,
        ProcessLimits.ComplaintWindow.Default,
        ProcessLimits.ReviewPeriod.Default,
        false);
}

/// <summary>What holds when somebody does not come.</summary>
/// <param name="Grace">How long after the start one waits before one may say so.</param>
/// <param name="ContestWindow">How long the other side may contest it.</param>
/// <param name="FeePercent">How much of the price a customer who does not come loses, at least as much as by cancelling at the start.</param>
[GenerateSerializer, Immutable, Alias("booking.no-show-terms")]
public sealed record NoShowTerms(TimeSpan Grace, TimeSpan ContestWindow, int FeePercent)
{
    /// <summary>Who stays away without a word has used the time as whoever comes.</summary>
    public const int UsualFeePercent = 100;

    public static NoShowTerms Usual { get; } =
        new(ProcessLimits.NoShowGrace.Default, ProcessLimits.NoShowContest.Default, UsualFeePercent);
}

/// <summary>How work is delivered and accepted.</summary>
/// <param name="DeliverWithin">How long after the end, and after a wish for changes, the provider may take.</param>
/// <param name="AcceptWindow">How long after the last delivery the customer may ask for changes. Silence accepts.</param>
/// <param name="OverdueWindow">How long a booking of which nothing was delivered in time waits before it is cancelled and all of its money goes back.</param>
/// <param name="ChangeRounds">How often the customer may ask for changes; null for any number. Of milestones, for each.</param>
/// <param name="FundingWindow">How long the next milestone waits for its payment before the booking ends for the rest; null, in terms from before there were milestones, is the usual.</param>
[GenerateSerializer, Immutable, Alias("booking.delivery-terms")]
public sealed record DeliveryTerms(
    TimeSpan DeliverWithin, TimeSpan AcceptWindow, TimeSpan OverdueWindow, int? ChangeRounds, TimeSpan? FundingWindow = null)
{
    /// <summary>More rounds than deliveries are kept would be a promise that nobody can keep.</summary>
    public const int MostChangeRounds = BookingDelivery.MaximumNumber - 1;

    public static DeliveryTerms Usual { get; } = new(
        ProcessLimits.DeliverWithin.Default,
        ProcessLimits.AcceptWindow.Default,
        ProcessLimits.OverdueWindow.Default,
        null,
        ProcessLimits.FundingWindow.Default);
}
