using Marketplace.Conversations;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>Here a position is given out by the commit itself, so that all of them are settled.</summary>
internal sealed class MemoryInboxLog(MemoryDatabase database) : IInboxLog
{
    public Task<InboxReach> Reach(CancellationToken cancellationToken) => Task.FromResult(new InboxReach(database.Events.Count, database.Events.Count));

    public Task<IReadOnlyList<InboxEntry>> After(Actor by, long position, int limit, CancellationToken cancellationToken)
    {
        var threads = database.ReadModels[ReadModel.Threads].Rows
            .Where(row => row.Id("customer_id") == by.Id || row.OptionalId("provider_id") == by.ProviderId)
            .Select(row => row.Id("id"))
            .ToHashSet();
        return Task.FromResult<IReadOnlyList<InboxEntry>>(
        [
            .. database.Events.Skip((int)position)
                .Where(happened => $"{happened.Stream.Type}" == "conversation" && threads.Contains(happened.Stream.GetGuidKey()))
                .Take(limit)
                .Select(happened => new InboxEntry(happened.Position, happened.Stream.GetGuidKey(), ThreadEventText.Read(happened.Type, happened.Body))),
        ]);
    }
}
