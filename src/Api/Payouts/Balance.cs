namespace Marketplace.Payouts;

/// <summary>A provider's balance: what waits comes from the provider's own account, the rest from the read models.</summary>
internal static class Balance
{
    public static async Task<OkAnswer<BalanceBody>> Read(
        Caller caller, IGrainFactory grains, IProviderMoney money, CancellationToken cancellationToken)
    {
        var provider = caller.Actor.ProviderId;
        if ((await grains.GetGrain<Providers.IProviderGrain>(provider).Read(caller.Actor, cancellationToken)).Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await grains.GetGrain<IProviderAccountGrain>(provider).Read(cancellationToken);
        var sums = await money.Sums(provider, cancellationToken);
        return new BalanceBody(
            Of("pending"),
            account.Available,
            [.. Of("scheduled"), .. Of("in_transit"), .. Of("failed")],
            Of("paid"),
            PayoutScheduleBody.Of(account));

        ImmutableArray<Money> Of(string status) => [.. sums.Where(sum => sum.Status == status).Select(sum => sum.Amount)];
    }
}
