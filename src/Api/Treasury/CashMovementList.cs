using Npgsql;

namespace Marketplace.Treasury;

/// <inheritdoc/>
internal sealed class CashMovementList(ListReader lists) : ICashMovementList
{
    /// <summary>Served by cash_movements_recorded, and of one gateway by cash_movements_by_gateway.</summary>
    private const string Query =
        """
        select id, kind, gateway, amount, currency, reference, status, note, recorded_at, recorded_by, ended_at, ended_by, reason, recorded_at as sort
        from cash_movements
        """;

    public Task<Page<CashMovementBody>> Read(string? gateway, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(gateway is null ? new ListQuery(Query) : new ListQuery($"{Query} where gateway = $1", gateway), page, Movement, cancellationToken);

    private static CashMovementBody Movement(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        EnumNames<CashMovementKind>.ByName[row.GetString(1)],
        row.GetString(2),
        new Money(row.GetInt64(3), row.GetString(4)),
        row.GetString(5),
        EnumNames<CashMovementStatus>.ByName[row.GetString(6)],
        row.OptionalText(7),
        row.GetFieldValue<DateTimeOffset>(8),
        row.Optional<Guid>(9),
        row.Optional<DateTimeOffset>(10),
        row.Optional<Guid>(11),
        row.OptionalText(12));
}
