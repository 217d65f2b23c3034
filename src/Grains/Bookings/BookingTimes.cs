using Marketplace.Complaints;

namespace Marketplace.Bookings;

/// <summary>
/// The times of a booking: those of its terms, and those that nobody may move because banks and calendars set them.
/// </summary>
internal static class BookingTimes
{
    /// <summary>
    /// How long after it was booked a slot may wait for money that is under way, at most: the five business days of a bank
    /// debit and the weekend between them. See docs/adr/0012-holds-for-money-under-way.md.
    /// </summary>
    public static readonly TimeSpan PaymentUnderWay = TimeSpan.FromDays(7);

    /// <summary>A request may be answered until this long after its start, if nothing ends it before.</summary>
    public static readonly TimeSpan AnswerAfterStart = TimeSpan.FromDays(1);

    /// <summary>Kept free before an authorisation lapses, so that a capture has time for its retries.</summary>
    public static readonly TimeSpan CaptureMargin = TimeSpan.FromHours(6);

    /// <summary>How long the other side may think about another time: the slot is not held for it.</summary>
    public static readonly TimeSpan MoveWindow = TimeSpan.FromDays(2);

    /// <summary>How long a slot waits for a customer whose offer was accepted: they may be asleep.</summary>
    public static readonly TimeSpan HoldOfAbsent = TimeSpan.FromDays(1);

    /// <summary>How long an operator may take to decide what both sides see differently; meanwhile neither has the money.</summary>
    public static readonly TimeSpan DisputeWindow = TimeSpan.FromDays(14);

    /// <summary>How long after the work was done a tip can be given: while it is remembered, and nobody can be asked for one weeks later.</summary>
    public static readonly TimeSpan TipWindow = TimeSpan.FromDays(1);

    /// <summary>What holds when somebody does not come.</summary>
    public static NoShowTerms NoShow(this BookingTerms terms) => terms.Times().NoShow ?? NoShowTerms.Usual;

    /// <summary>How a complaint runs.</summary>
    public static ComplaintTerms Complaints(this BookingTerms terms) => terms.Times().Complaints ?? ComplaintTerms.Usual;

    /// <summary>What was agreed at the sale.</summary>
    public static ProcessTerms Times(this BookingTerms terms) => terms.Process ?? ProcessTerms.First;

    /// <summary>The earliest of: the time to answer, a day after the start, the end, and what the card's authorisation allows.</summary>
    public static DateTimeOffset AnswerBy(BookingTerms terms, DateTimeOffset? captureBefore, DateTimeOffset now)
    {
        DateTimeOffset[] ends =
        [
            now + terms.Times().AnswerWindow,
            terms.Start + AnswerAfterStart,
            terms.End,
            captureBefore is { } lapses ? lapses - CaptureMargin : DateTimeOffset.MaxValue,
        ];
        return ends.Min();
    }
}
