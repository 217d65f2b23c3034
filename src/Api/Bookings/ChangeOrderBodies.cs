namespace Marketplace.Bookings;

/// <summary>What somebody wants changed.</summary>
/// <param name="Lines">What is added to the price; negative for what is taken off it.</param>
/// <param name="Longer">How much longer the work takes, ISO 8601; the time stays when left out.</param>
/// <param name="Note">For the other side, at most 2,000 characters.</param>
internal sealed record ChangeOrderRequest(OfferLineRequest[]? Lines, string? Longer, string? Note);

/// <param name="Number">The number of the change order that was read; the one that stands when left out.</param>
/// <param name="Reason">Why, above all from operators; shown in the timeline.</param>
internal sealed record ChangeOrderConsent(long? Number, string? Reason);

/// <summary>A change order as both sides see it.</summary>
/// <param name="Number">Counts the change orders of the booking, from 1.</param>
/// <param name="By">Who proposes it.</param>
/// <param name="Status">`proposed`, or `awaiting_payment` once both sides agree.</param>
/// <param name="Lines">What is added or taken off.</param>
/// <param name="Longer">How much longer the work takes.</param>
/// <param name="Due">What the customer pays for it, fee included; negative for what they get back.</param>
/// <param name="Total">The price of the booking with it.</param>
/// <param name="Note">For the other side.</param>
/// <param name="At">When it was proposed.</param>
/// <param name="ExpiresAt">Until when it may be answered, or paid.</param>
/// <param name="Payment">What the customer pays it with.</param>
internal sealed record ChangeOrderBody(
    int Number,
    BookingSide By,
    string Status,
    ImmutableArray<OfferLine> Lines,
    TimeSpan? Longer,
    Money Due,
    Money Total,
    string? Note,
    DateTimeOffset At,
    DateTimeOffset ExpiresAt,
    BookingPaymentBody? Payment)
{
    public static ChangeOrderBody? Of(BookingChange? change) => change is null ? null : new(
        change.Number,
        change.By,
        change.PaymentId is null ? "proposed" : "awaiting_payment",
        change.Lines,
        change.Longer,
        change.Due,
        change.Total,
        change.Note,
        change.At,
        change.ExpiresAt,
        BookingPaymentBody.Of(change.PaymentId ?? Guid.Empty));
}
