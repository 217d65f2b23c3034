using Marketplace.Gateways;

namespace Marketplace.Treasury;

/// <summary>The platform's own money between gateways and its bank.</summary>
internal static class CashMovementEndpoints
{
    /// <summary>As long as gateways' names of objects get.</summary>
    private const int LongestReference = 200;

    /// <summary>A paragraph, for other operators to read.</summary>
    private const int LongestNote = 1_000;

    private static readonly string Choice = $"must be one of {string.Join(", ", GatewayMenu.Online.Keys.Order(StringComparer.Ordinal))}";

    public static void MapTreasury(this RouteGroupBuilder api)
    {
        var movements = api.MapGroup("/admin/cash-movements").WithTags("Ledger").RequireOperator();
        movements.MapGet("/", List).WithName("ListCashMovements").WithSummary("What moved the platform's own money at gateways, the latest first.");
        movements.MapPost("/", Record).WithName("RecordCashMovement").RequireIdempotencyKey().WithSummary("Write down what a gateway sent to the platform's bank, got from it, or charged.");
        movements.MapGet("/{id:guid}", Read).WithName("ReadCashMovement").WithSummary("One movement of the platform's own money.");
        movements.MapPost("/{id:guid}/correct", Correct).WithName("CorrectCashMovement").RequireIdempotencyKey().WithSummary("It was never so: take it out of the books again.");
    }

    /// <param name="gateway">Only of this one.</param>
    /// <param name="page">Which page.</param>
    /// <param name="movements">Reads them.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<CashMovementBody>>> List(
        string? gateway, PageRequest page, ICashMovementList movements, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        check.Require(gateway is null || GatewayMenu.Online.ContainsKey(gateway), "gateway", Choice);
        return check.Refusal is { } refusal ? refusal : await movements.Read(gateway, page, cancellationToken);
    }

    private static async Task<OkAnswer<CashMovementBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<ICashMovementGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(CashMovementBody.Of);

    private static async Task<CreatedAnswer<CashMovementBody>> Record(CashMovementRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var kind = check.OneOf<CashMovementKind>("kind", body.Kind);
        var gateway = body.Gateway ?? string.Empty;
        var amount = check.ExactMoney("amount", body.Amount, min: 1);
        if (!GatewayMenu.Online.TryGetValue(gateway, out var currencies))
        {
            check.Fail("gateway", Choice);
        }
        else if (!currencies.IsEmpty)
        {
            check.Require(currencies.Contains(amount.Currency, StringComparer.Ordinal), "amount.currency", $"must be {string.Join(" or ", currencies)}");
        }

        var reference = check.Text("reference", body.Reference, LongestReference);
        var note = check.OptionalText("note", body.Note, LongestNote);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var id = CashMovementId.Of(gateway, kind, reference);
        return (await grains.GetGrain<ICashMovementGrain>(id)
            .Record(new RecordCashMovement(caller.Context(), new CashMovementFacts(kind, gateway, amount, reference), note)))
            .ToCreated(movement => $"/admin/cash-movements/{movement.Id}", CashMovementBody.Of);
    }

    private static async Task<OkAnswer<CashMovementBody>> Correct(Guid id, CashMovementCorrectionRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, LongestNote);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<ICashMovementGrain>(id).Correct(new CorrectCashMovement(caller.Context(), reason))).ToOk(CashMovementBody.Of);
    }
}
