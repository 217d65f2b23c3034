namespace Marketplace.Bookings;

/// <summary>The times of the booking process. Product decisions: they are part of the process version, not of a deployment.</summary>
internal static class BookingTimes
{
    /// <summary>How long a slot waits for its payment.</summary>
    public static readonly TimeSpan PaymentHold = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long after it was booked a slot may wait for money that is under way, at most: the five business days of a bank
    /// debit and the weekend between them. See docs/adr/0012-holds-for-money-under-way.md.
    /// </summary>
    public static readonly TimeSpan PaymentUnderWay = TimeSpan.FromDays(7);

    /// <summary>How long a provider may think about a request, at most.</summary>
    public static readonly TimeSpan AnswerWindow = TimeSpan.FromDays(6);

    /// <summary>A request may be answered until this long after its start, if nothing ends it before.</summary>
    public static readonly TimeSpan AnswerAfterStart = TimeSpan.FromDays(1);

    /// <summary>Kept free before an authorisation lapses, so that a capture has time for its retries.</summary>
    public static readonly TimeSpan CaptureMargin = TimeSpan.FromHours(6);

    /// <summary>The complaint window: after it, work counts as done and the provider has earned the money.</summary>
    public static readonly TimeSpan ComplaintWindow = TimeSpan.FromDays(2);

    public static readonly TimeSpan ReviewPeriod = TimeSpan.FromDays(7);
}
