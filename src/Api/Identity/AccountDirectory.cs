using System.Buffers.Text;
using System.Text;

namespace Marketplace.Identity;

/// <summary>Finds accounts by address. The database knows only keyed hashes, so a copy of it names nobody.</summary>
internal sealed class AccountDirectory(IAccountIndex accounts, ServerKeys keys)
{
    /// <param name="email">Normalised.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async ValueTask<string> HashOf(string email, CancellationToken cancellationToken)
    {
        var key = await keys.For("email", cancellationToken);
        return Base64Url.EncodeToString(key.Hash(Encoding.UTF8.GetBytes(email)));
    }

    /// <returns>Null when nobody has that address.</returns>
    public Task<Guid?> Find(string emailHash, CancellationToken cancellationToken) => accounts.Find(emailHash, cancellationToken);
}
