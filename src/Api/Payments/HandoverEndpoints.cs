using Marketplace.Payouts;

namespace Marketplace.Payments;

/// <summary>Money that people hand over: what waits for it, and what they confirm.</summary>
internal static class HandoverEndpoints
{
    /// <summary>The number of a transfer or of a receipt, with some words.</summary>
    private const int LongestReference = 200;

    public static void MapHandovers(this RouteGroupBuilder api)
    {
        var payments = api.MapGroup("/payments/{id:guid}").WithTags("Payments").RequireAuthorization().RequireIdempotencyKey();
        payments.MapPost("/confirm", Confirm).WithSummary("Say that somebody has the money of a payment that is made by hand.");
        payments.MapPost("/refunds/{refundId:guid}/confirm", ConfirmRefund).WithSummary("Say that the customer has a refund that is made by hand.");
        payments.MapPost("/refunds/{refundId:guid}/retry", RetryRefund).RequireOperator().WithSummary("Ask the gateway once more for a refund that failed there.");
        api.MapGroup("/providers/me/handovers").WithTags("Payments").RequireAuthorization()
            .MapGet("/", Mine).WithSummary("Payments by hand that I wait for, and refunds that I have to make, who waits longest first.");

        api.MapGroup("/admin/queues/handovers").WithTags("Operations").RequireOperator()
            .MapGet("/", Queue).WithSummary("Payments, refunds and payouts by hand that nobody has confirmed, who waits longest first.");
        api.MapGroup("/admin/payouts").WithTags("Operations").RequireOperator().RequireIdempotencyKey()
            .MapPost("/{id:guid}/confirm", ConfirmPayout).WithSummary("Say that a provider has a payout that is made by hand.");
    }

    private static async Task<OkAnswer<PaymentBody>> Confirm(Guid id, ConfirmPaymentRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var (method, reference) = Checked(check, body.Method, body.Reference);
        var collector = check.OptionalOneOf<MoneyCollector>("collectedBy", body.CollectedBy)
            ?? (caller.Actor.IsStaff ? MoneyCollector.Platform : MoneyCollector.Provider);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IPaymentGrain>(id).Confirm(new ConfirmPayment(caller.Context(), method, reference, collector))).ToOk(PaymentBody.Of);
    }

    private static async Task<OkAnswer<PaymentBody>> ConfirmRefund(Guid id, Guid refundId, ConfirmHandoverRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var (method, reference) = Checked(check, body.Method, body.Reference);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IPaymentGrain>(id).ConfirmRefund(new ConfirmRefund(caller.Context(), refundId, method, reference))).ToOk(PaymentBody.Of);
    }

    private static async Task<OkAnswer<PaymentBody>> RetryRefund(Guid id, Guid refundId, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<IPaymentGrain>(id).RetryRefund(new RetryRefund(caller.Context(), refundId))).ToOk(PaymentBody.Of);

    private static async Task<OkAnswer<PayoutBody>> ConfirmPayout(Guid id, ConfirmHandoverRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var (method, reference) = Checked(check, body.Method, body.Reference);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IPayoutGrain>(id).Confirm(new ConfirmPayout(caller.Context(), method, reference))).ToOk(PayoutBody.Of);
    }

    private static async Task<OkAnswer<Page<HandoverBody>>> Mine(
        PageRequest page, Caller caller, IHandoverList handovers, CancellationToken cancellationToken) =>
        await handovers.Read(caller.Actor.ProviderId, page, cancellationToken);

    private static async Task<OkAnswer<Page<HandoverBody>>> Queue(PageRequest page, IHandoverList handovers, CancellationToken cancellationToken) =>
        await handovers.Read(provider: null, page, cancellationToken);

    private static (HandoverMethod Method, string? Reference) Checked(Check check, string? method, string? reference) =>
        (check.OneOf<HandoverMethod>("method", method), check.OptionalText("reference", reference, LongestReference));
}

/// <param name="Method">`cash`, `check`, `bank_transfer` or `other`.</param>
/// <param name="Reference">Whatever finds it again: the number of the transfer or of a receipt; at most 200 characters.</param>
/// <param name="CollectedBy">Who has it: `platform`, which only operators say, or `provider`. Left out it is whoever asks.</param>
internal sealed record ConfirmPaymentRequest(string? Method, string? Reference, string? CollectedBy);

/// <param name="Method">`cash`, `check`, `bank_transfer` or `other`.</param>
/// <param name="Reference">Whatever finds it again: the number of the transfer or of a receipt; at most 200 characters.</param>
internal sealed record ConfirmHandoverRequest(string? Method, string? Reference);
