using Marketplace.Invoices;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class BillDraftsTable(NpgsqlDataSource database) : IBillDrafts
{
    public async Task<int> Count(Guid providerId, CancellationToken cancellationToken)
    {
        // Served by bill_drafts.
        await using var command = database.CreateCommand("select count(*)::int from (select from bills where issuer_id = $1 and status = 'draft' limit $2) drafts");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = providerId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BillTerms.MaximumDrafts });
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
