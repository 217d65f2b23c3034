namespace Marketplace.Verification;

/// <summary>What came of one invariant.</summary>
internal sealed record Verdict(IInvariant Invariant, IReadOnlyList<string> Violations)
{
    public bool Holds => Violations.Count == 0;
}

/// <summary>Checks all invariants on a live database and changes nothing.</summary>
internal sealed class Verifier(IEnumerable<IInvariant> invariants)
{
    /// <summary>One after the other in the order of their numbers, so that a report can be read while it grows.</summary>
    public async IAsyncEnumerable<Verdict> Run([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var invariant in invariants.OrderBy(invariant => int.Parse(invariant.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)))
        {
            yield return new Verdict(invariant, await invariant.Violations(cancellationToken));
        }
    }
}
