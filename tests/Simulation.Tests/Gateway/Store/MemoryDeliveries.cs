using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <inheritdoc/>
internal sealed class MemoryDeliveries(MemoryObjects objects, UndoLog undo) : IDeliveryTable
{
    private readonly SortedDictionary<long, Waiting> waiting = [];
    /// <summary>What is made in one second is announced with it.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (int Copies, bool IsLate)> sent = new(StringComparer.Ordinal);
    private readonly HashSet<string> lost = new(StringComparer.Ordinal);
    private long last;

    /// <summary>What has become of all that were made.</summary>
    public WebhookTally Tally =>
        new(Made: sent.Count + lost.Count, NeverSent: lost.Count, Repeated: sent.Values.Count(webhook => webhook.Copies > 1), Late: sent.Values.Count(webhook => webhook.IsLate));

    public async Task Add(string eventId, double position, DateTimeOffset dueAt)
    {
        var announced = await objects.Find(eventId) ?? throw new InvalidOperationException($"There is no event {eventId}.");
        var before = sent.GetValueOrDefault(eventId);
        sent[eventId] = (before.Copies + 1, before.IsLate || dueAt >= announced.Created + AtOnce);
        undo.Add(() =>
        {
            if (before.Copies == 0)
            {
                sent.Remove(eventId);
            }
            else
            {
                sent[eventId] = before;
            }
        });
        Set(new Waiting(++last, announced.Body.ToJsonString(), announced.Created, position, dueAt, Attempts: 0));
    }

    public Task AddLost(string eventId, double position, DateTimeOffset now)
    {
        lost.Add(eventId);
        undo.Add(() => lost.Remove(eventId));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Delivery>> Due(DateTimeOffset now, int limit) =>
        Task.FromResult<IReadOnlyList<Delivery>>(
        [
            .. waiting.Values.Where(delivery => delivery.DueAt <= now)
                .OrderBy(delivery => delivery.Position).ThenBy(delivery => delivery.Id)
                .Take(limit)
                .Select(delivery => new Delivery(delivery.Id, delivery.Body, delivery.Attempts, delivery.EventCreated)),
        ]);

    public Task<int> CountDue(DateTimeOffset now) => Task.FromResult(waiting.Values.Count(delivery => delivery.DueAt <= now));

    public Task<DateTimeOffset?> NextDue() =>
        Task.FromResult(waiting.Values.Select(delivery => (DateTimeOffset?)delivery.DueAt).Min());

    public Task Deliver(long id, string answer, DateTimeOffset now)
    {
        Remove(id);
        return Task.CompletedTask;
    }

    public Task PutOff(long id, string answer, DateTimeOffset next, DateTimeOffset? givenUpAt)
    {
        if (waiting.TryGetValue(id, out var delivery))
        {
            Remove(id);
            if (givenUpAt is null)
            {
                Set(delivery with { DueAt = next, Attempts = delivery.Attempts + 1 });
            }
        }

        return Task.CompletedTask;
    }

    private void Set(Waiting delivery)
    {
        waiting.Add(delivery.Id, delivery);
        undo.Add(() => waiting.Remove(delivery.Id));
    }

    private void Remove(long id)
    {
        if (waiting.Remove(id, out var delivery))
        {
            undo.Add(() => waiting.Add(id, delivery));
        }
    }

    private sealed record Waiting(long Id, string Body, DateTimeOffset EventCreated, double Position, DateTimeOffset DueAt, int Attempts);
}
