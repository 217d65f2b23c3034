namespace Marketplace.Verification;

/// <summary>A check that SQL is the wrong language for, or that must not trust the database's own means.</summary>
/// <param name="Things">What is looked at, in the plural.</param>
/// <param name="Sweep">Looks at all of them.</param>
internal sealed record SweepCheck(string Things, Func<Snapshot, CancellationToken, Task<Looked>> Sweep) : Check(Things)
{
    public override Task<Looked> Run(Snapshot snapshot, CancellationToken cancellationToken) => Sweep(snapshot, cancellationToken);
}
