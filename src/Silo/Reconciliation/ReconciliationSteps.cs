namespace Marketplace.Reconciliation;

/// <summary>The parts of a run. Each reads or compares a bounded number of movements, and says where the next one goes on.</summary>
internal sealed class ReconciliationSteps(IGrainFactory grains, IGatewayRecords records, ReconciliationMetrics metrics)
{
    /// <summary>Of a statement in one step: some seconds of a gateway that answers at its usual pace, well within a worker's patience.</summary>
    private const int PagesPerStep = 20;

    /// <summary>Providers whose statements are read in one step; most have nothing on them.</summary>
    private const int AccountsPerStep = 20;

    /// <summary>Compared in one step. If all of them differ, each is told to its own grain.</summary>
    private const int ComparedPerStep = 1_000;

    /// <summary>Differences that are looked at again in one step.</summary>
    private const int StandingPerStep = 100;

    public async Task<StepResult> ReadPlatform(IGatewayStatements statements, ReconciliationRun run, CancellationToken cancellationToken)
    {
        var (after, read) = (run.Place.After, 0);
        for (var page = 0; page < PagesPerStep; page++)
        {
            var statement = await statements.Read(null, run.From, run.Until, after, cancellationToken);
            await records.Keep(statement.Entries, cancellationToken);
            read += statement.Read;
            if ((after = statement.Next) is null)
            {
                return StepResult.Ends(ReconciliationPhase.Accounts, Read(read));
            }
        }

        return StepResult.GoesOn(ReconciliationPhase.Platform, after!, Read(read));
    }

    /// <summary>The place is the account that was read last, and within one that has more pages than a step takes, the page.</summary>
    public async Task<StepResult> ReadAccounts(IGatewayStatements statements, ReconciliationRun run, CancellationToken cancellationToken)
    {
        string[] place = run.Place.After?.Split(' ') ?? [];
        var (within, read) = (place is [_, var page] ? page : null, 0);
        ImmutableArray<string> accounts = within is null
            ? await records.Accounts(place is [var done] ? done : null, AccountsPerStep, cancellationToken)
            : [place[0]];
        foreach (var account in accounts)
        {
            for (var pages = 0; pages == 0 || within is not null; pages++)
            {
                if (pages == PagesPerStep)
                {
                    return StepResult.GoesOn(ReconciliationPhase.Accounts, $"{account} {within}", Read(read));
                }

                var statement = await statements.Read(account, run.From, run.Until, within, cancellationToken);
                await records.Keep(statement.Entries, cancellationToken);
                read += statement.Read;
                within = statement.Next;
            }
        }

        return accounts is [.., var last]
            ? StepResult.GoesOn(ReconciliationPhase.Accounts, last, Read(read))
            : StepResult.Ends(ReconciliationPhase.Theirs, Read(read));
    }

    public async Task<StepResult> CompareTheirs(IGatewayStatements statements, ReconciliationRun run, ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var page = await records.Theirs(statements.Gateway, run.From, run.Until, run.Place.After, ComparedPerStep, cancellationToken);
        var tally = Looked(statements, page.Rows.Length);
        foreach (var compared in page.Rows)
        {
            tally = tally.Plus(await Judge(statements, run, compared, intent, cancellationToken));
        }

        return page.Next is { } next ? StepResult.GoesOn(ReconciliationPhase.Theirs, next, tally) : StepResult.Ends(ReconciliationPhase.Ours, tally);
    }

    /// <summary>The gateway is asked for each of these by name: it may have listed it late, or by a clock that differs from ours.</summary>
    public async Task<StepResult> CompareOurs(IGatewayStatements statements, ReconciliationRun run, ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var page = await records.Ours(statements.Gateway, run.From, run.Until, run.Place.After, StandingPerStep, cancellationToken);
        var tally = Looked(statements, page.Rows.Length);
        foreach (var ours in page.Rows.Select(row => row.Ours!))
        {
            tally = tally.Plus(await Judge(statements, run, await AskAfter(statements, ours, cancellationToken), intent, cancellationToken));
        }

        return page.Next is { } next ? StepResult.GoesOn(ReconciliationPhase.Ours, next, tally) : StepResult.Ends(ReconciliationPhase.Open, tally);
    }

