using System.Text.Json;

namespace Marketplace;

/// <summary>
/// Carries out intents of its kinds. Called at least once per intent, never twice at the same time; it must send
/// <see cref="ClaimedIntent.Id"/> as the key that makes the outside do it once, and then tell the aggregate.
/// </summary>
/// <remarks>An exception means that the outcome is unknown: the intent is tried again with back-off and parked after many tries.</remarks>
internal interface IIntentHandler
{
    ImmutableArray<string> Kinds { get; }

    Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken);
}

/// <summary>An intent as its worker sees it.</summary>
/// <param name="Stream">The aggregate that wants it.</param>
/// <param name="Id">The idempotency key.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Body">Its JSON.</param>
/// <param name="Attempt">1 until a try has failed; one that died with its process is not counted.</param>
/// <param name="WantedAt">When it was wanted, on the domain clock.</param>
/// <param name="IsRepeat">Whether somebody took it before, who may have carried it out without anybody hearing of it.</param>
internal sealed record ClaimedIntent(
    GrainId Stream, Guid Id, string Kind, JsonElement Body, int Attempt, DateTimeOffset WantedAt, bool IsRepeat)
{
    /// <summary>The context of the command that reports the result; the same however often it is reported.</summary>
    public CommandContext Report(string outcome) =>
        new(new CommandId(DerivedId.From(Id, outcome)), Actor.Platform, string.Empty, Id.ToString("N"), null);

    /// <summary>For logs, where bodies must not go: they may hold an address.</summary>
    public override string ToString() => $"{Kind} {Id} of {Stream}";
}
