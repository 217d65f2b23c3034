namespace Marketplace.Payments;

/// <summary>What waits for somebody to say that it was handed over; who has waited longest first.</summary>
internal interface IHandoverList
{
    /// <param name="provider">Only what is theirs to see: payments to them, and refunds of what they collected; everything when null.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<HandoverBody>> Read(Guid? provider, PageRequest page, CancellationToken cancellationToken);
}

/// <summary>Money that is to be handed over.</summary>
/// <param name="Id">Names it in the queue: the payment, the refund, or the payout.</param>
/// <param name="Kind">
/// `payment`: the customer said that they pay by hand; `POST /payments/{paymentId}/confirm`, once somebody has it.
/// `refund`: no gateway can give it, or it failed there; `POST /payments/{paymentId}/refunds/{id}/confirm`, once the customer has it.
/// `payout`: the provider is paid by hand; `POST /admin/payouts/{id}/confirm`, once they have it.
/// </param>
/// <param name="PaymentId">Of which payment; null of a payout.</param>
/// <param name="BookingId">Of which booking; null of a payout, and of a package.</param>
/// <param name="ProviderId">Who earns it, or has earned it.</param>
/// <param name="Collector">`provider` where they have it and have to give it back, else `platform`; null while nobody has it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Failure">Of a refund: what the gateway said when it refused it, or when it failed there; null where it never said no.</param>
/// <param name="CanRetry">Of a refund: whether the gateway gave it and it failed later, so that it can be asked once more by `POST /payments/{paymentId}/refunds/{id}/retry`.</param>
internal sealed record HandoverBody(
    Guid Id, string Kind, Guid? PaymentId, Guid? BookingId, Guid ProviderId, string? Collector, Money Amount, DateTimeOffset Since, string? Failure, bool CanRetry);
