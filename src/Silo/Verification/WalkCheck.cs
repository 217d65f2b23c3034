namespace Marketplace.Verification;

/// <summary>A check of single events: what they say, and what they changed.</summary>
/// <param name="Things">What is looked at, in the plural.</param>
/// <param name="Walk">Goes through all events.</param>
/// <param name="Concerns">Whether an event is one of these things.</param>
/// <param name="Judge">What is wrong with it, or null.</param>
internal sealed record WalkCheck(string Things, EventWalk Walk, Func<Step, bool> Concerns, Func<Step, string?> Judge) : Check(Things)
{
    public override async Task<Looked> Run(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var count = 0L;
        var findings = new List<string>();
        await foreach (var step in Walk.Steps(snapshot, cancellationToken))
        {
            if (!Concerns(step))
            {
                continue;
            }

            count++;
            if (Judge(step) is { } wrong)
            {
                findings.Add($"{step.Stream}@{step.Version}: {wrong}");
            }
        }

        return Looked.At(count, findings);
    }
}
