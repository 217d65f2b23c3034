using System.Text.Json;
using Marketplace.Inbox;
using Marketplace.Intents;
using Marketplace.Relays;
using Marketplace.Scheduling;
using Marketplace.Work;

namespace Marketplace.Simulations;

/// <summary>What every claim of one process needs: the rows, the process's engine clock, and how it waits after failures.</summary>
internal sealed record ClaimDesk(MemoryDatabase Database, TimeProvider Time, WorkOptions Options, Backoff Backoff)
{
    private readonly List<(Leased Row, object Claim)> unheard = [];

    /// <summary>Whether the answer to a claim gets lost: rows are held then, and nobody knows that he holds them.</summary>
    public Func<bool> LosesAnswer { get; init; } = static () => false;

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <exception cref="StorageUnavailableException">The answer was lost. The next claim of this process ends the one that was not heard.</exception>
    public IEnumerable<TRow> Take<TRow>(IEnumerable<TRow> candidates, int limit)
        where TRow : Leased
    {
        EndUnheard();
        var claim = new object();
        var taken = candidates.Where(row => row.IsFree(Now)).Take(limit).ToArray();
        foreach (var row in taken)
        {
            (row.ClaimedUntil, row.Claim) = (Now + Options.Lease, claim);
            row.Claims++;
        }

        if (!LosesAnswer())
        {
            return taken;
        }

        unheard.AddRange(taken.Select(row => ((Leased)row, claim)));
        throw new StorageUnavailableException("The answer to a claim was lost.");
    }

    private void EndUnheard()
    {
        foreach (var (row, _) in unheard.Where(held => held.Row.Claim == held.Claim))
        {
            row.ClaimedUntil = null;
        }

        unheard.Clear();
    }

    public void GiveBack(Leased? row, int attemptsBefore, string reason)
    {
        if (row is not null)
        {
            row.GiveBack(attemptsBefore, WorkErrors.Cut(reason), Now, Options, Backoff);
            (row is DeadlineRow ? Database.DeadlineFailed : Database.WorkFailed)?.Invoke();
        }
    }
}

internal sealed class MemoryWatermarks(ClaimDesk desk) : IWatermarks
{
    public Task<IReadOnlyList<UntoldStream>> Claim(int limit, CancellationToken cancellationToken) =>
        Claim(desk.Database.Watermarks.Rows.Where(mark => mark.IsOpen).OrderBy(mark => mark.NextTry ?? DateTimeOffset.MinValue), limit);

    public Task<IReadOnlyList<UntoldStream>> Claim(IReadOnlyList<string> streams, CancellationToken cancellationToken) =>
        Claim(streams.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(desk.Database.Watermarks.Find).OfType<WatermarkRow>().Where(mark => mark.IsOpen), streams.Count);

    public Task<bool> Mark(UntoldStream stream)
    {
        var mark = desk.Database.Watermarks.Find(stream.Id)!;
        mark.Told = Math.Max(mark.Told, stream.Told);
        mark.Renew();
        desk.Database.Watermarks.Changed(mark);
        return Task.FromResult(mark.IsOpen);
    }

    public Task Keep(UntoldStream stream, CancellationToken cancellationToken)
    {
        var mark = desk.Database.Watermarks.Find(stream.Id)!;
        mark.Told = stream.Told;
        mark.Attempts = 0;
        desk.Database.Watermarks.Changed(mark);
        return Task.CompletedTask;
    }

    public Task GiveBack(UntoldStream stream, int attempts, string reason, CancellationToken cancellationToken)
    {
        desk.GiveBack(desk.Database.Watermarks.Find(stream.Id), attempts, reason);
        return Task.CompletedTask;
    }

    public Task Retry(string stream, CancellationToken cancellationToken)
    {
        desk.Database.Watermarks.Find(stream)?.Retry();
        return Task.CompletedTask;
    }

    private Task<IReadOnlyList<UntoldStream>> Claim(IEnumerable<WatermarkRow> marks, int limit) =>
        Task.FromResult<IReadOnlyList<UntoldStream>>(
            [.. desk.Take(marks, limit)
                .Select(mark => new UntoldStream(mark.Stream, mark.Told, mark.Version, mark.Attempts))]);
}

internal sealed class MemoryIntents(ClaimDesk desk) : IOpenIntents
{
    public Task<IReadOnlyList<ClaimedIntent>> Claim(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ClaimedIntent>>(
            [.. desk.Take(desk.Database.Intents.Values.OrderBy(intent => intent.NextTry ?? DateTimeOffset.MinValue).ThenBy(intent => intent.WantedAt), limit)
                .Select(intent => new ClaimedIntent(
                    GrainId.Parse(intent.Stream),
                    intent.Id,
                    intent.Kind,
                    JsonSerializer.Deserialize<JsonElement>(intent.Body, MarketplaceJson.Options),
                    intent.Attempts + 1,
                    intent.WantedAt,
                    intent.Claims > 1))]);

    public Task GiveBack(ClaimedIntent intent, string reason, CancellationToken cancellationToken)
    {
        desk.GiveBack(desk.Database.Intents.GetValueOrDefault(intent.Id), intent.Attempt - 1, reason);
        return Task.CompletedTask;
    }

    public Task Retry(Guid id, CancellationToken cancellationToken)
    {
        desk.Database.Intents.GetValueOrDefault(id)?.Retry();
        return Task.CompletedTask;
    }
}

internal sealed class MemoryWebhooks(ClaimDesk desk) : IReceivedWebhooks
{
    public Task<bool> Add(ReceivedWebhook webhook, CancellationToken cancellationToken) =>
        Task.FromResult(desk.Database.Webhooks.TryAdd(
            (webhook.Gateway, webhook.EventId),
            new WebhookRow(webhook.Gateway, webhook.EventId, webhook.Type, webhook.Payload, webhook.OccurredAt, webhook.ReceivedAt)));

