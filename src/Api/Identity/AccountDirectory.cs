using System.Buffers.Text;
using System.Text;
using Npgsql;

namespace Marketplace.Identity;

/// <summary>Finds accounts by address. The database knows only keyed hashes, so a copy of it names nobody.</summary>
internal sealed class AccountDirectory(NpgsqlDataSource database, ServerKeys keys)
{
    /// <param name="email">Normalised.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async ValueTask<string> HashOf(string email, CancellationToken cancellationToken)
    {
        var key = await keys.For("email", cancellationToken);
        return Base64Url.EncodeToString(key.Hash(Encoding.UTF8.GetBytes(email)));
    }

    /// <returns>Null when nobody has that address.</returns>
    public async Task<Guid?> Find(string emailHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id from accounts where email_hash = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = emailHash });
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
