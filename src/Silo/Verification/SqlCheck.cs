namespace Marketplace.Verification;

/// <summary>A check that is two statements. Both may use <c>@now</c>, the domain clock at the start of the verification.</summary>
/// <param name="Things">What is looked at, in the plural.</param>
/// <param name="From">The <c>from</c> clause whose rows are the things.</param>
/// <param name="Broken">Selects one text for each of them that breaks the invariant: which it is, and how.</param>
internal sealed record SqlCheck(string Things, string From, string Broken) : Check(Things)
{
    public override async Task<Looked> Run(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var counts = await snapshot.Read($"select count(*) {From}", row => row.GetInt64(0), cancellationToken);
        var found = await snapshot.Read(
            $"select finding, count(*) over () from ({Broken}) as broken (finding) order by finding limit {Looked.SampleLimit}",
            row => (Finding: row.GetString(0), Total: row.GetInt64(1)),
            cancellationToken);
        return new Looked(counts[0], found.Count == 0 ? 0 : found[0].Total, [.. found.Select(row => row.Finding)]);
    }
}
