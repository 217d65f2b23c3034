namespace Marketplace.Bookings;

/// <summary>A part of the work that is delivered and paid by itself.</summary>
/// <param name="Title">What is delivered, at most 200 characters.</param>
/// <param name="Description">And in more of them, at most 2,000.</param>
/// <param name="Amount">Its part of the price.</param>
/// <param name="DueAt">RFC 3339; when it is due.</param>
/// <param name="DueAfter">ISO 8601; how long after work on it begins it is due. One of the two, or neither.</param>
internal sealed record MilestoneRequest(string? Title, string? Description, MoneyRequest? Amount, string? DueAt, string? DueAfter)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Null where there are none: an empty list is one that was meant.</summary>
    public static ImmutableArray<OfferMilestone>? All(Check check, MilestoneRequest[]? milestones) => milestones is null
        ? null
        : check.Items("milestones", milestones, OfferMilestone.Maximum, (field, milestone) => Of(check, field, milestone));

    private static OfferMilestone Of(Check check, string field, MilestoneRequest? milestone) => new(
        check.Text($"{field}.title", milestone?.Title, max: 200),
        check.OptionalText($"{field}.description", milestone?.Description, 2_000),
        check.Money($"{field}.amount", milestone?.Amount, min: 1),
        check.OptionalInstant($"{field}.dueAt", milestone?.DueAt),
        check.OptionalDuration($"{field}.dueAfter", milestone?.DueAfter, Shortest, OfferMilestone.LongestDueAfter));
}

/// <param name="Milestone">The number of the milestone that is meant; the next that is not paid when left out.</param>
/// <param name="Reason">Above all from operators; shown in the timeline.</param>
internal sealed record FundRequest(long? Milestone, string? Reason);

/// <summary>A milestone of an offer: what it would cost, and who would get what of it.</summary>
/// <param name="Number">Counts the milestones, from 1.</param>
/// <param name="Title">What is delivered.</param>
/// <param name="Description">And in more words.</param>
/// <param name="Amount">Its part of the price, before the customer's fee.</param>
/// <param name="CustomerFee">What the customer pays on top of it.</param>
/// <param name="Total">Both together.</param>
/// <param name="ProviderEarns">What the provider gets of it.</param>
/// <param name="Commission">What the platform keeps of it, net of tax.</param>
/// <param name="CommissionTax">Tax on the commission.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="DueAfter">How long after work on it begins it is due.</param>
internal sealed record MilestonePrice(
    int Number,
    string Title,
    string? Description,
    Money Amount,
    Money CustomerFee,
    Money Total,
    Money ProviderEarns,
    Money Commission,
    Money CommissionTax,
    DateTimeOffset? DueAt,
    TimeSpan? DueAfter)
{
    public static IReadOnlyList<MilestonePrice> All(BookingTerms terms) => [.. (terms.Milestones ?? []).Select(Of)];

    private static MilestonePrice Of(MilestoneTerms terms) => new(
        terms.Number,
        terms.Title,
        terms.Description,
        terms.Amount,
        terms.CustomerFee,
        terms.Total,
        terms.ProviderEarns,
        terms.Commission,
        terms.CommissionTax,
        terms.DueAt,
        terms.DueAfter);
}

/// <summary>A milestone of a booking, and how far it has come.</summary>
/// <param name="Number">Counts the milestones, from 1.</param>
/// <param name="Title">What is delivered.</param>
/// <param name="Description">And in more words.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Amount">Its part of the price, before the customer's fee.</param>
/// <param name="Total">What the customer pays for it.</param>
/// <param name="ProviderEarns">What the provider gets of it.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="DueAfter">How long after work on it begins it is due.</param>
/// <param name="Payment">What it is, or may now be, paid with.</param>
/// <param name="PayBy">Until when that can be done.</param>
/// <param name="FundBy">Until when it waits for its payment before the booking ends for the rest.</param>
/// <param name="FundedAt">When it was paid.</param>
/// <param name="DeliverBy">Until when it has to be delivered.</param>
/// <param name="AcceptedAt">When it was accepted, and its money released.</param>
/// <param name="Delivery">The number of the delivery that was accepted.</param>
/// <param name="Settlement">How its money was divided then.</param>
internal sealed record MilestoneBody(
    int Number,
    string Title,
    string? Description,
    MilestoneStatus Status,
    Money Amount,
    Money Total,
    Money ProviderEarns,
    DateTimeOffset? DueAt,
    TimeSpan? DueAfter,
    BookingPaymentBody? Payment,
    DateTimeOffset? PayBy,
    DateTimeOffset? FundBy,
    DateTimeOffset? FundedAt,
    DateTimeOffset? DeliverBy,
    DateTimeOffset? AcceptedAt,
    int? Delivery,
    Settlement? Settlement)
{
    public static IReadOnlyList<MilestoneBody> All(ImmutableArray<BookingMilestone>? milestones) => [.. (milestones ?? []).Select(Of)];

    private static MilestoneBody Of(BookingMilestone milestone) => new(
        milestone.Terms.Number,
        milestone.Terms.Title,
        milestone.Terms.Description,
        milestone.Status,
        milestone.Terms.Amount,
        milestone.Terms.Total,
        milestone.Terms.ProviderEarns,
        milestone.Terms.DueAt,
        milestone.Terms.DueAfter,
        milestone.PaymentId is { } payment ? BookingPaymentBody.Of(payment) : null,
        milestone.PayBy,
        milestone.FundBy,
        milestone.FundedAt,
        milestone.DeliverBy,
        milestone.AcceptedAt,
        milestone.Delivery,
        milestone.Settlement);
}
