using Marketplace.Groups;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryGroupTurnout(MemoryDatabase database) : IGroupTurnout
{
    public Task<ImmutableArray<GroupParticipant>> Of(Guid resourceId, Guid sessionId, CancellationToken cancellationToken)
    {
        var bookings = database.ReadModels[ReadModel.Bookings].Rows.ToDictionary(row => row.Id("id"));
        return Task.FromResult<ImmutableArray<GroupParticipant>>(
        [
            .. database.Occupancy.Where(seat => seat.Resource == resourceId && seat.Session == sessionId)
                .GroupBy(seat => seat.Booking)
                .OrderBy(seats => seats.Key)
                .Select(seats => new GroupParticipant(seats.Key, seats.Count(), bookings[seats.Key].Text("status") is "confirmed" or "in_progress")),
        ]);
    }
}
