namespace Marketplace.Sandbox;

/// <summary>Money that moved at the gateway, and the idempotency key it moved under: the count that no table of ours can fake.</summary>
/// <param name="Id">The balance transaction.</param>
/// <param name="At">When, by the sandbox's clock.</param>
/// <param name="Account">Whose balance.</param>
/// <param name="Type">charge, refund, refund_failure, transfer, payment, transfer_refund, payment_refund, payout, payout_failure.</param>
/// <param name="Source">The object that moved it.</param>
/// <param name="Currency">Lower case.</param>
/// <param name="Amount">Minor units; negative when it left.</param>
/// <param name="Fee">What the gateway kept.</param>
/// <param name="Net">Amount less fee.</param>
/// <param name="IdempotencyKey">Of the request that caused it; for a card paid on a hosted page, of the request that made the page.</param>
internal sealed record StripeMovement(
    string Id, DateTimeOffset At, string Account, string Type, string Source, string Currency, long Amount, long Fee, long Net, string? IdempotencyKey);
