using System.Runtime.CompilerServices;
using Marketplace.Ledger;
using Marketplace.Payouts;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryStatements(MemoryPages pages) : IProviderStatements
{
    public Task<ImmutableArray<MovementSum>> Sums(Guid providerId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<MovementSum>>(
        [
            .. Of(providerId)
                .Where(movement => movement.At < until)
                .GroupBy(movement => (movement.Amount.Currency, Kind: movement.At < from ? string.Empty : movement.Kind), movement => movement.Amount.Amount)
                .OrderBy(sum => sum.Key.Currency, StringComparer.Ordinal)
                .ThenBy(sum => sum.Key.Kind, StringComparer.Ordinal)
                .Select(sum => new MovementSum(sum.Key.Currency, sum.Key.Kind, sum.Sum())),
        ]);

    public Task<Page<MovementBody>> Read(
        Guid providerId, DateTimeOffset from, DateTimeOffset until, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            Of(providerId).Where(movement => movement.At >= from && movement.At < until).Select(movement => (movement, movement.At, movement.Id)),
            page,
            movement => movement,
            cancellationToken);

    public async IAsyncEnumerable<MovementBody> All(
        Guid providerId, DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var movement in Of(providerId)
            .Where(movement => movement.At >= from && movement.At < until).OrderBy(movement => movement.At).ThenBy(movement => movement.Id))
        {
            yield return movement;
        }
    }

    private IEnumerable<MovementBody> Of(Guid provider) =>
        from row in pages.Database.Ledger.Values
        from leg in row.Transaction.Legs
        where leg.Account == Accounts.PayableProvider && leg.Owner == provider
        select new MovementBody(
            row.Id, row.At, row.Transaction.Purpose, -leg.Amount, row.Transaction.BookingId, MovementBody.PayoutOf(row.Stream));
}
