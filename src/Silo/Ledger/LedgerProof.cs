using Marketplace.Gateways;
using Npgsql;

namespace Marketplace.Ledger;

/// <summary>The books against themselves, against what providers are owed, and against the gateway's own record.</summary>
/// <param name="Sums">All entries per currency; every one must be zero.</param>
/// <param name="ProviderBalances">Earned less paid out, per currency, as payments and payouts have it.</param>
/// <param name="Liabilities">What the ledger says is owed to providers, per currency; must equal the former.</param>
/// <param name="Escrow">Held for bookings that are not earned yet, per currency.</param>
/// <param name="GatewayDifference">Cash by the ledger less cash by the gateway, per currency; zero once everything has settled.</param>
internal sealed record LedgerProof(
    ImmutableSortedDictionary<string, long> Sums,
    ImmutableSortedDictionary<string, long> ProviderBalances,
    ImmutableSortedDictionary<string, long> Liabilities,
    ImmutableSortedDictionary<string, long> Escrow,
    ImmutableSortedDictionary<string, long> GatewayDifference)
{
    /// <summary>True when nothing is missing and nothing is there twice.</summary>
    public bool Holds =>
        Sums.Values.All(sum => sum == 0)
        && GatewayDifference.Values.All(difference => difference == 0)
        && ProviderBalances.Where(balance => balance.Value != 0).SequenceEqual(Liabilities.Where(balance => balance.Value != 0));
}

/// <summary>Computes a <see cref="LedgerProof"/>.</summary>
internal sealed class LedgerProver(NpgsqlDataSource database, IEnumerable<IPaymentGateway> gateways)
{
    private const string Sums = "select currency, sum(amount)::bigint from ledger_entries group by currency";

    private const string ProviderBalances =
        """
        select currency, sum(amount)::bigint from (
          select currency, provider_share as amount from payments
          union all
          select currency, -amount from payouts where status in ('in_transit', 'paid')
        ) as movements
        group by currency
        """;

    private const string Owed = "select currency, -sum(amount)::bigint from ledger_entries where account = $1 group by currency";

    private const string Cash = "select currency, sum(amount)::bigint from ledger_entries where account = $1 group by currency";

    public async Task<LedgerProof> Prove(CancellationToken cancellationToken)
    {
        var difference = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var gateway in gateways)
        {
            foreach (var (currency, amount) in await Read(Cash, cancellationToken, Accounts.Cash(gateway.Name)))
            {
                difference[currency] = difference.GetValueOrDefault(currency) + amount;
            }

            foreach (var balance in await gateway.Balance(cancellationToken))
            {
                difference[balance.Currency] = difference.GetValueOrDefault(balance.Currency) - balance.Amount;
            }
        }

        return new LedgerProof(
            await Read(Sums, cancellationToken),
            await Read(ProviderBalances, cancellationToken),
            await Read(Owed, cancellationToken, Accounts.PayableProvider),
            await Read(Owed, cancellationToken, Accounts.Escrow),
            difference.ToImmutable());
    }

    private async Task<ImmutableSortedDictionary<string, long>> Read(
        string sql, CancellationToken cancellationToken, params string[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        }

        var sums = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sums[reader.GetString(0)] = reader.GetInt64(1);
        }

        return sums.ToImmutable();
    }
}
