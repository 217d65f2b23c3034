using Marketplace.Bookings;
using Marketplace.Gateways;
using Marketplace.Payments;

namespace Marketplace.Disputes;

/// <summary>What customers dispute at their banks, for whoever earned it and for operators. Customers are told by their bank.</summary>
internal static class BankDisputeEndpoints
{
    private const int LongestText = 2_000;

    private static readonly Refusal UnknownPayment = new(RefusalKind.Unknown, "payment.unknown", "There is no such payment.");

    public static void MapBankDisputes(this RouteGroupBuilder api)
    {
        api.MapGroup("/payments").WithTags("Payments").RequireAuthorization()
            .MapGet("/{id:guid}/disputes", OfPayment).WithSummary("What the customer disputes of a payment at their bank, for its provider and operators.");

        var disputes = api.MapGroup("/disputes").WithTags("Disputes").RequireAuthorization();
        disputes.MapGet(string.Empty, Mine).WithName("ListDisputes").WithSummary("Disputes of payments that I earned, newest first.");
        disputes.MapGet("/{id:guid}", Read).WithName("ReadDispute").WithSummary("One dispute: how it stands at the bank, and until when it can be answered.");
        disputes.MapGet("/{id:guid}/evidence", Evidence).WithSummary("What the bank has, or would be told now.");
        disputes.MapPost("/{id:guid}/statements", Say).RequireIdempotencyKey().WithName("StateDisputeFacts").WithSummary("Add what the bank should know, until it is answered.");

        var operators = api.MapGroup("/admin/disputes").WithTags("Operations").RequireOperator();
        operators.MapPost("/{id:guid}/submit", Submit).RequireIdempotencyKey().WithSummary("Hand in the evidence now.");
        operators.MapPost("/{id:guid}/accept", Accept).RequireIdempotencyKey().WithName("AcceptDispute").WithSummary("Say nothing against it: the customer keeps the money.");
    }

    private static async Task<OkAnswer<Page<BankDisputeItem>>> OfPayment(
        Guid id, PageRequest page, Caller caller, IGrainFactory grains, IBankDisputeList disputes, CancellationToken cancellationToken)
    {
        var payment = (await grains.GetGrain<IPaymentGrain>(id).Read(caller.Actor, cancellationToken)).View;
        return payment is not null && (caller.Actor.IsStaff || caller.Actor.ActsFor(payment.ProviderId))
            ? await disputes.OfPayment(id, page, cancellationToken)
            : UnknownPayment;
    }

    private static async Task<OkAnswer<Page<BankDisputeItem>>> Mine(
        PageRequest page, Caller caller, IBankDisputeList disputes, CancellationToken cancellationToken) =>
        await disputes.OfProvider(caller.Actor.ProviderId, page, cancellationToken);

    private static async Task<OkAnswer<BankDisputeBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IDisputeGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(BankDisputeBody.Of);

    private static async Task<OkAnswer<EvidenceBody>> Evidence(
        Guid id, Caller caller, IGrainFactory grains, DisputeEvidenceWriter writer, CancellationToken cancellationToken)
    {
        var read = await grains.GetGrain<IDisputeGrain>(id).Read(caller.Actor, cancellationToken);
        return read.View is not { } dispute ? read.Refusal!
            : EvidenceBody.Of(dispute.AnsweredAt, dispute.Evidence ?? await writer.Write(dispute, cancellationToken));
    }

    private static async Task<OkAnswer<BankDisputeBody>> Say(Guid id, DisputeTextRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var text = check.Text("text", body.Text, LongestText);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IDisputeGrain>(id).State(new StateDisputeFacts(caller.Context(), text))).ToOk(BankDisputeBody.Of);
    }

    private static async Task<OkAnswer<BankDisputeBody>> Submit(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.OptionalText("reason", body?.Reason, LongestText);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IDisputeGrain>(id).Answer(new AnswerDispute(caller.Context(), reason))).ToOk(BankDisputeBody.Of);
    }

    private static async Task<OkAnswer<BankDisputeBody>> Accept(Guid id, ReasonRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, LongestText);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IDisputeGrain>(id).Accept(new AcceptDispute(caller.Context(), reason))).ToOk(BankDisputeBody.Of);
    }
}
