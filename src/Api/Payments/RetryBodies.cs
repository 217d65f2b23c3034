namespace Marketplace.Payments;

/// <param name="Gateway">Which gateway to pay with; the last one when left out.</param>
/// <param name="Payment">Which payment of the booking, where it is that of a change order, a balance, a security deposit or a tip; the one of its sale when left out.</param>
/// <param name="KeepCard">
/// Of the payment of a deposit: whether your card may be kept for the balance, which is then charged to it when it is due, and forgotten. As you said last when left
/// out.
/// </param>
internal sealed record RetryPaymentRequest(string? Gateway, string? Payment, bool? KeepCard);

/// <param name="Gateway">Which gateway to pay with; the last one when left out.</param>
internal sealed record RetryPackageRequest(string? Gateway);
