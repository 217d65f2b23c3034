namespace Marketplace.Reconciliation;

[GenerateSerializer, Immutable, Alias("reconciliation.command")]
public abstract record ReconciliationCommand(CommandContext Context) : ICommand;

/// <param name="Context">From whatever opened the first account at the gateway.</param>
/// <param name="Gateway">As payments name it.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.watch")]
public sealed record WatchReconciliation(CommandContext Context, string Gateway) : ReconciliationCommand(Context);

/// <param name="Context">By an operator.</param>
/// <param name="Gateway">As payments name it.</param>
/// <param name="From">Compare what moved since then; null for what a run by schedule compares.</param>
/// <param name="Reason">Why it is not left to the schedule.</param>
/// <param name="Pace">How the marketplace reconciles.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.start")]
public sealed record StartReconciliation(CommandContext Context, string Gateway, DateTimeOffset? From, string? Reason, ReconciliationPace Pace)
    : ReconciliationCommand(Context);

/// <summary>What a step of a run did.</summary>
/// <param name="Context">From the intent.</param>
/// <param name="IntentId">Which step.</param>
/// <param name="Next">Where the run goes on; null when it is done.</param>
/// <param name="Tally">What this step adds to the run.</param>
/// <param name="Sums">Of the whole run, once it is done: a line for each kind and currency.</param>
/// <param name="Pace">How the marketplace reconciles.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.record-step")]
public sealed record RecordReconciliationStep(
    CommandContext Context,
    Guid IntentId,
    ReconciliationPlace? Next,
    ReconciliationTally Tally,
    ImmutableArray<ReconciliationSum> Sums,
    ReconciliationPace Pace) : ReconciliationCommand(Context);

/// <summary>The gateway does not answer; the run waits where it is.</summary>
[GenerateSerializer, Immutable, Alias("reconciliation.postpone")]
public sealed record PostponeReconciliation(CommandContext Context, Guid IntentId) : ReconciliationCommand(Context);

/// <summary>Given by the clock: time to begin a run, or to go on with one.</summary>
[GenerateSerializer, Immutable, Alias("reconciliation.pass-time")]
public sealed record PassReconciliationTime(CommandContext Context, string Deadline) : ReconciliationCommand(Context);
