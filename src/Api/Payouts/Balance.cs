using Marketplace.Providers;
using Microsoft.Extensions.Options;

namespace Marketplace.Payouts;

/// <summary>A provider's balance: what waits comes from the provider's own account, the rest from the read models.</summary>
internal static class Balance
{
    public static Task<OkAnswer<BalanceBody>> Mine(
        Caller caller, IGrainFactory grains, IProviderMoney money, IOptions<PayoutOptions> options, CancellationToken cancellationToken) =>
        Of(caller.Actor.ProviderId, caller, grains, money, options, cancellationToken);

    public static Task<OkAnswer<BalanceBody>> Of(
        Guid id, Caller caller, IGrainFactory grains, IProviderMoney money, IOptions<PayoutOptions> options, CancellationToken cancellationToken) =>
        Read(id, caller, grains, () => Of(id, grains, money, options.Value, cancellationToken), cancellationToken);

    /// <param name="part">`available` (the default), `pending` or `reserved`.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="grains">Know whether there is such a provider.</param>
    /// <param name="items">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static Task<OkAnswer<Page<AccountItemBody>>> ExplainMine(
        string? part, PageRequest page, Caller caller, IGrainFactory grains, IAccountItems items, CancellationToken cancellationToken) =>
        Explain(caller.Actor.ProviderId, part, page, caller, grains, items, cancellationToken);

    /// <param name="id">Whose.</param>
    /// <param name="part">`available` (the default), `pending` or `reserved`.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="grains">Know whether there is such a provider.</param>
    /// <param name="items">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<Page<AccountItemBody>>> Explain(
        Guid id, string? part, PageRequest page, Caller caller, IGrainFactory grains, IAccountItems items, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wanted = check.OptionalOneOf<BalancePart>("part", part);
        return check.Refusal is { } refusal
            ? refusal
            : await Read(id, caller, grains, Items, cancellationToken);

        Task<Page<AccountItemBody>> Items() => wanted switch
        {
            BalancePart.Pending => items.Pending(id, page, cancellationToken),
            BalancePart.Reserved => items.Reserved(id, page, cancellationToken),
            _ => items.Waiting(id, page, cancellationToken),
        };
    }

    private static async Task<BalanceBody> Of(
        Guid id, IGrainFactory grains, IProviderMoney money, PayoutOptions platform, CancellationToken cancellationToken)
    {
        var account = await grains.GetGrain<IProviderAccountGrain>(id).Read(cancellationToken);
        var sums = await money.Sums(id, cancellationToken);
        return new BalanceBody(
            Of("pending"),
            account.Available,
            account.Negative ?? [],
            [.. (account.Pockets ?? []).Select(pocket => new PocketBody(pocket.Amount, pocket.IsByHand))],
            account.Reserved ?? [],
            account.Releases ?? [],
            ReserveBody.InForce(account, platform),
            account.RefundLimits ?? [],
            [.. Of("scheduled"), .. Of("in_transit"), .. Of("failed")],
            Of("paid"),
            PayoutScheduleBody.Of(account),
            await NextPayouts(account, grains, cancellationToken),
            PayoutHoldBody.Of(account));

        ImmutableArray<Money> Of(string status) => [.. sums.Where(sum => sum.Status == status).Select(sum => sum.Amount)];
    }

    private static async Task<ImmutableArray<NextPayoutBody>> NextPayouts(ProviderAccountView account, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (account.NextPayoutAt is not { } end)
        {
            return [];
        }

        var days = account.Available.Select(async available =>
        {
            var day = await grains.GetGrain<IBankCalendarGrain>(BankCalendarId.Of(available.Currency)).BankingDayFrom(end, cancellationToken);
            return new NextPayoutBody(available.Currency, day.At, day.Closed);
        });
        return [.. await Task.WhenAll(days)];
    }

    private static async Task<OkAnswer<TBody>> Read<TBody>(
        Guid id, Caller caller, IGrainFactory grains, Func<Task<TBody>> read, CancellationToken cancellationToken)
        where TBody : class =>
        (await grains.GetGrain<IProviderGrain>(id).Read(caller.Actor, cancellationToken)).Refusal is { } refusal ? refusal : await read();

    private enum BalancePart
    {
        Available,
        Pending,
        Reserved,
    }
}
