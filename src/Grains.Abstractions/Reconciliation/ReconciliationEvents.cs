namespace Marketplace.Reconciliation;

[GenerateSerializer, Immutable, Alias("reconciliation.event")]
public abstract record ReconciliationEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="Gateway">As payments name it.</param>
/// <param name="From">What moved before this is not compared by schedule.</param>
/// <param name="NextAt">When the first run begins.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.watched")]
public sealed record ReconciliationWatched(DateTimeOffset At, string Gateway, DateTimeOffset From, DateTimeOffset NextAt) : ReconciliationEvent(At);

/// <param name="At">When.</param>
/// <param name="Gateway">As payments name it.</param>
/// <param name="RunId">Names the run.</param>
/// <param name="From">What moved from here on is compared.</param>
/// <param name="Until">And before this.</param>
/// <param name="Reason">Of the operator; null where it began by schedule.</param>
/// <param name="IntentId">The first step.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.started")]
public sealed record ReconciliationStarted(
    DateTimeOffset At, string Gateway, Guid RunId, DateTimeOffset From, DateTimeOffset Until, string? Reason, Guid IntentId) : ReconciliationEvent(At);

[GenerateSerializer, Immutable, Alias("reconciliation.stepped")]
public sealed record ReconciliationStepped(DateTimeOffset At, ReconciliationPlace Next, ReconciliationTally Tally, Guid IntentId)
    : ReconciliationEvent(At);

[GenerateSerializer, Immutable, Alias("reconciliation.postponed")]
public sealed record ReconciliationPostponed(DateTimeOffset At, DateTimeOffset ResumeAt) : ReconciliationEvent(At);

[GenerateSerializer, Immutable, Alias("reconciliation.resumed")]
public sealed record ReconciliationResumed(DateTimeOffset At, Guid IntentId) : ReconciliationEvent(At);

/// <param name="At">When.</param>
/// <param name="Tally">What the last step added.</param>
/// <param name="Sums">Of the whole run.</param>
/// <param name="NextAt">When the next one begins.</param>
/// <param name="Pace">How the marketplace reconciles.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.finished")]
public sealed record ReconciliationFinished(
    DateTimeOffset At, ReconciliationTally Tally, ImmutableArray<ReconciliationSum> Sums, DateTimeOffset NextAt, ReconciliationPace Pace)
    : ReconciliationEvent(At);
