using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Marketplace.Identity;

/// <summary>A password's hash with its parameters, as text: `$pbkdf2-sha512$i=210000$salt$hash`. Old forms stay readable when new ones come.</summary>
internal sealed record PasswordHash(int Iterations, byte[] Salt, byte[] Hash)
{
    private const string Scheme = "pbkdf2-sha512";
    private const int SaltLength = 16;
    private const int HashLength = 32;

    public static PasswordHash Of(string password, IRandomBytes random, int iterations)
    {
        var salt = random.Next(SaltLength);
        return new PasswordHash(iterations, salt, Derive(password, salt, iterations));
    }

    /// <exception cref="FormatException">It is none of ours.</exception>
    public static PasswordHash Parse(string text) =>
        text.Split('$') is ["", Scheme, ['i', '=', .. var iterations], var salt, var hash]
            ? new PasswordHash(
                int.Parse(iterations, NumberStyles.None, CultureInfo.InvariantCulture), Base64Url.DecodeFromChars(salt), Base64Url.DecodeFromChars(hash))
            : throw new FormatException("This is not the hash of a password.");

    /// <summary>Takes the same time whatever the password is.</summary>
    public bool Fits(string password) => CryptographicOperations.FixedTimeEquals(Derive(password, Salt, Iterations), Hash);

    public override string ToString() => $"${Scheme}$i={Iterations}${Base64Url.EncodeToString(Salt)}${Base64Url.EncodeToString(Hash)}";

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashLength);
}
