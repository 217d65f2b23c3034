using Marketplace.Ledger;

namespace Marketplace.Postgres;

/// <summary>Read models and the ledger on their own.</summary>
internal interface IRowBench
{
    /// <summary>Makes these changes in one transaction.</summary>
    Task Apply(params RowChange[] changes);

    /// <returns>Null when there is no such row, or nothing in the column.</returns>
    Task<object?> Read(ReadModel table, string column, params (string Column, object Value)[] key);

    /// <summary>Lays a movement of money into the ledger, as the commit of an event does.</summary>
    Task Post(Guid id, string stream, long version, DateTimeOffset at, LedgerTransaction transaction);
}
