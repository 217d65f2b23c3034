namespace Marketplace.Postgres;

/// <summary>Read models on their own.</summary>
internal interface IRowBench
{
    /// <summary>Makes these changes in one transaction.</summary>
    Task Apply(params RowChange[] changes);

    /// <returns>Null when there is no such row, or nothing in the column.</returns>
    Task<object?> Read(ReadModel table, string column, params (string Column, object Value)[] key);
}
