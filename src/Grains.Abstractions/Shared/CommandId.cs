using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace;

/// <summary>Names one intent. The same id may arrive many times; it takes effect once.</summary>
[GenerateSerializer, Immutable, Alias("command-id")]
public readonly record struct CommandId(Guid Value)
{
    /// <summary>The id of a command that follows from a fact, equal every time the fact is told again.</summary>
    /// <param name="stream">The stream in which the fact stands, as the text of its grain id.</param>
    /// <param name="version">The version that the fact made.</param>
    /// <param name="purpose">What the command is for; one fact may cause several commands.</param>
    public static CommandId CausedBy(string stream, long version, string purpose)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, version);
        return new CommandId(DerivedId.From(Encoding.UTF8.GetBytes(stream), number, Encoding.UTF8.GetBytes(purpose)));
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identities that follow from something else, so that whoever derives them again finds the same resource.</summary>
public static class DerivedId
{
    /// <summary>Hashes the parts, each preceded by its length, and folds the digest into a UUID of version 8.</summary>
    public static Guid From(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, first);
        Append(hash, second);
        Append(hash, third);

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }

    /// <summary>The identity that belongs to a source under a purpose, such as the provider of an account.</summary>
    public static Guid From(Guid source, string purpose) => From(source.ToByteArray(bigEndian: true), Encoding.UTF8.GetBytes(purpose), []);

    /// <summary>The identity that belongs to a pair under a purpose, such as the thread of a customer and a listing.</summary>
    public static Guid From(Guid first, Guid second, string purpose) =>
        From(first.ToByteArray(bigEndian: true), second.ToByteArray(bigEndian: true), Encoding.UTF8.GetBytes(purpose));

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
