using System.Text.Json.Nodes;
using Marketplace.Bookings;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryRunningBookings(MemoryDatabase database) : IRunningBookings
{
    private static readonly ImmutableArray<string> Ended = ["closed", "payment_expired", "declined", "expired", "cancelled", "refunded", "no_show"];

    public Task<ImmutableArray<Guid>> By(BookingMode mode, int version, Guid after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Guid>>(
        [
            .. database.ReadModels[ReadModel.Bookings].Rows
                .Where(row => row.Text("mode") == Wire.Name(mode) && !Ended.Contains(row.Text("status")))
                .Select(row => row.Id("id"))
                .Where(id => id.CompareTo(after) > 0 && VersionOf(id) == version)
                .Order()
                .Take(limit),
        ]);

    private int VersionOf(Guid id) =>
        JsonNode.Parse(database.Records[$"booking/{id:N}"].Json)!["state"]!["terms"]!["process"]?["version"]?.GetValue<int>() ?? 1;
}
