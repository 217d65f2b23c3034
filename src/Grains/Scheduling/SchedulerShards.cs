using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Scheduling;

/// <summary>Which shard keeps the deadlines of a stream. Stored with every deadline, so the numbers never change.</summary>
internal static class SchedulerShards
{
    public const int Count = 64;

    public static int Of(GrainId stream)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(stream.ToString()), digest);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(digest) % Count);
    }
}
