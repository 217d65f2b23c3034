using Marketplace.Calendars;
using Marketplace.Identity;
using Marketplace.Postgres;
using Marketplace.Time;

namespace Marketplace.Simulations;

internal sealed class MemoryRecords(MemoryDatabase database) : IRecords
{
    public Task<StoredRecord?> Read(GrainId stream) => Task.FromResult(database.Records.GetValueOrDefault(stream.ToString()));
}

internal sealed class MemoryReceipts(MemoryDatabase database) : IReceipts
{
    public Task<Receipt?> Find(GrainId stream, CommandId id) => Task.FromResult(database.Receipts.GetValueOrDefault((stream.ToString(), id.Value)));
}

internal sealed class MemoryEventLog(MemoryDatabase database) : IEventLog
{
    public Task<ImmutableArray<FeedEvent>> Read(long after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FeedEvent>>([.. database.Events.Skip((int)after).Take(limit)]);

    public Task<ImmutableArray<FeedEvent>> Read(GrainId stream, long after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FeedEvent>>([.. database.Events.Where(happened => happened.Stream == stream && happened.Version > after).Take(limit)]);
}

internal sealed class MemoryOccupancy(MemoryDatabase database) : IOccupancy
{
    public Task<ImmutableArray<Occupied>> Live(Guid resourceId, DateTimeOffset endsAfter, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Occupied>>(
            [.. database.Occupancy.Where(seat => seat.Resource == resourceId && seat.Work.End > endsAfter).OrderBy(seat => seat.Work.End)
                .Select(seat => new Occupied(seat.Booking, seat.Listing, seat.Session, seat.Seat, seat.Span, seat.Work))]);
}

/// <summary>Sets nothing: in a simulation only the driver moves time.</summary>
internal sealed class MemoryClockSetting : IClockSetting
{
    public Task<ClockReading?> Read(CancellationToken cancellationToken) => Task.FromResult<ClockReading?>(null);

    public Task<ClockReading> Write(DateTimeOffset? frozenAt, TimeSpan ahead, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only the driver moves time.");
}

internal sealed class MemorySecrets : IServerSecrets
{
    private byte[]? secret;

    public Task<byte[]> ReadOrKeep(byte[] candidate, CancellationToken cancellationToken) => Task.FromResult(secret ??= candidate);
}
