namespace Marketplace.Cluster;

/// <summary>The product on three silos, reached through an edge that holds no grains.</summary>
public sealed class Whole_bookings(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Happen_across_silos()
    {
        await using var cluster = await RunningCluster.Start(await postgres.CreateDatabase());
        await cluster.Freeze(Monday);
        var pia = await cluster.GoesLive("Pia");
        var listing = await pia.Publishes();

        var ada = await cluster.Arrives("Ada");
        var booking = await ada.Books(listing, Monday.AddHours(26));
        await cluster.Pays(booking);
        Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
        await cluster.Pass("P7D");
        ada = await cluster.LogsIn(ada.Email);
        Assert.Equal("completed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));

        var places = await (await cluster.Client()).PortsOfGrains();
        Assert.Equal(cluster.Silos.Select(silo => silo.SiloPort).Order(), places.Values.Distinct().Order());
        await cluster.Verifies();
    }

    [Fact]
    public async Task Never_take_one_slot_twice_while_a_silo_dies()
    {
        const int Racers = 6;
        var database = await postgres.CreateDatabase();
        await using var cluster = await RunningCluster.Start(database);
        await cluster.Freeze(Monday);
        var pia = await cluster.GoesLive("Pia");
        var listing = await pia.Publishes();
        var people = new List<Person>();
        for (var number = 0; number < Racers; number++)
        {
            people.Add(await cluster.Arrives($"Racer{number}"));
        }

        var slots = Enumerable.Range(1, 4).SelectMany(day => Enumerable.Range(0, 7).Select(hour => Monday.AddDays(day).AddHours(hour))).ToArray();
        var racing = Task.WhenAll(people.Select(person => BooksAll(person, listing, slots)));
        await cluster.Silos[0].Kill();
        var won = await racing;

        // Every slot has exactly one winner: nobody was told yes twice, and nothing was left for nobody.
        var winners = won.SelectMany(starts => starts).ToArray();
        Assert.Equal(winners.Distinct().Order(), winners.Order());
        Assert.Equal(slots.Order(), winners.Order());
        await cluster.Verifies();
    }

    /// <summary>Asks for each slot, again under the same key while the answer is that nobody knows.</summary>
    /// <returns>Those that this person got.</returns>
    private static async Task<List<DateTimeOffset>> BooksAll(Person person, string listing, DateTimeOffset[] slots)
    {
        var got = new List<DateTimeOffset>();
        foreach (var start in slots)
        {
            var key = Api.NewKey();
            Reply reply;
            do
            {
                reply = await person.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(start) }, key);
            }
            while ((int)reply.Status == 503);

            if ((int)reply.Status == 201)
            {
                got.Add(start);
            }
            else
            {
                reply.IsProblem(409, "booking.slot-taken");
            }
        }

        return got;
    }
}