    public Task<IReadOnlyList<InboxEvent>> Claim(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<InboxEvent>>(
            [.. desk.Take(desk.Database.Webhooks.Rows.Where(webhook => webhook.IsOpen).OrderBy(webhook => webhook.NextTry ?? DateTimeOffset.MinValue).ThenBy(webhook => webhook.ReceivedAt), limit)
                .Select(webhook => new InboxEvent(
                    webhook.Gateway,
                    webhook.EventId,
                    webhook.Type,
                    JsonSerializer.Deserialize<JsonElement>(webhook.Payload, MarketplaceJson.Options),
                    webhook.OccurredAt,
                    webhook.ReceivedAt,
                    webhook.Attempts + 1))]);

    public Task Processed(InboxEvent webhook, CancellationToken cancellationToken)
    {
        var row = desk.Database.Webhooks.Find((webhook.Gateway, webhook.EventId))!;
        row.Renew();
        row.Attempts = webhook.Attempt;
        row.ProcessedAt = desk.Now;
        desk.Database.Webhooks.Changed(row);
        return Task.CompletedTask;
    }

    public Task GiveBack(InboxEvent webhook, string reason, CancellationToken cancellationToken)
    {
        desk.GiveBack(desk.Database.Webhooks.Find((webhook.Gateway, webhook.EventId)), webhook.Attempt - 1, reason);
        return Task.CompletedTask;
    }

    public Task Retry(string gateway, string eventId, long decision, CancellationToken cancellationToken)
    {
        Open(gateway, eventId)?.Retry(decision);
        return Task.CompletedTask;
    }

    public Task LetGo(string gateway, string eventId, long decision, CancellationToken cancellationToken)
    {
        Open(gateway, eventId)?.LetGo(decision, desk.Now);
        return Task.CompletedTask;
    }

    private WebhookRow? Open(string gateway, string eventId) =>
        desk.Database.Webhooks.Find((gateway, eventId)) is { IsOpen: true } row ? row : null;
}

internal sealed class MemoryDeadlines(ClaimDesk desk) : IOpenDeadlines
{
    public Task<IReadOnlyList<DueDeadline>> Claim(int shard, DateTimeOffset now, int limit) =>
        Task.FromResult<IReadOnlyList<DueDeadline>>(
            [.. desk.Take(desk.Database.Deadlines.Values.Where(row => row.Shard == shard && row.At <= now).OrderBy(row => row.At), limit)
                .Select(row => new DueDeadline(GrainId.Parse(row.Stream), row.Name, row.At, row.Attempts))]);

    public Task GiveBack(DueDeadline deadline, string reason)
    {
        desk.GiveBack(Find(deadline.Stream, deadline.Name, deadline.At), deadline.Attempts, reason);
        return Task.CompletedTask;
    }

    public Task Retry(GrainId stream, string name, DateTimeOffset at, long decision)
    {
        Find(stream, name, at)?.Retry(decision);
        return Task.CompletedTask;
    }

    public Task LetGo(GrainId stream, string name, DateTimeOffset at, long decision)
    {
        Find(stream, name, at)?.LetGo(decision, desk.Now);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<int>> ShardsDue(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<int>>(
            [.. desk.Database.Deadlines.Values.Where(row => row.At <= now && row.IsFree(desk.Now)).Select(row => row.Shard).Distinct()]);

    public Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) =>
        Task.FromResult(desk.Database.Deadlines.Values.Where(row => row.Attempts == 0 && row.ParkedAt is null).Min(row => (DateTimeOffset?)row.At));

    /// <summary>One that moved meanwhile is another deadline, although it has the same name.</summary>
    private DeadlineRow? Find(GrainId stream, string name, DateTimeOffset at) =>
        desk.Database.Deadlines.GetValueOrDefault((stream.ToString(), name)) is { } row && row.At == at ? row : null;
}

internal sealed class MemoryClaims(ClaimDesk desk) : IClaims
{
    public Task EndAll(CancellationToken cancellationToken)
    {
        IEnumerable<Leased> rows =
            [.. desk.Database.Watermarks.Rows, .. desk.Database.Intents.Values, .. desk.Database.Webhooks.Rows, .. desk.Database.Deadlines.Values];
        foreach (var row in rows)
        {
            row.ClaimedUntil = null;
        }

        return Task.CompletedTask;
    }
}
