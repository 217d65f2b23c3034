namespace Marketplace.Verification;

/// <summary>Something that must always be true of a database, whatever happened to the processes that worked on it.</summary>
/// <param name="Id">Its number, as operators and tests speak of it.</param>
/// <param name="Says">The promise in one sentence.</param>
/// <param name="Checks">The ways in which it is looked for what breaks it.</param>
internal sealed record Invariant(string Id, string Says, params ImmutableArray<Check> Checks);

/// <summary>One look at one kind of thing.</summary>
/// <param name="Things">What is looked at, in the plural.</param>
internal abstract record Check(string Things)
{
    public abstract Task<Looked> Run(Snapshot snapshot, CancellationToken cancellationToken);
}

/// <summary>What a look has found.</summary>
/// <param name="Count">How many things were looked at.</param>
/// <param name="Broken">How many of them break the invariant.</param>
/// <param name="Samples">Some of those by name, at most <see cref="SampleLimit"/>.</param>
internal sealed record Looked(long Count, long Broken, ImmutableArray<string> Samples)
{
    /// <summary>Enough to see the pattern; the count says how far it goes.</summary>
    public const int SampleLimit = 10;

    /// <summary>The samples, and how many they stand for when there are more.</summary>
    public IEnumerable<string> Shown => Broken > Samples.Length ? Samples.Append($"and {Broken - Samples.Length} more") : Samples;

    public static Looked At(long count, IReadOnlyCollection<string> findings) =>
        new(count, findings.Count, [.. findings.Take(SampleLimit)]);
}
