using System.Runtime.CompilerServices;
using Npgsql;

namespace Marketplace.Verification;

/// <summary>Whether one invariant holds, and what was looked at to say so.</summary>
internal sealed record Verdict(Invariant Invariant, ImmutableArray<(Check Check, Looked Looked)> Looks)
{
    public bool Holds => Looks.All(look => look.Looked.Broken == 0);

    /// <summary>For example <c>12 ledger transactions, 30 ledger entries</c>.</summary>
    public string Scope => string.Join(", ", Looks.Select(look => $"{look.Looked.Count} {look.Check.Things}"));

    /// <summary>Where it does not hold, for people; when there are too many, the last one says how many more.</summary>
    public IReadOnlyList<string> Violations => [.. Looks.SelectMany(look => look.Looked.Shown)];
}

/// <summary>Checks all invariants on a live database, as it was at one moment, and changes nothing.</summary>
internal sealed class Verifier(NpgsqlDataSource database, Invariants invariants, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    /// <summary>One after the other in the order of their numbers, so that a report can be read while it grows.</summary>
    public async IAsyncEnumerable<Verdict> Run([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var snapshot = await Snapshot.Take(database, clock.GetUtcNow(), cancellationToken);
        foreach (var invariant in invariants.All)
        {
            var looks = ImmutableArray.CreateBuilder<(Check Check, Looked Looked)>(invariant.Checks.Length);
            foreach (var check in invariant.Checks)
            {
                looks.Add((check, await snapshot.Run(check, cancellationToken)));
            }

            yield return new Verdict(invariant, looks.MoveToImmutable());
        }
    }
}
