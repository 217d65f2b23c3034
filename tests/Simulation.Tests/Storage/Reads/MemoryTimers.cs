using Marketplace.Scheduling;

namespace Marketplace.Simulations;

internal sealed class MemoryTimers(MemoryPages pages) : ITimerTable
{
    public Task<IReadOnlyList<TimerRow>> Of(GrainId stream, CancellationToken cancellationToken)
    {
        var wanted = stream.ToString();
        return Task.FromResult<IReadOnlyList<TimerRow>>([.. Rows.Where(row => row.Stream == wanted)]);
    }

    public Task<Page<TimerItem>> Queue(TimerState? state, DateTimeOffset lateSince, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            Rows.Where(row => IsIn(row.StateAt(lateSince), state)).Select(row => (row, row.At, row.Id)),
            page,
            row => TimerItem.Of(row, lateSince),
            cancellationToken,
            descending: false);

    public Task<TimerRow?> Find(Guid id, DateTimeOffset lateSince, CancellationToken cancellationToken) =>
        Task.FromResult(Rows.SingleOrDefault(row => row.Id == id && row.StateAt(lateSince) is not TimerState.Pending));

    private IEnumerable<TimerRow> Rows => pages.Database.Deadlines.Values.Select(row => new TimerRow(
        IdOf(row), row.Stream, row.Name, row.At, row.Attempts, row.NextTry, row.ParkedAt, row.LetGoAt, row.Error));

    private static bool IsIn(TimerState state, TimerState? wanted) =>
        wanted is null ? state is not (TimerState.Pending or TimerState.LetGo) : state == wanted;

    private static Guid IdOf(DeadlineRow row) => DerivedId.From(Guid.Empty, $"{row.Stream}/{row.Name}");
}
