namespace Marketplace.Bookings;

/// <summary>
/// One milestone of what was agreed: a part of the work with its own payment. Over all milestones each amount sums to that of the terms,
/// and the shares of each sum to its total.
/// </summary>
/// <param name="Number">Counts the milestones of a booking, from 1. They are paid and delivered in this order.</param>
/// <param name="Title">What is delivered.</param>
/// <param name="Description">And in more words.</param>
/// <param name="Amount">Its part of the price, before the customer's fee.</param>
/// <param name="Total">What the customer pays for it.</param>
/// <param name="ProviderEarns">Total minus the fee, the commission and its tax.</param>
/// <param name="Commission">What the platform keeps of it, net of tax.</param>
/// <param name="CommissionTax">Tax on the commission.</param>
/// <param name="CustomerFee">What the customer pays to the platform on top of the amount.</param>
/// <param name="DueAt">When it is due, at the earliest when work on it begins; null for none.</param>
/// <param name="DueAfter">How long after work on it begins it is due; null for none.</param>
/// <param name="Tax">What of the amount is tax on the service; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("booking.milestone-terms")]
public sealed record MilestoneTerms(
    int Number,
    string Title,
    string? Description,
    Money Amount,
    Money Total,
    Money ProviderEarns,
    Money Commission,
    Money CommissionTax,
    Money CustomerFee,
    DateTimeOffset? DueAt = null,
    TimeSpan? DueAfter = null,
    TaxPart? Tax = null);

/// <summary>How far the milestones of a booking have come.</summary>
/// <param name="Items">One of each, in their order.</param>
/// <param name="Pages">How often the customer was given a page to pay one on. The first milestone is paid as the sale is.</param>
/// <param name="Page">The one that is open; null for none.</param>
/// <param name="FundBy">Until when the next milestone waits for its payment; null while work goes on.</param>
/// <param name="RemindAt">When the customer is reminded of it; null once they were.</param>
[GenerateSerializer, Immutable, Alias("booking.milestone-case")]
public sealed record MilestoneCase(
    ImmutableArray<MilestoneProgress> Items,
    int Pages = 0,
    MilestonePage? Page = null,
    DateTimeOffset? FundBy = null,
    DateTimeOffset? RemindAt = null);

/// <summary>How far one milestone has come.</summary>
/// <param name="Number">Which.</param>
/// <param name="PaymentId">Its payment, once it is paid.</param>
/// <param name="FundedAt">When it was paid.</param>
/// <param name="AcceptedAt">When what was delivered for it was accepted, by a word or by silence.</param>
/// <param name="Delivery">The number of the delivery that was accepted.</param>
/// <param name="Settlement">How its money was divided then.</param>
[GenerateSerializer, Immutable, Alias("booking.milestone-progress")]
public sealed record MilestoneProgress(
    int Number,
    Guid? PaymentId = null,
    DateTimeOffset? FundedAt = null,
    DateTimeOffset? AcceptedAt = null,
    int? Delivery = null,
    Settlement? Settlement = null);

/// <summary>Where the customer may pay a milestone now.</summary>
/// <param name="Milestone">Which.</param>
/// <param name="Number">Counts the pages of a booking, from 1.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="Due">How much.</param>
/// <param name="PayBy">Until when.</param>
[GenerateSerializer, Immutable, Alias("booking.milestone-page")]
public sealed record MilestonePage(int Milestone, int Number, Guid PaymentId, Money Due, DateTimeOffset PayBy)
{
    /// <summary>Each had a payment at the gateway. Three tries for each milestone are enough to find a card.</summary>
    public const int MaximumNumber = 3 * OfferMilestone.Maximum;
}

/// <summary>A milestone as both sides see it.</summary>
/// <param name="Terms">What was agreed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="PaymentId">What it is, or may now be, paid with.</param>
/// <param name="PayBy">Until when that page is open.</param>
/// <param name="FundBy">Until when it waits for its payment before the booking ends for the rest; null unless it is next and unpaid.</param>
/// <param name="FundedAt">When it was paid.</param>
/// <param name="DeliverBy">Until when it has to be delivered; null unless that is what is waited for.</param>
/// <param name="AcceptedAt">When it was accepted.</param>
/// <param name="Delivery">The number of the delivery that was accepted.</param>
/// <param name="Settlement">How its money was divided then.</param>
[GenerateSerializer, Immutable, Alias("booking.milestone")]
public sealed record BookingMilestone(
    MilestoneTerms Terms,
    MilestoneStatus Status,
    Guid? PaymentId,
    DateTimeOffset? PayBy,
    DateTimeOffset? FundBy,
    DateTimeOffset? FundedAt,
    DateTimeOffset? DeliverBy,
    DateTimeOffset? AcceptedAt,
    int? Delivery,
    Settlement? Settlement);

/// <summary>Where a milestone stands. The names are part of the API.</summary>
public enum MilestoneStatus
{
    /// <summary>Agreed, and not paid yet.</summary>
    Planned,

    /// <summary>The customer has a page to pay it on.</summary>
    Funding,

    /// <summary>Paid; the money is with the platform until it is accepted.</summary>
    Funded,

    /// <summary>Handed over; it waits for the customer's yes, or for their silence.</summary>
    Delivered,

    /// <summary>Accepted, and its money released to the provider. That is final.</summary>
    Accepted,

    /// <summary>The booking ended before it was accepted: its money was divided by the cancellation.</summary>
    Cancelled,

    /// <summary>The booking ended before it was paid.</summary>
    Void,
}
