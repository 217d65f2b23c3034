using Marketplace.Identity;

namespace Marketplace.Abuse;

/// <summary>What operators see of customers who pay, and whether they let them.</summary>
internal static class PayerEndpoints
{
    /// <summary>A paragraph, for other operators to read.</summary>
    private const int LongestReason = 1_000;

    public static void MapPayers(this RouteGroupBuilder api)
    {
        var payers = api.MapGroup("/admin/payers/{id:guid}").WithTags("Operations").RequireOperator();
        payers.MapGet(string.Empty, Read).WithName("ReadPayer").WithSummary("What a customer tried to pay lately, and whether they may.");
        payers.MapPost("/bar", Bar).WithName("BarPayer").RequireIdempotencyKey().WithSummary("Let a customer begin no payment. What has begun goes on.");
        payers.MapPost("/admit", Admit).WithName("AdmitPayer").RequireIdempotencyKey().WithSummary("Let a customer pay again.");
    }

    private static async Task<OkAnswer<PayerBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        await IsNobody(id, caller, grains, cancellationToken) is { } unknown
            ? unknown
            : (await grains.GetGrain<IPayerGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(PayerBody.Of);

    private static Task<OkAnswer<PayerBody>> Bar(Guid id, PayerActRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Act(id, body, caller, grains, (payer, reason) => payer.Bar(new BarPayer(caller.Context(), reason)), cancellationToken);

    private static Task<OkAnswer<PayerBody>> Admit(Guid id, PayerActRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Act(id, body, caller, grains, (payer, reason) => payer.Admit(new AdmitPayer(caller.Context(), reason)), cancellationToken);

    private static async Task<OkAnswer<PayerBody>> Act(
        Guid id,
        PayerActRequest body,
        Caller caller,
        IGrainFactory grains,
        Func<IPayerGrain, string, Task<Outcome<PayerView>>> act,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, LongestReason);
        return check.Refusal is { } refusal ? refusal
            : await IsNobody(id, caller, grains, cancellationToken) is { } unknown ? unknown
            : (await act(grains.GetGrain<IPayerGrain>(id), reason)).ToOk(PayerBody.Of);
    }

    /// <summary>Whoever has an account may pay one day; others have nothing to be kept from.</summary>
    private static async Task<Refusal?> IsNobody(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IAccountGrain>(id).Read(caller.Actor, cancellationToken)).View is null ? Unknown : null;

    private static readonly Refusal Unknown = new(RefusalKind.Unknown, "payer.unknown", "There is no such customer.");
}

/// <param name="Reason">Why, for operators; at most 1,000 characters.</param>
internal sealed record PayerActRequest(string? Reason);

/// <summary>What is known of a customer who pays.</summary>
/// <param name="Id">Their account.</param>
/// <param name="TriesInHour">What they began to pay within the last hour, another page of a payment counted anew.</param>
/// <param name="TriesInDay">The same within a day.</param>
/// <param name="DeclinesInHour">Cards of theirs that were declined within the last hour.</param>
/// <param name="DeclinesInDay">The same within a day.</param>
/// <param name="FirstPaidAt">When the first money of theirs came; null while none has.</param>
/// <param name="BarredSince">Since when they may not pay; null while they may.</param>
/// <param name="BarredBy">Which operator does not let them.</param>
/// <param name="BarredReason">Why.</param>
/// <param name="Version">Counts changes.</param>
internal sealed record PayerBody(
    Guid Id,
    int TriesInHour,
    int TriesInDay,
    int DeclinesInHour,
    int DeclinesInDay,
    DateTimeOffset? FirstPaidAt,
    DateTimeOffset? BarredSince,
    Guid? BarredBy,
    string? BarredReason,
    long Version)
{
    public static PayerBody Of(PayerView view) => new(
        view.Id,
        view.TriesInHour,
        view.TriesInDay,
        view.DeclinesInHour,
        view.DeclinesInDay,
        view.FirstPaidAt,
        view.Bar?.Since,
        view.Bar?.By,
        view.Bar?.Reason,
        view.Version);
}
