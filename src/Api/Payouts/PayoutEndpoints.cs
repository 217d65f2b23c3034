namespace Marketplace.Payouts;

internal static class PayoutEndpoints
{
    public static void MapPayouts(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/providers/me").WithTags("Payouts").RequireAuthorization();
        mine.MapGet("/balance", Balance.Mine).WithSummary("What I have earned, and where it is.");
        mine.MapGet("/balance/explain", Balance.ExplainMine).WithSummary("What an amount of my balance is made of, newest first.");
        mine.MapStatements();
        mine.MapGet("/payouts", Mine).WithSummary("My payouts, newest first.");
        mine.MapPut("/payout-schedule", Schedule).WithSummary("When I am paid.");
        mine.MapPost("/payouts", PayOutNow).RequireIdempotencyKey().WithSummary("Pay out what is available now.");
        api.MapGet("/payouts/{id:guid}", Read).WithTags("Payouts").RequireAuthorization()
            .WithSummary("One payout, itemised by booking.");
        api.MapGet("/payouts/{id:guid}/explain", Explain).WithTags("Payouts").RequireAuthorization()
            .WithSummary("Everything that a payout pays, newest first.");

        api.MapGroup("/admin/providers/{id:guid}").WithTags("Operations").RequireOperator().MapStatementsOfProviders();
        var theirs = api.MapGroup("/admin/providers/{id:guid}/balance").WithTags("Operations").RequireOperator();
        theirs.MapGet("/", Balance.Of).WithSummary("What a provider has earned, and where it is.");
        theirs.MapGet("/explain", Balance.Explain).WithSummary("What an amount of a provider's balance is made of, newest first.");
    }

    private static async Task<OkAnswer<PayoutBody>> Read(
        Guid id, Caller caller, IGrainFactory grains, Providers.BankDetailsDesk banks, CancellationToken cancellationToken)
    {
        var outcome = await grains.GetGrain<IPayoutGrain>(id).Read(caller.Actor, cancellationToken);

        // Nobody needs to know it once it is paid.
        var payTo = outcome.View is { IsByHand: true, Status: PayoutStatus.Scheduled } payout
            ? await banks.WhereToPay(payout.ProviderId, payout.Id, payout.Amount.Currency, caller, cancellationToken)
            : null;
        return outcome.ToOk(view => PayoutBody.Of(view) with { PayTo = payTo });
    }

    private static async Task<OkAnswer<Page<AccountItemBody>>> Explain(
        Guid id, PageRequest page, Caller caller, IGrainFactory grains, IAccountItems items, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IPayoutGrain>(id).Read(caller.Actor, cancellationToken)).Refusal is { } unknown
            ? unknown
            : await items.OfPayout(id, page, cancellationToken);

    private static async Task<OkAnswer<Page<PayoutListItem>>> Mine(
        PageRequest page, Caller caller, IProviderMoney money, CancellationToken cancellationToken) =>
        await money.Payouts(caller.Actor.ProviderId, page, cancellationToken);

    private static async Task<OkAnswer<PayoutScheduleBody>> Schedule(
        PayoutScheduleRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var interval = check.OneOf<PayoutInterval>("interval", body.Interval);
        var weekday = check.OptionalOneOf<DayOfWeek>("weekday", body.Weekday) ?? DayOfWeek.Monday;
        var day = check.OptionalNumber("day", body.Day, 1, 31) ?? 1;
        var minimum = check.OptionalMoney("minimum", body.Minimum);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var provider = await grains.GetGrain<Providers.IProviderGrain>(caller.Actor.ProviderId).Read(caller.Actor, cancellationToken);
        if (provider.Refusal is { } unknown)
        {
            return unknown;
        }

        var schedule = new PayoutSchedule(interval, weekday, (int)day, minimum?.Amount ?? 0, minimum?.Currency);
        var outcome = await grains.GetGrain<IProviderAccountGrain>(caller.Actor.ProviderId)
            .Schedule(new ChangePayoutSchedule(caller.Context(), schedule, provider.View!.Profile.TimeZone));
        return outcome.ToOk(PayoutScheduleBody.Of);
    }

    private static async Task<CreatedAnswer<PayoutsStarted>> PayOutNow(Caller caller, IGrainFactory grains)
    {
        var account = grains.GetGrain<IProviderAccountGrain>(caller.Actor.ProviderId);
        var outcome = await account.PayOutNow(new PayOutNow(caller.Context()));
        return outcome.ToCreated(_ => "/providers/me/payouts", view => new PayoutsStarted(view.LatestPayouts));
    }
}
