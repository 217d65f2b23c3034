using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <inheritdoc/>
internal sealed class MemoryBalances(UndoLog undo) : IBalanceTable
{
    private readonly SortedDictionary<(string Account, string Currency), long> balances = new(
        Comparer<(string Account, string Currency)>.Create((left, right) =>
            string.CompareOrdinal(left.Account, right.Account) is var accounts and not 0
                ? accounts
                : string.CompareOrdinal(left.Currency, right.Currency)));

    public Task<long> Add(string account, string currency, long amount)
    {
        var isKnown = balances.TryGetValue((account, currency), out var before);
        balances[(account, currency)] = before + amount;
        undo.Add(() =>
        {
            if (isKnown)
            {
                balances[(account, currency)] = before;
            }
            else
            {
                balances.Remove((account, currency));
            }
        });
        return Task.FromResult(before + amount);
    }

    public Task<IReadOnlyList<Available>> Of(string account) =>
        Task.FromResult<IReadOnlyList<Available>>(
        [
            .. balances.Where(balance => balance.Key.Account == account).Select(balance => new Available(balance.Key.Currency, balance.Value)),
        ]);
}
