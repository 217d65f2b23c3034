namespace Marketplace.Bookings;

/// <summary>What somebody wants to give.</summary>
/// <param name="Amount">At most the price, in its currency.</param>
/// <param name="Note">For the provider, at most 1,000 characters.</param>
internal sealed record TipRequest(MoneyRequest? Amount, string? Note);

/// <summary>A tip as both sides see it.</summary>
/// <param name="Number">Counts the tips of the booking, from 1.</param>
/// <param name="Amount">How much.</param>
/// <param name="Status">`open`, `paid`, or `lapsed` when it was not paid in time.</param>
/// <param name="Note">For the provider.</param>
/// <param name="At">When it was offered.</param>
/// <param name="PayBy">Until when it may be paid.</param>
/// <param name="PaidAt">When it was paid.</param>
/// <param name="Payment">What the customer pays it with.</param>
/// <param name="Returned">What of it was given back.</param>
internal sealed record TipBody(
    int Number, Money Amount, string Status, string? Note, DateTimeOffset At, DateTimeOffset PayBy, DateTimeOffset? PaidAt, BookingPaymentBody Payment, Money? Returned)
{
    public static IReadOnlyList<TipBody> All(ImmutableArray<BookingTip>? tips) => [.. (tips ?? []).Select(Of)];

    private static TipBody Of(BookingTip tip) => new(
        tip.Number,
        tip.Amount,
        tip.IsOpen ? "open" : tip.PaidAt is null ? "lapsed" : "paid",
        tip.Note,
        tip.At,
        tip.PayBy,
        tip.PaidAt,
        BookingPaymentBody.Of(tip.PaymentId)!,
        tip.Returned);
}
