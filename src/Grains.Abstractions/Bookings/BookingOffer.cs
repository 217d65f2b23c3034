namespace Marketplace.Bookings;

/// <summary>What one side of a negotiation offers: complete terms, so that accepting them needs nothing but a yes.</summary>
/// <param name="Number">Counts the offers of a booking, from 1. The timeline has all of them.</param>
/// <param name="By">Who offers.</param>
/// <param name="Terms">What would be agreed, price and commission included.</param>
/// <param name="Note">For the other side.</param>
/// <param name="At">When it was made.</param>
/// <param name="ExpiresAt">Until when it stands.</param>
[GenerateSerializer, Immutable, Alias("booking.offer")]
public sealed record BookingOffer(
    int Number, BookingSide By, BookingTerms Terms, string? Note, DateTimeOffset At, DateTimeOffset ExpiresAt)
{
    /// <summary>Whoever needs more should talk.</summary>
    public const int MaximumNumber = 50;
}

/// <summary>What somebody wants to offer, before it is priced.</summary>
/// <param name="Lines">What it consists of; discounts are negative. They sum to the price.</param>
/// <param name="Deposit">The part of the price that the provider keeps if the customer cancels; null for none.</param>
/// <param name="Start">Null keeps the time that is spoken of.</param>
/// <param name="Duration">Null keeps it too.</param>
/// <param name="Note">For the other side.</param>
/// <param name="Milestones">The parts that it is delivered and paid in; null for one delivery and one payment. Not beside a deposit.</param>
/// <param name="BalanceDue">How long before the start the rest is due where only the deposit is paid at the sale; null where all of it is.</param>
[GenerateSerializer, Immutable, Alias("booking.offer-wish")]
public sealed record OfferWish(
    ImmutableArray<OfferLine> Lines,
    Money? Deposit,
    DateTimeOffset? Start,
    TimeSpan? Duration,
    string? Note,
    ImmutableArray<OfferMilestone>? Milestones = null,
    TimeSpan? BalanceDue = null);

/// <summary>One line of an offer.</summary>
[GenerateSerializer, Immutable, Alias("booking.offer-line")]
public sealed record OfferLine(string Label, Money Amount)
{
    /// <summary>As many as fit on a page that people still read.</summary>
    public const int Maximum = 50;
}
