using System.Net;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Endurance;

public sealed class The_database_away(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task For_twenty_seconds_costs_answers_and_nothing_else()
    {
        var server = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabase());
        var wire = new CuttingProxy(server.Host!, server.Port);
        var throughWire = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = wire.Port };
        var marketplace = await RunningMarketplace.With($"ConnectionStrings:Marketplace={throughWire.ConnectionString}");
        try
        {
            await marketplace.Freeze(Monday);
            var listing = await (await marketplace.GoesLive("Pia")).Publishes();
            var ada = await marketplace.Arrives("Ada");
            var before = await ada.Books(listing, Monday.AddDays(2));

            await wire.DisposeAsync();
            var wish = new { listingId = listing, start = Cast.Instant(Monday.AddDays(3)) };
            var key = Api.NewKey();
            await IsAway(marketplace, () => ada.Api.Post("/bookings", wish, key));

            await using var mended = new CuttingProxy(server.Host!, server.Port, at: wire.Port);
            await Until(async () => (await marketplace.Visitor.Get("//health/ready")).Status is HttpStatusCode.OK);
            var booked = await Succeeds(() => ada.Api.Post("/bookings", wish, key));

            // What was acknowledged before is there, what was refused was not done, and the workers work again.
            Assert.Equal(booked.String("id"), (await ada.Api.Post("/bookings", wish, key)).IsCreated().String("id"));
            Assert.Equal(2, (await ada.Api.Get("/bookings?role=customer")).IsOk()["items"].GetArrayLength());
            await marketplace.Pays(before);
            await marketplace.Pays(booked);
            foreach (var booking in new[] { before, booked })
            {
                Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
            }

            await marketplace.Verifies();
        }
        finally
        {
            await marketplace.DisposeAsync();
        }
    }

    /// <summary>Asks again and again for twenty seconds: every answer is a clear "not now", and the process is alive.</summary>
    private static async Task IsAway(RunningMarketplace marketplace, Func<Task<Reply>> write)
    {
        using var twentySeconds = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!twentySeconds.IsCancellationRequested)
        {
            var refused = (await write()).IsProblem(503, "unavailable");
            Assert.True(refused.Headers.ContainsKey("Retry-After"), "A client must learn when to come back.");
            (await marketplace.Visitor.Get("//health/ready")).Is(HttpStatusCode.ServiceUnavailable);
            (await marketplace.Visitor.Get("//health/live")).IsOk();
        }
    }

    /// <summary>Repeats a request as a client would that was told to come back.</summary>
    private static async Task<Reply> Succeeds(Func<Task<Reply>> ask)
    {
        Reply? answer = null;
        await Until(async () => (answer = await ask()).Status is not HttpStatusCode.ServiceUnavailable);
        return answer!.IsCreated();
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            Assert.False(patience.IsCancellationRequested, "It did not recover by itself.");
        }
    }
}
