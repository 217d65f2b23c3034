using System.Diagnostics;
using Marketplace.Work;

namespace Marketplace.Simulations;

internal sealed class MemoryWorkQueue(MemoryPages pages) : IWorkQueue
{
    public Task<Page<WorkItem>> Read(WorkKind kind, WorkState? state, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            Rows(kind).Where(row => state is null ? row.State is not WorkState.LetGo : row.State == state).Select(row => (row, row.At, row.Id)),
            page,
            WorkItem.Of,
            cancellationToken,
            descending: false);

    public Task<WorkRef?> Find(WorkKind kind, Guid id, CancellationToken cancellationToken) =>
        Task.FromResult(Rows(kind).SingleOrDefault(row => row.Id == id)?.Work);

    private IEnumerable<WorkRow> Rows(WorkKind kind) => kind switch
    {
        WorkKind.Webhook => pages.Database.Webhooks.Rows.Where(row => row.ProcessedAt is null && (row.Attempts > 0 || row.ParkedAt is not null))
            .Select(row => Row(new WorkRef(kind, row.Gateway, row.EventId), row.Type, row.ReceivedAt, row)),
        WorkKind.Intent => pages.Database.Intents.Values.Where(row => row.Attempts > 0)
            .Select(row => Row(new WorkRef(kind, row.Stream, row.Id.ToString()), row.Kind, row.WantedAt, row)),
        WorkKind.Relay => pages.Database.Watermarks.Rows.Where(row => row.Told < row.Version && row.Attempts > 0)
            .Select(row => Row(new WorkRef(kind, row.Stream, string.Empty), null, At(row.Stream, row.Told + 1), row)),
        _ => throw new UnreachableException($"{kind} has no queue."),
    };

    private DateTimeOffset At(string stream, long version)
    {
        var wanted = GrainId.Parse(stream);
        return pages.Database.Events.First(happened => happened.Version == version && happened.Stream == wanted).At;
    }

    private static WorkRow Row(WorkRef work, string? type, DateTimeOffset at, Leased row) => new(
        DerivedId.From(Guid.Empty, $"{work.Kind}/{work.Owner}/{work.Name}"),
        work,
        type,
        at,
        row.Attempts,
        row.NextTry,
        row.ParkedAt,
        row.LetGoAt,
        row.Error);
}
