using Marketplace.Bookings;
using Marketplace.Complaints;

namespace Marketplace.SecurityDeposits;

internal static class SecurityDepositEndpoints
{
    /// <summary>Of a damaged thing: a line, not a story.</summary>
    private const int LongestLabel = 200;

    public static void MapSecurityDeposits(this RouteGroupBuilder api)
    {
        var deposits = api.MapGroup("/bookings/{id:guid}/security-deposit").WithTags("Security deposits").RequireAuthorization();
        deposits.MapGet("/", Read).WithName("ReadSecurityDeposit").WithSummary("The security deposit of a booking, with what is claimed of it and its next automatic event.");
        deposits.MapPost("/claim", Claim).RequireIdempotencyKey().WithName("ClaimSecurityDeposit").WithSummary("The provider wants some of it for damage.");
        deposits.MapPost("/accept", Accept).RequireIdempotencyKey().WithName("AcceptDamageClaim").WithSummary("Grant what is claimed, or take what is granted.");
        deposits.MapPost("/contest", Contest).RequireIdempotencyKey().WithName("ContestDamageClaim").WithSummary("The customer says otherwise, and an operator decides.");
        deposits.MapPost("/withdraw", Withdraw).RequireIdempotencyKey().WithName("WithdrawDamageClaim").WithSummary("The provider takes the claim back.");
        deposits.MapPost("/decide", Decide).RequireIdempotencyKey().WithName("DecideDamageClaim").WithSummary("An operator awards the provider what the facts say.");

        api.MapGroup("/admin/queues/security-deposits").WithTags("Operations").RequireOperator()
            .MapGet("/", Queue).WithName("ListContestedDamageClaims").WithSummary("Claims on security deposits that wait for an operator, who waits longest first.");
    }

    private static async Task<OkAnswer<SecurityDepositBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await Of(grains, id).Read(caller.Actor, cancellationToken)).ToOk(SecurityDepositBody.Of);

    private static async Task<OkAnswer<SecurityDepositBody>> Claim(Guid id, DamageClaimRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var items = check.Items("items", body.Items, DamageItem.MaximumNumber, (field, item) => new DamageItem(
            check.Text($"{field}.label", item.Label, LongestLabel), check.Money($"{field}.amount", item.Amount, min: 1)));
        check.Require(!items.IsEmpty, "items", "is required");
        var text = check.Text("text", body.Text, ComplaintBodies.LongestText);
        return check.Refusal is { } refusal ? refusal : (await Of(grains, id).Claim(new ClaimSecurityDeposit(caller.Context(), items, text))).ToOk(SecurityDepositBody.Of);
    }

    private static async Task<OkAnswer<SecurityDepositBody>> Accept(Guid id, Caller caller, IGrainFactory grains) =>
        (await Of(grains, id).AcceptClaim(new AcceptDamageClaim(caller.Context()))).ToOk(SecurityDepositBody.Of);

    private static async Task<OkAnswer<SecurityDepositBody>> Contest(Guid id, ContestClaimRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var text = check.Text("text", body.Text, ComplaintBodies.LongestText);
        var granted = check.OptionalMoney("granted", body.Granted);
        return check.Refusal is { } refusal ? refusal : (await Of(grains, id).ContestClaim(new ContestDamageClaim(caller.Context(), text, granted))).ToOk(SecurityDepositBody.Of);
    }

    private static async Task<OkAnswer<SecurityDepositBody>> Withdraw(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.OptionalText("reason", body?.Reason, ComplaintBodies.LongestText);
        return check.Refusal is { } refusal ? refusal : (await Of(grains, id).WithdrawClaim(new WithdrawDamageClaim(caller.Context(), reason))).ToOk(SecurityDepositBody.Of);
    }

    private static async Task<OkAnswer<SecurityDepositBody>> Decide(Guid id, AwardRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var award = check.Money("award", body.Award);
        var reason = check.Text("reason", body.Reason, ComplaintBodies.LongestText);
        return check.Refusal is { } refusal ? refusal : (await Of(grains, id).DecideClaim(new DecideDamageClaim(caller.Context(), award, reason))).ToOk(SecurityDepositBody.Of);
    }

    private static async Task<OkAnswer<Page<ContestedClaimItem>>> Queue(PageRequest page, ISecurityDepositList deposits, CancellationToken cancellationToken) =>
        await deposits.Contested(page, cancellationToken);

    private static ISecurityDepositGrain Of(IGrainFactory grains, Guid booking) => grains.GetGrain<ISecurityDepositGrain>(SecurityDepositId.Of(booking));
}
