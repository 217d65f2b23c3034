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
    DeliveryTerms? Delivery = null)
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
/// <param name="ChangeRounds">How often the customer may ask for changes; null for any number.</param>
[GenerateSerializer, Immutable, Alias("booking.delivery-terms")]
public sealed record DeliveryTerms(TimeSpan DeliverWithin, TimeSpan AcceptWindow, TimeSpan OverdueWindow, int? ChangeRounds)
{
    /// <summary>More rounds than deliveries are kept would be a promise that nobody can keep.</summary>
    public const int MostChangeRounds = BookingDelivery.MaximumNumber - 1;

    public static DeliveryTerms Usual { get; } = new(
        ProcessLimits.DeliverWithin.Default, ProcessLimits.AcceptWindow.Default, ProcessLimits.OverdueWindow.Default, null);
}

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
    int? ChangeRounds = null)
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
            ChangeRounds ?? delivery.ChangeRounds),
    };

    /// <summary>The times that are chosen, each with its name and the limits that it has to keep.</summary>
    public IEnumerable<(string Name, TimeSpan Chosen, ProcessLimit Limit)> Times()
    {
        (string, TimeSpan?, ProcessLimit)[] times =
        [
            ("paymentHold", PaymentHold, ProcessLimits.PaymentHold),
            ("answerWindow", AnswerWindow, ProcessLimits.AnswerWindow),
            ("offerWindow", OfferWindow, ProcessLimits.OfferWindow),
            ("complaintWindow", ComplaintWindow, ProcessLimits.ComplaintWindow),
            ("reviewPeriod", ReviewPeriod, ProcessLimits.ReviewPeriod),
            ("noShowGrace", NoShowGrace, ProcessLimits.NoShowGrace),
            ("noShowContest", NoShowContest, ProcessLimits.NoShowContest),
            ("deliverWithin", DeliverWithin, ProcessLimits.DeliverWithin),
            ("acceptWindow", AcceptWindow, ProcessLimits.AcceptWindow),
            ("overdueWindow", OverdueWindow, ProcessLimits.OverdueWindow),
        ];
        foreach (var (name, chosen, limit) in times)
        {
            if (chosen is { } time)
            {
                yield return (name, time, limit);
            }
        }
    }
}

/// <summary>How far a time of a process may be moved, and what it is when nobody moves it.</summary>
public readonly record struct ProcessLimit(TimeSpan Least, TimeSpan Default, TimeSpan Most)
{
    public bool Allows(TimeSpan time) => time >= Least && time <= Most;
}

/// <summary>The stated bounds of the times of processes.</summary>
public static class ProcessLimits
{
    /// <summary>Less than five minutes is too short to find a card; more than a day blocks a calendar for nobody.</summary>
    public static readonly ProcessLimit PaymentHold = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromDays(1));

    /// <summary>Most cards hold an authorisation for seven days, and a capture needs some of it.</summary>
    public static readonly ProcessLimit AnswerWindow = new(TimeSpan.FromMinutes(15), TimeSpan.FromDays(6), TimeSpan.FromDays(6));

    public static readonly ProcessLimit OfferWindow = new(TimeSpan.FromHours(1), TimeSpan.FromDays(6), TimeSpan.FromDays(60));

    /// <summary>Customers need a night to notice; providers must not wait for their money for ever.</summary>
    public static readonly ProcessLimit ComplaintWindow = new(TimeSpan.FromHours(12), TimeSpan.FromDays(2), TimeSpan.FromDays(30));

    /// <summary>A booking closes after it, and never before its money is released.</summary>
    public static readonly ProcessLimit ReviewPeriod = new(TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(60));

    /// <summary>Trains are late; after two hours nobody waits any more.</summary>
    public static readonly ProcessLimit NoShowGrace = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(2));

    /// <summary>Whoever was ill must be able to say so.</summary>
    public static readonly ProcessLimit NoShowContest = new(TimeSpan.FromHours(12), TimeSpan.FromDays(2), TimeSpan.FromDays(14));

    /// <summary>Nobody writes a report before they have left; after two months one has forgotten what was said.</summary>
    public static readonly ProcessLimit DeliverWithin = new(TimeSpan.FromHours(1), TimeSpan.FromDays(3), TimeSpan.FromDays(60));

    /// <summary>Silence means yes only where there was time to look, and providers must not wait for their money for ever.</summary>
    public static readonly ProcessLimit AcceptWindow = new(TimeSpan.FromDays(1), TimeSpan.FromDays(14), TimeSpan.FromDays(60));

    /// <summary>Whoever is late may still deliver; the customer's money must not wait for ever either.</summary>
    public static readonly ProcessLimit OverdueWindow = new(TimeSpan.FromDays(1), TimeSpan.FromDays(14), TimeSpan.FromDays(60));
}
