using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Identity;

/// <summary>One P-256 key that signs access tokens. The id is the thumbprint of its public half (RFC 7638).</summary>
internal sealed class SigningKey
{
    private readonly ECParameters parameters;

    /// <summary>The framework promises nothing about one key object on several threads, and importing one takes as long as ten signatures.</summary>
    private readonly ConcurrentBag<ECDsa> idle = [];

    private SigningKey(ECParameters parameters)
    {
        this.parameters = parameters;
        X = Base64Url.EncodeToString(parameters.Q.X);
        Y = Base64Url.EncodeToString(parameters.Q.Y);
        Id = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));
    }

    public string Id { get; }

    public string X { get; }

    public string Y { get; }

    public static byte[] Generate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    public static SigningKey Read(byte[] pkcs8)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return new SigningKey(key.ExportParameters(includePrivateParameters: true));
    }

    public byte[] Sign(byte[] data) => With(key => key.SignData(data, HashAlgorithmName.SHA256));

    public bool Verify(byte[] data, byte[] signature) => With(key => key.VerifyData(data, signature, HashAlgorithmName.SHA256));

    private T With<T>(Func<ECDsa, T> work)
    {
        var key = idle.TryTake(out var kept) ? kept : ECDsa.Create(parameters);
        var done = work(key);
        idle.Add(key);
        return done;
    }
}
