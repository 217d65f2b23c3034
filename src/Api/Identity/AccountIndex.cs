using Npgsql;

namespace Marketplace.Identity;

/// <inheritdoc/>
internal sealed class AccountIndex(NpgsqlDataSource database) : IAccountIndex
{
    public async Task<Guid?> Find(string emailHash, CancellationToken cancellationToken)
    {
        // Served by accounts_email_hash_key.
        await using var command = database.CreateCommand("select id from accounts where email_hash = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = emailHash });
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
