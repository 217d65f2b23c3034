using Marketplace.Payments;

namespace Marketplace.Disputes;

/// <summary>How a dispute is handled, as the marketplace had it when it began.</summary>
/// <param name="Chargeback">Who bears it.</param>
/// <param name="Margin">How long before the bank's deadline the answer is sent, if nobody has sent it by then.</param>
/// <param name="Reminder">How long before that deadline a provider who has said nothing is reminded.</param>
[GenerateSerializer, Immutable, Alias("dispute.terms")]
public sealed record DisputeTerms(ChargebackTerms Chargeback, TimeSpan Margin, TimeSpan Reminder)
{
    public static DisputeTerms Usual { get; } = new(new ChargebackTerms(), TimeSpan.FromHours(12), TimeSpan.FromDays(3));
}

/// <summary>What is disputed. It never changes.</summary>
/// <param name="PaymentId">The payment.</param>
/// <param name="BookingId">What it paid for: a booking, or a package.</param>
/// <param name="Purpose">What of it.</param>
/// <param name="CustomerId">Who paid.</param>
/// <param name="ProviderId">Who earned it, or would.</param>
/// <param name="Title">What was booked.</param>
/// <param name="Gateway">Who moved the money.</param>
/// <param name="Reference">The gateway's id of the dispute.</param>
/// <param name="Terms">How it is handled.</param>
[GenerateSerializer, Immutable, Alias("dispute.case")]
public sealed record DisputeCase(
    Guid PaymentId,
    Guid BookingId,
    PaymentPurpose Purpose,
    Guid CustomerId,
    Guid ProviderId,
    string Title,
    string Gateway,
    string Reference,
    DisputeTerms Terms);

/// <summary>The ids of disputes: the gateway's own, made ours.</summary>
public static class DisputeId
{
    public static Guid Of(Guid paymentId, string reference) => DerivedId.From(paymentId, $"dispute/{reference}");
}
