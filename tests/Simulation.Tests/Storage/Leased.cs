using Marketplace.Calendars;
using Marketplace.Work;

namespace Marketplace.Simulations;

/// <summary>The columns that every table of leased work has, and what a claim, a lapse and a failure do to them.</summary>
internal abstract class Leased
{
    /// <summary>The last that an operator decided.</summary>
    private long decision;

    public int Attempts { get; set; }

    public DateTimeOffset? NextTry { get; set; }

    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>How often somebody took it.</summary>
    public int Claims { get; set; }

    /// <summary>The claim that took it last.</summary>
    public object? Claim { get; set; }

    public DateTimeOffset? ParkedAt { get; private set; }

    /// <summary>When somebody gave it up.</summary>
    public DateTimeOffset? LetGoAt { get; private set; }

    public string? Error { get; private set; }

    /// <summary>Whether there is anything left to do.</summary>
    public virtual bool IsOpen => true;

    /// <summary>When nobody works on it and nothing holds it back any more; null when it waits for an operator.</summary>
    public DateTimeOffset? FreeAt =>
        ParkedAt is not null ? null
        : Max(NextTry ?? DateTimeOffset.MinValue, ClaimedUntil ?? DateTimeOffset.MinValue);

    public bool IsFree(DateTimeOffset now) => FreeAt <= now;

    public void GiveBack(int attemptsBefore, string reason, DateTimeOffset now, WorkOptions options, Backoff backoff)
    {
        ClaimedUntil = null;
        Attempts++;
        Error = reason;
        NextTry = now + backoff.After(attemptsBefore + 1);
        ParkedAt = Attempts >= options.Attempts || LetGoAt is not null ? now : null;
    }

    /// <summary>As if it had never been tried.</summary>
    public void Renew()
    {
        Attempts = 0;
        (NextTry, ClaimedUntil, ParkedAt, LetGoAt, Error) = (null, null, null, null, null);
    }

    /// <summary>As if it had never been tried; whoever works on it goes on.</summary>
    public void Retry()
    {
        Attempts = 0;
        (NextTry, ParkedAt, LetGoAt, Error) = (null, null, null, null);
    }

    public void Retry(long decision)
    {
        if (IsYounger(decision))
        {
            Retry();
        }
    }

    public void LetGo(long decision, DateTimeOffset now)
    {
        if (IsYounger(decision))
        {
            ParkedAt ??= now;
            LetGoAt = now;
        }
    }

    private bool IsYounger(long other)
    {
        var before = decision;
        decision = Math.Max(decision, other);
        return other > before;
    }

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}

internal sealed class DeadlineRow(string stream, string name, DateTimeOffset at, int shard) : Leased
{
    public string Stream { get; } = stream;

    public string Name { get; } = name;

    public DateTimeOffset At { get; set; } = at;

    public int Shard { get; } = shard;
}

internal sealed class IntentRow(Guid id, string stream, string kind, string body, DateTimeOffset wantedAt) : Leased
{
    public Guid Id { get; } = id;

    public string Stream { get; } = stream;

    public string Kind { get; } = kind;

    public string Body { get; } = body;

    public DateTimeOffset WantedAt { get; } = wantedAt;
}

internal sealed class WatermarkRow(string stream) : Leased
{
    public string Stream { get; } = stream;

    public long Version { get; set; }

    public long Told { get; set; }

    public override bool IsOpen => Told < Version;
}

internal sealed class WebhookRow(string gateway, string eventId, string type, string payload, DateTimeOffset occurredAt, DateTimeOffset receivedAt) : Leased
{
    public string Gateway { get; } = gateway;

    public string EventId { get; } = eventId;

    public string Type { get; } = type;

    public string Payload { get; } = payload;

    public DateTimeOffset OccurredAt { get; } = occurredAt;

    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    public DateTimeOffset? ProcessedAt { get; set; }

    public override bool IsOpen => ProcessedAt is null;
}

/// <summary>One seat of a resource's time.</summary>
internal sealed record OccupancyRow(Guid Booking, int Seat, Guid Resource, Guid Listing, Guid Session, TimeRange Span, TimeRange Work)
{
    public static OccupancyRow Of(MemoryRow row) => new(
        row.Id("booking_id"),
        (int)row.Number("seat"),
        row.Id("resource"),
        row.Id("listing_id"),
        row.Id("session"),
        row.Span("span"),
        new TimeRange(row.Instant("work_start"), row.Instant("work_end")));
}
