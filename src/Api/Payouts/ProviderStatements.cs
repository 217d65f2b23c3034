using System.Runtime.CompilerServices;
using Npgsql;

namespace Marketplace.Payouts;

/// <inheritdoc/>
internal sealed class ProviderStatements(NpgsqlDataSource database, ListReader lists) : IProviderStatements
{
    private const string Movements =
        """
        select moved.id, moved.at, moved.purpose, -entry.amount, entry.currency, moved.booking_id, moved.stream, moved.at as sort
        from ledger_entries as entry
        join ledger_transactions as moved on moved.id = entry.transaction_id
        where entry.account = 'payable:provider' and entry.owner = $1 and moved.at >= $2 and moved.at < $3
        """;

    public async Task<ImmutableArray<MovementSum>> Sums(
        Guid providerId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select entry.currency, case when moved.at < $2 then '' else moved.purpose end collate "C" as kind, -sum(entry.amount)::bigint
            from ledger_entries as entry
            join ledger_transactions as moved on moved.id = entry.transaction_id
            where entry.account = 'payable:provider' and entry.owner = $1 and moved.at < $3
            group by entry.currency, kind
            order by entry.currency collate "C", kind
            """);
        Bind(command, providerId, from, until);
        var sums = ImmutableArray.CreateBuilder<MovementSum>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sums.Add(new MovementSum(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));
        }

        return sums.ToImmutable();
    }

    public Task<Page<MovementBody>> Read(
        Guid providerId, DateTimeOffset from, DateTimeOffset until, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(
            new ListQuery(Movements, providerId, from.UtcDateTime, until.UtcDateTime), page, Movement, cancellationToken);

    public async IAsyncEnumerable<MovementBody> All(
        Guid providerId, DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"{Movements} order by moved.at, moved.id");
        Bind(command, providerId, from, until);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return Movement(reader);
        }
    }

    private static void Bind(NpgsqlCommand command, Guid providerId, DateTimeOffset from, DateTimeOffset until)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = providerId });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = from.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = until.ToUniversalTime() });
    }

    private static MovementBody Movement(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetString(2),
            new Money(row.GetInt64(3), row.GetString(4)),
            row.IsDBNull(5) ? null : row.GetGuid(5),
            MovementBody.PayoutOf(row.GetString(6)));
}
