using System.Diagnostics;

namespace Marketplace.Reconciliation;

/// <summary>
/// The rules of comparing with one gateway: run after run, each over a window that overlaps the one before, each in steps that a
/// crash can end anywhere.
/// </summary>
internal sealed class GatewayReconciliation : IRules<ReconciliationState, ReconciliationCommand, ReconciliationEvent>
{
    public const string Step = "reconciliation.step";

    /// <summary>A run that found something new looks again this soon: what the repair found must be heard by then.</summary>
    public static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(15);

    /// <summary>How long a run waits for a gateway that does not answer.</summary>
    public static readonly TimeSpan PatienceWithGateway = TimeSpan.FromMinutes(15);

    /// <summary>How much of the last window is compared again: longer than any clock of ours runs ahead, or a gateway lists late.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(2);

    /// <summary>Until the first run tells how this marketplace wants it.</summary>
    private static readonly ReconciliationPace Usual = new(TimeSpan.FromDays(1), TimeSpan.FromHours(1));

    private const string Begins = "reconciliation_begins";
    private const string GoesOn = "reconciliation_goes_on";

    private GatewayReconciliation()
    {
    }

    public static string StreamType => "reconciliation";

    public static Decision<ReconciliationEvent> Decide(ReconciliationState state, ReconciliationCommand command, DateTimeOffset now) =>
        command switch
        {
            StartReconciliation start when start.Context.By.IsStaff => Start(state, start, now),
            _ when command.Context.By.Role is not ActorRole.Platform => ReconciliationRefusals.Unknown,
            WatchReconciliation watch when state.Gateway is null =>
                new ReconciliationWatched(now, watch.Gateway, now - Overlap, now + Usual.Every),
            PassReconciliationTime { Deadline: Begins } pass when state.NextAt <= now && state.Run is null =>
                Begin(state.Gateway!, state.Position - Overlap, now - (state.Pace ?? Usual).Grace, null, pass.Context, now),
            PassReconciliationTime { Deadline: GoesOn } pass when state.ResumeAt <= now =>
                new ReconciliationResumed(now, DerivedId.From(pass.Context.Id.Value, Step)),
            RecordReconciliationStep step when step.IntentId == state.StepIntent => Record(state.Run!, step, now),
            PostponeReconciliation wait when wait.IntentId == state.StepIntent => new ReconciliationPostponed(now, now + PatienceWithGateway),

            // Heard before.
            _ => Decision<ReconciliationEvent>.Nothing,
        };

    public static ReconciliationState Evolve(ReconciliationState state, ReconciliationEvent happened) =>
        happened switch
        {
            ReconciliationWatched e => state with { Gateway = e.Gateway, Position = e.From, NextAt = e.NextAt },
            ReconciliationStarted e => state with
            {
                Gateway = e.Gateway,
                Position = state.Gateway is null ? e.From : state.Position,
                NextAt = null,
                Run = new ReconciliationRun(
                    e.RunId, e.From, e.Until, e.At, new ReconciliationPlace(ReconciliationPhase.Platform, null), ReconciliationTally.None),
                StepIntent = e.IntentId,
            },
            ReconciliationStepped e => state with
            {
                Run = state.Run! with { Place = e.Next, Tally = state.Run.Tally.Plus(e.Tally) },
                StepIntent = e.IntentId,
            },
            ReconciliationPostponed e => state with { StepIntent = null, ResumeAt = e.ResumeAt },
            ReconciliationResumed e => state with { StepIntent = e.IntentId, ResumeAt = null },
            ReconciliationFinished e => state with
            {
                Run = null,
                Last = state.Run! with { Tally = state.Run.Tally.Plus(e.Tally) },
                StepIntent = null,
                NextAt = e.NextAt,
                Pace = e.Pace,
                Position = state.Run.Until > state.Position ? state.Run.Until : state.Position,
            },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(ReconciliationState state) =>
        state.ResumeAt is { } resume ? [new Deadline(GoesOn, resume)]
        : state.NextAt is { } next ? [new Deadline(Begins, next)]
        : [];

    public static ReconciliationCommand AtDeadline(ReconciliationState state, string name, CommandContext context) =>
        new PassReconciliationTime(context, name);

    public static ImmutableArray<Intent> Intents(ReconciliationState state) => state.StepIntent is { } step ? [new Intent(step, Step)] : [];

    private static Decision<ReconciliationEvent> Start(ReconciliationState state, StartReconciliation start, DateTimeOffset now)
    {
        var until = now - start.Pace.Grace;
        var from = start.From ?? (state.Gateway is null ? until - Overlap : state.Position - Overlap);
        return state.Run is { } run ? ReconciliationRefusals.UnderWay(run)
            : from >= until ? ReconciliationRefusals.NothingToCompare
            : Begin(start.Gateway, from, until, start.Reason, start.Context, now);
    }

    private static ReconciliationStarted Begin(
        string gateway, DateTimeOffset from, DateTimeOffset until, string? reason, CommandContext context, DateTimeOffset now) =>
        new(now, gateway, DerivedId.From(context.Id.Value, "run"), from, until > from ? until : from, reason, DerivedId.From(context.Id.Value, Step));

    private static ReconciliationEvent Record(ReconciliationRun run, RecordReconciliationStep step, DateTimeOffset now)
    {
        if (step.Next is { } next)
        {
            return new ReconciliationStepped(now, next, step.Tally, DerivedId.From(step.Context.Id.Value, Step));
        }

        var pause = run.Tally.Plus(step.Tally).Repairing > 0 && LookAgainAfter < step.Pace.Every ? LookAgainAfter : step.Pace.Every;
        return new ReconciliationFinished(now, step.Tally, step.Sums, now + pause, step.Pace);
    }
}
