using Npgsql;

namespace Marketplace.SecurityDeposits;

/// <summary>Security deposits in lists.</summary>
internal interface ISecurityDepositList
{
    /// <summary>The claims that wait for an operator, who waits longest first.</summary>
    Task<Page<ContestedClaimItem>> Contested(PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class SecurityDepositList(ListReader lists) : ISecurityDepositList
{
    /// <summary>Served by security_deposits_contested.</summary>
    private const string Waiting =
        """
        select id, booking_id, title, customer_id, provider_id, amount, claimed, granted, currency, contested_at, is_overdue, contested_at as sort
        from security_deposits where status = 'contested'
        """;

    public Task<Page<ContestedClaimItem>> Contested(PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery(Waiting) { Descending = false }, page, Item, cancellationToken);

    private static ContestedClaimItem Item(NpgsqlDataReader row)
    {
        var currency = row.GetString(8);
        return new ContestedClaimItem(
            row.GetGuid(1),
            row.GetString(2),
            row.GetGuid(3),
            row.GetGuid(4),
            new Money(row.GetInt64(5), currency),
            new Money(row.GetInt64(6), currency),
            new Money(row.GetInt64(7), currency),
            row.GetFieldValue<DateTimeOffset>(9),
            row.GetBoolean(10));
    }
}
