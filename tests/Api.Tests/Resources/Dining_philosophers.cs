using Marketplace.Providers;
using Npgsql;
using static Marketplace.Resources.ResourceCast;

namespace Marketplace.Resources;

/// <summary>Everybody needs two neighbouring forks at once, again and again. `bench philosophers` does it in large.</summary>
public sealed class Dining_philosophers(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const int Seats = 5;
    private const int Courses = 8;

    [Fact]
    public async Task They_eat_by_turns_and_leave_no_fork_behind()
    {
        var pia = await marketplace.OpensShop("Pia");
        var forks = await Task.WhenAll(Enumerable.Range(0, Seats).Select(number => pia.Has($"Fork {number}", "device", "09:00", "10:00")));
        var places = new List<string>();
        foreach (var seat in Enumerable.Range(0, Seats))
        {
            places.Add(await pia.Offers(Needs("collective", forks[seat], forks[(seat + 1) % Seats])));
        }

        var guest = await marketplace.Arrives("Kant");
        foreach (var course in Enumerable.Range(0, Courses))
        {
            var served = (await Task.WhenAll(places.Concat(places).Select(place => guest.Wants(place, 9)))).ToLookup(reply => (int)reply.Status);
            Assert.All(served[409], reply => reply.IsProblem(409, "booking.slot-taken"));
            Assert.InRange(served[201].Count(), 1, Seats / 2);
            Assert.Equal(places.Count * 2, served[201].Count() + served[409].Count());
            Assert.Equal(2 * served[201].Count(), await ForksInUse());

            foreach (var booking in served[201])
            {
                (await guest.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
            }

            await marketplace.Settles();
            Assert.Equal(0, await ForksInUse());
        }
    }

    private async Task<long> ForksInUse()
    {
        await using var source = NpgsqlDataSource.Create(marketplace.Database + ";Search Path=marketplace");
        await using var command = source.CreateCommand("select count(*) from occupancy where live");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
