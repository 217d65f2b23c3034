using Marketplace.Gateways;

namespace Marketplace.Reconciliation;

/// <summary>Carries out the steps of runs, and says what a run has found.</summary>
internal sealed partial class ReconciliationHandler(
    IGrainFactory grains,
    IEnumerable<IGatewayStatements> gateways,
    IGatewayRecords records,
    ReconciliationSteps steps,
    ReconciliationOptions options,
    ILogger<ReconciliationHandler> logger) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [GatewayReconciliation.Step];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IReconciliationGrain>(intent.Stream.GetGuidKey());
        var view = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants something and does not exist.");
        if (view.Run is not { } run)
        {
            return;
        }

        var statements = gateways.Single(candidate => candidate.Gateway == view.Gateway);
        try
        {
            var step = await Take(statements, run, intent, cancellationToken);
            var sums = step.Next is null ? await records.Sums(view.Gateway, run.From, run.Until, cancellationToken) : [];
            await grain.Record(new RecordReconciliationStep(intent.Report("step"), intent.Id, step.Next, step.Tally, sums, options.Pace));
            if (step.Next is null)
            {
                var tally = run.Tally.Plus(step.Tally);
                LogFinished(logger, view.Gateway, tally.Compared, tally.Found, tally.Repairing, tally.Gone);
            }
        }
        catch (GatewayUnavailableException away)
        {
            LogAway(logger, view.Gateway, away);
            await grain.Postpone(new PostponeReconciliation(intent.Report("postpone"), intent.Id));
        }
    }

    private Task<StepResult> Take(IGatewayStatements statements, ReconciliationRun run, ClaimedIntent intent, CancellationToken cancellationToken) =>
        run.Place.Phase switch
        {
            ReconciliationPhase.Platform => steps.ReadPlatform(statements, run, cancellationToken),
            ReconciliationPhase.Accounts => steps.ReadAccounts(statements, run, cancellationToken),
            ReconciliationPhase.Theirs => steps.CompareTheirs(statements, run, intent, cancellationToken),
            ReconciliationPhase.Ours => steps.CompareOurs(statements, run, intent, cancellationToken),
            ReconciliationPhase.Open => steps.LookAgain(statements, run, intent, cancellationToken),
            _ => throw new InvalidOperationException($"A run has no part {run.Place.Phase}."),
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconciled with {Gateway}: {Compared} movements compared, {Found} differ ({Repairing} of them new), {Gone} do not any more.")]
    private static partial void LogFinished(ILogger logger, string gateway, long compared, long found, long repairing, long gone);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Gateway} did not say what has moved; the run goes on later.")]
    private static partial void LogAway(ILogger logger, string gateway, Exception exception);
}
