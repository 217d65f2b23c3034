using Npgsql;

namespace Marketplace.Identity;

/// <inheritdoc/>
internal sealed class SigningKeyTable(NpgsqlDataSource database) : ISigningKeyTable
{
    public async Task<ImmutableArray<byte[]>> Read(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select private_key from signing_keys order by generation desc");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = ImmutableArray.CreateBuilder<byte[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add(reader.GetFieldValue<byte[]>(0));
        }

        return keys.DrainToImmutable();
    }

    public async Task KeepFirst(byte[] privateKey, DateTimeOffset createdAt, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "insert into signing_keys (generation, private_key, created_at) values (1, $1, $2) on conflict (generation) do nothing");
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = privateKey });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = createdAt });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
