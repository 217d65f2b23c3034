using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Ledger;

/// <summary>The periods that were closed, for whoever reads the books.</summary>
internal interface ILedgerPeriodList
{
    /// <summary>In pages, the latest first.</summary>
    Task<Page<LedgerPeriod>> Read(PageRequest page, CancellationToken cancellationToken);

    /// <returns>Null while it is open.</returns>
    Task<LedgerPeriod?> Find(string name, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class LedgerPeriodList(ListReader lists, NpgsqlDataSource database) : ILedgerPeriodList
{
    public Task<Page<LedgerPeriod>> Read(PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery($"select {LedgerPeriods.Columns}, ends_at as sort from ledger_periods"), page, LedgerPeriods.Period, cancellationToken);

    public async Task<LedgerPeriod?> Find(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {LedgerPeriods.Columns} from ledger_periods where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = LedgerPeriod.IdOf(name) });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? LedgerPeriods.Period(row) : null;
    }
}
