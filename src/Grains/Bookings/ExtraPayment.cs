using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>Money that a booking has besides that of its sale.</summary>
/// <param name="PaymentId">Where it is.</param>
/// <param name="Purpose">What it was paid for.</param>
/// <param name="Number">Which of them.</param>
/// <param name="Left">What of it is neither given back nor earned.</param>
[GenerateSerializer, Immutable, Alias("booking.extra-payment")]
internal sealed record ExtraPayment(Guid PaymentId, PaymentPurpose Purpose, int Number, Money Left);