    /// <summary>What stands although both sides agree by now goes; what an earlier run found and no window has reached since is found again.</summary>
    public async Task<StepResult> LookAgain(IGatewayStatements statements, ReconciliationRun run, ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var after = run.Place.After is { } place ? Guid.Parse(place) : Guid.Empty;
        var standing = await records.Standing(statements.Gateway, after, StandingPerStep, cancellationToken);
        var tally = ReconciliationTally.None;
        foreach (var difference in standing)
        {
            var (kind, reference) = (difference.Finding.Movement, difference.Finding.Reference);
            var now = await records.Find(statements.Gateway, kind, reference, cancellationToken);
            now = now is { Theirs: null, Ours: { } ours } ? await AskAfter(statements, ours, cancellationToken) : now;
            if (Comparison.Of(statements.Gateway, now) is null)
            {
                await grains.GetGrain<IDiscrepancyGrain>(difference.Id).Settle(new SettleDiscrepancy(intent.Report($"settle {difference.Id}")));
                tally = tally.Plus(new(0, 0, 0, 0, Gone: 1));
            }
            else if (difference.FoundAt < run.StartedAt)
            {
                tally = tally.Plus(await Judge(statements, run, now, intent, cancellationToken));
            }
        }

        return standing is [.., var last] ? StepResult.GoesOn(ReconciliationPhase.Open, last.Id.ToString(), tally) : new StepResult(null, tally);
    }

    private async Task<Compared> AskAfter(IGatewayStatements statements, OurMovement ours, CancellationToken cancellationToken)
    {
        await records.Keep(await statements.Of(ours.Holder, ours.Reference, cancellationToken), cancellationToken);
        return await records.Find(statements.Gateway, ours.Kind, ours.Reference, cancellationToken);
    }

    private async Task<ReconciliationTally> Judge(
        IGatewayStatements statements, ReconciliationRun run, Compared compared, ClaimedIntent intent, CancellationToken cancellationToken)
    {
        if (Comparison.Of(statements.Gateway, compared) is not { } finding)
        {
            return ReconciliationTally.None;
        }

        metrics.Found(finding);
        var id = DiscrepancyId.Of(finding.Gateway, finding.Movement, finding.Reference);
        var found = await grains.GetGrain<IDiscrepancyGrain>(id).Find(new FindDiscrepancy(intent.Report($"find {id}"), finding));
        if (found.View?.Status is DiscrepancyStatus.Repairing && compared.Theirs is { } theirs)
        {
            await statements.Tell(theirs, $"{theirs.Id} {run.Id:N}", cancellationToken);
        }

        return new(0, 0, Found: 1, Repairing: found.View?.Status is DiscrepancyStatus.Repairing ? 1 : 0, 0);
    }

    private ReconciliationTally Looked(IGatewayStatements statements, int count)
    {
        metrics.Compared(statements.Gateway, count);
        return new(0, Compared: count, 0, 0, 0);
    }

    private static ReconciliationTally Read(int count) => new(Read: count, 0, 0, 0, 0);
}

/// <param name="Next">Where the run goes on; null when it is done.</param>
/// <param name="Tally">What the step did.</param>
internal sealed record StepResult(ReconciliationPlace? Next, ReconciliationTally Tally)
{
    public static StepResult GoesOn(ReconciliationPhase phase, string after, ReconciliationTally tally) => new(new ReconciliationPlace(phase, after), tally);

    public static StepResult Ends(ReconciliationPhase next, ReconciliationTally tally) => new(new ReconciliationPlace(next, null), tally);
}
