namespace Marketplace.Bookings;

/// <param name="Offer">The number of the offer that was read; the last one when left out.</param>
/// <param name="Reason">Why, above all from operators; shown in the timeline.</param>
/// <param name="KeepCard">
/// Of the customer, where the offer has a balance: whether the card that pays the deposit may be kept, and charged for the balance when it is due. It is forgotten then.
/// </param>
internal sealed record AcceptRequest(long? Offer, string? Reason, bool? KeepCard);

/// <summary>What somebody offers.</summary>
/// <param name="Lines">At least one; discounts are negative. They sum to the price.</param>
/// <param name="Deposit">The part of the price that is kept if the customer cancels.</param>
/// <param name="BalanceDue">ISO 8601; that only the deposit is paid at the sale, and the rest so long before the start. All of it is paid at the sale when left out. It is charged by itself to a customer who let their card be kept.</param>
/// <param name="Start">RFC 3339; what was spoken of before when left out.</param>
/// <param name="Duration">ISO 8601; likewise.</param>
/// <param name="Note">For the other side, at most 2,000 characters.</param>
/// <param name="Milestones">The parts that it is delivered and paid in, at most 20. They sum to the lines.</param>
internal sealed record OfferRequest(
    OfferLineRequest[]? Lines, MoneyRequest? Deposit, string? BalanceDue, string? Start, string? Duration, string? Note, MilestoneRequest[]? Milestones);

internal sealed record OfferLineRequest(string? Label, MoneyRequest? Amount)
{
    public static OfferLine Line(Check check, string field, OfferLineRequest? line) =>
        new(check.Text($"{field}.label", line?.Label, max: 200), check.Money($"{field}.amount", line?.Amount, min: -Money.Limit));
}

/// <summary>An offer as both sides see it.</summary>
internal sealed record OfferBody(
    int Number,
    BookingSide By,
    DateTimeOffset Start,
    DateTimeOffset End,
    PriceBody Price,
    Money? Deposit,
    IReadOnlyList<MilestonePrice> Milestones,
    string? Note,
    DateTimeOffset At,
    DateTimeOffset ExpiresAt)
{
    public static OfferBody Of(BookingOffer offer) => new(
        offer.Number,
        offer.By,
        offer.Terms.Start,
        offer.Terms.End,
        PriceBody.Of(offer.Terms),
        offer.Terms.Deposit,
        MilestonePrice.All(offer.Terms),
        offer.Note,
        offer.At,
        offer.ExpiresAt);
}
