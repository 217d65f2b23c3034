using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <inheritdoc/>
internal sealed class MemoryDeliveries(MemoryObjects objects, UndoLog undo) : IDeliveryTable
{
    private readonly SortedDictionary<long, Waiting> waiting = [];
    private long last;

    public async Task Add(string eventId, double position, DateTimeOffset dueAt)
    {
        var announced = await objects.Find(eventId) ?? throw new InvalidOperationException($"There is no event {eventId}.");
        Set(new Waiting(++last, announced.Body.ToJsonString(), announced.Created, position, dueAt, Attempts: 0));
    }

    public Task AddLost(string eventId, double position, DateTimeOffset now) => Task.CompletedTask;

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
