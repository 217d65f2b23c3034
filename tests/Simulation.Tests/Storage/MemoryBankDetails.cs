using System.Collections.Concurrent;
using Marketplace.Providers;

namespace Marketplace.Simulations;

internal sealed class MemoryBankDetails : IBankDetailsTable
{
    private readonly ConcurrentDictionary<string, BankDetails> rows = new(StringComparer.Ordinal);

    public Task Keep(BankDetails details, CancellationToken cancellationToken)
    {
        rows.TryAdd(details.Reference, details);
        return Task.CompletedTask;
    }

    public Task<BankDetails?> Find(string reference, CancellationToken cancellationToken) => Task.FromResult(rows.GetValueOrDefault(reference));

    public Task EraseOthers(Guid providerId, string currency, ImmutableArray<string> references, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Values.Where(row => row.ProviderId == providerId && row.Currency == currency && !references.Contains(row.Reference, StringComparer.Ordinal)))
        {
            rows.TryRemove(row.Reference, out _);
        }

        return Task.CompletedTask;
    }
}
