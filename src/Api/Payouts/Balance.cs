using Npgsql;

namespace Marketplace.Payouts;

/// <summary>A provider's balance: what waits comes from the provider's own account, the rest from the read models.</summary>
internal static class Balance
{
    private const string Sql =
        """
        select 'pending', currency, sum(provider_earns - round(provider_earns::numeric * refunded / nullif(total, 0)))::bigint
        from bookings
        where provider_id = $1 and released_at is null and status in ('confirmed', 'in_progress', 'completed')
        group by currency
        union all
        select status, currency, sum(amount)::bigint
        from payouts
        where provider_id = $1
        group by status, currency
        order by 1, 2
        """;

    public static async Task<OkAnswer<BalanceBody>> Read(
        Caller caller, IGrainFactory grains, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var provider = caller.Actor.ProviderId;
        if ((await grains.GetGrain<Providers.IProviderGrain>(provider).Read(caller.Actor, cancellationToken)).Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await grains.GetGrain<IProviderAccountGrain>(provider).Read(cancellationToken);
        var sums = await Sums(database, provider, cancellationToken);
        return new BalanceBody(
            Of("pending"),
            account.Available,
            [.. Of("scheduled"), .. Of("in_transit"), .. Of("failed")],
            Of("paid"),
            PayoutScheduleBody.Of(account));

        ImmutableArray<Money> Of(string status) => [.. sums.Where(sum => sum.Status == status).Select(sum => sum.Amount)];
    }

    private static async Task<List<(string Status, Money Amount)>> Sums(
        NpgsqlDataSource database, Guid provider, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = provider });
        var sums = new List<(string, Money)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sums.Add((reader.GetString(0), new Money(reader.IsDBNull(2) ? 0 : reader.GetInt64(2), reader.GetString(1))));
        }

        return sums;
    }
}
