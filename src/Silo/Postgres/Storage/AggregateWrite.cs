using System.Text.Json;

namespace Marketplace.Postgres;

/// <summary>
/// One write of one aggregate, ready to be sent: everything is serialised in the turn that asks for it, so that
/// what cannot be serialised fails that turn alone, and the writers only move text.
/// </summary>
/// <param name="Stream">The text of the grain's id.</param>
/// <param name="Id">The same, typed.</param>
/// <param name="Seen">The version that the turn started from; zero for a new stream.</param>
/// <param name="Version">The version that it leads to.</param>
/// <param name="State">The record as JSON.</param>
/// <param name="Pending">What the turn adds besides the state.</param>
/// <param name="Events">The events as JSON.</param>
/// <param name="Intents">The intents that come, as JSON.</param>
/// <param name="Rows">What the read models take from the events.</param>
/// <param name="IsHeard">Whether anybody wants to be told of the events.</param>
internal sealed record AggregateWrite(
    string Stream,
    GrainId Id,
    long Seen,
    long Version,
    string State,
    PendingWrite Pending,
    ImmutableArray<StoredEvent> Events,
    ImmutableArray<StoredIntent> Intents,
    IReadOnlyList<RowChange> Rows,
    bool IsHeard)
{
    public static AggregateWrite Of<TState>(GrainId stream, TState record, IJournaled journaled, PendingWrite pending, AggregateKind kind)
    {
        var rows = new ProjectedRows();
        kind.Projections.Project(stream, pending, rows);
        return new AggregateWrite(
            stream.ToString(),
            stream,
            pending.Events[0].Version - 1,
            journaled.Version,
            JsonSerializer.Serialize(record, MarketplaceJson.Options),
            pending,
            [.. pending.Events.Select(item => new StoredEvent(item.Version, kind.Descriptor.NameOf(item.Event), Json(item.Event)))],
            [.. pending.Intents.Come.Select(intent => new StoredIntent(intent.Id, intent.Kind, Json(intent.Body)))],
            rows.All,
            kind.Relays.Hear(pending));
    }

    /// <summary>
    /// PostgreSQL counts microseconds and .NET tenths of them. A deadline is stored rounded up: told a moment
    /// too early, its aggregate would find nothing due.
    /// </summary>
    public static DateTimeOffset RoundUp(DateTimeOffset instant) =>
        new(instant.UtcTicks + ((TimeSpan.TicksPerMicrosecond - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond)) % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static string Json(object? value) =>
        JsonSerializer.Serialize(value, value?.GetType() ?? typeof(object), MarketplaceJson.Options);
}

/// <summary>An event under its stable name.</summary>
internal readonly record struct StoredEvent(long Version, string Type, string Body);

/// <summary>An intent with its body as JSON.</summary>
internal readonly record struct StoredIntent(Guid Id, string Kind, string Body);
