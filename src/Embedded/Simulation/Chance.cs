namespace Marketplace.Embedded;

/// <summary>
/// A stream of random numbers that is the same for the same seed on every machine and runtime (SplitMix64). Forks are
/// independent streams, so that one part may draw more without changing what the others get.
/// </summary>
internal sealed class Chance(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>A stream of its own for one purpose; drawing from it leaves this one where it is.</summary>
    public Chance Fork(string purpose)
    {
        // FNV-1a: string hashes of the runtime differ from process to process.
        var hash = 14695981039346656037ul;
        foreach (var letter in purpose)
        {
            hash = (hash ^ letter) * 1099511628211ul;
        }

        return new Chance(Mix(state ^ hash));
    }

    public ulong NextBits()
    {
        state += Step;
        return Mix(state);
    }

    /// <summary>A number from 0 up to, but not including, a limit.</summary>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (int)((UInt128)NextBits() * (ulong)limit >> 64);
    }

    /// <summary>A number between two bounds, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public double Share() => (NextBits() >> 11) * (1.0 / (1ul << 53));

    /// <summary>True so many times in a thousand.</summary>
    public bool PerMille(int probability) => Below(1000) < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * Share());

    public Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, NextBits());
        BitConverter.TryWriteBytes(bytes[8..], NextBits());
        return new Guid(bytes);
    }

    public void Fill(Span<byte> bytes)
    {
        for (var index = 0; index < bytes.Length; index++)
        {
            bytes[index] = (byte)NextBits();
        }
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
