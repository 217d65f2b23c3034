using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Orleans;

/// <summary>
/// The hash that places a grain in shared tables (xxHash32, seed 0). It is stored in the reminder table,
/// so it must give the same number as Orleans does for the same id.
/// Algorithm: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
/// </summary>
public static class StableHash
{
    private const int StripeLength = 16;
    private const uint Prime1 = 0x9E3779B1;
    private const uint Prime2 = 0x85EBCA77;
    private const uint Prime3 = 0xC2B2AE3D;
    private const uint Prime4 = 0x27D4EB2F;
    private const uint Prime5 = 0x165667B1;

    public static uint ComputeHash(ReadOnlySpan<byte> data)
    {
        unchecked
        {
            var rest = data;
            var hash = data.Length >= StripeLength ? Stripes(ref rest) : Prime5;
            hash += (uint)data.Length;

            for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
            {
                hash += BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime3;
                hash = BitOperations.RotateLeft(hash, 17) * Prime4;
            }

            foreach (var last in rest)
            {
                hash += last * Prime5;
                hash = BitOperations.RotateLeft(hash, 11) * Prime1;
            }

            return Avalanche(hash);
        }
    }

    /// <summary>Hashes the UTF-16 little-endian bytes of the text.</summary>
    public static uint ComputeHash(string data) =>
        ComputeHash(BitConverter.IsLittleEndian ? MemoryMarshal.AsBytes(data.AsSpan()) : System.Text.Encoding.Unicode.GetBytes(data));

    private static uint Stripes(ref ReadOnlySpan<byte> rest)
    {
        unchecked
        {
            var lane1 = Prime1 + Prime2;
            var lane2 = Prime2;
            var lane3 = 0u;
            var lane4 = 0u - Prime1;
            for (; rest.Length >= StripeLength; rest = rest[StripeLength..])
            {
                lane1 = Round(lane1, rest);
                lane2 = Round(lane2, rest[4..]);
                lane3 = Round(lane3, rest[8..]);
                lane4 = Round(lane4, rest[12..]);
            }

            return BitOperations.RotateLeft(lane1, 1) + BitOperations.RotateLeft(lane2, 7)
                + BitOperations.RotateLeft(lane3, 12) + BitOperations.RotateLeft(lane4, 18);
        }
    }

    private static uint Round(uint lane, ReadOnlySpan<byte> input) =>
        unchecked(BitOperations.RotateLeft(lane + (BinaryPrimitives.ReadUInt32LittleEndian(input) * Prime2), 13) * Prime1);

    private static uint Avalanche(uint hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 15)) * Prime2;
            hash = (hash ^ (hash >> 13)) * Prime3;
            return hash ^ (hash >> 16);
        }
    }
}
