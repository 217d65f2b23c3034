using Marketplace.Providers;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class BankDetailsTable(NpgsqlDataSource database) : IBankDetailsTable
{
    public async Task Keep(BankDetails details, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into bank_details (reference, provider_id, currency, holder, iban, number, bank_code, bank_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (reference) do nothing
            """);
        foreach (var value in (object?[])
            [details.Reference, details.ProviderId, details.Currency, details.Holder, details.Iban, details.Number, details.BankCode, details.BankName])
        {
            command.Parameters.Add(value is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<BankDetails?> Find(string reference, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select reference, provider_id, currency, holder, iban, number, bank_code, bank_name from bank_details where reference = $1");
        command.Parameters.Add(new() { Value = reference });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken)
            ? new BankDetails(
                rows.GetString(0), rows.GetGuid(1), rows.GetString(2), rows.GetString(3), Text(4), Text(5), Text(6), rows.GetString(7))
            : null;

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
    }

    public async Task EraseOthers(Guid providerId, string currency, ImmutableArray<string> references, CancellationToken cancellationToken)
    {
        // Served by bank_details_of_provider.
        await using var command = database.CreateCommand("delete from bank_details where provider_id = $1 and currency = $2 and reference <> all($3)");
        command.Parameters.Add(new() { Value = providerId });
        command.Parameters.Add(new() { Value = currency });
        command.Parameters.Add(new() { Value = references.ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
