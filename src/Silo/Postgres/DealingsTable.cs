using Marketplace.Abuse;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class DealingsTable(NpgsqlDataSource database) : IDealings
{
    public async Task<ImmutableArray<CardPayment>> OfCard(string card, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Served by payments_by_card.
        await using var command = database.CreateCommand(
            "select id, customer_id, provider_id from payments where card = $1 and started_at > $2 order by started_at desc limit $3");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = card });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = since });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = IDealings.Most });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = ImmutableArray.CreateBuilder<CardPayment>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(new CardPayment(rows.GetGuid(0), rows.GetGuid(1), rows.GetGuid(2)));
        }

        return found.DrainToImmutable();
    }

    public async Task<Dealings> Between(Guid providerId, Guid customerId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Served by payments_by_customer.
        await using var command = database.CreateCommand(
            """
            select count(*) filter (where provider_id = $1 and captured > 0),
              count(*) filter (where provider_id = $1 and amount = 0),
              count(*) filter (where provider_id <> $1 and (captured > 0 or amount = 0))
            from payments where customer_id = $2 and started_at > $3
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = providerId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = customerId });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = since });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new Dealings(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }
}
