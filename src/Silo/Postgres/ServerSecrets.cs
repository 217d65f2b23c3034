using Marketplace.Identity;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class ServerSecrets(NpgsqlDataSource database) : IServerSecrets
{
    public async Task<byte[]> ReadOrKeep(byte[] candidate, CancellationToken cancellationToken)
    {
        // Whoever comes first makes it; everybody then reads the one that stands.
        await using var make = database.CreateCommand(
            "insert into server_secrets (name, value) values ('master', $1) on conflict (name) do nothing");
        make.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = candidate });
        await make.ExecuteNonQueryAsync(cancellationToken);

        await using var read = database.CreateCommand("select value from server_secrets where name = 'master'");
        return (byte[])(await read.ExecuteScalarAsync(cancellationToken))!;
    }
}
