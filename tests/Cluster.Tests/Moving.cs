using Marketplace.Postgres;

namespace Marketplace.Cluster;

/// <summary>From one process on the embedded engine to a cluster and back is a restart on the same database each time.</summary>
public sealed class Moving(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task From_one_process_to_three_silos_and_back_goes_on_where_it_was()
    {
        var database = await postgres.CreateDatabase();
        string pia, ada, listing, first;
        await using (var alone = await EmbeddedHost.Start(database))
        {
            await alone.Freeze(Monday);
            var provider = await alone.GoesLive("Pia");
            listing = await provider.Publishes();
            var customer = await alone.Arrives("Ada");
            var booking = await customer.Books(listing, Monday.AddHours(26));
            await alone.Pays(booking);
            (pia, ada, first) = (provider.Email, customer.Email, booking.String("id"));
        }

        string second;
        await using (var cluster = await RunningCluster.Start(database))
        {
            var customer = await cluster.LogsIn(ada);
            Assert.Equal("confirmed", (await customer.Api.Get($"/bookings/{first}")).IsOk().String("status"));
            (await customer.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Monday.AddHours(26)) })).IsProblem(409, "booking.slot-taken");

            // The deadline was written by the embedded engine and falls due here; the next booking goes the other way.
            await cluster.Pass("P4D");
            Assert.Equal("completed", await StatusInTheEnd(cluster, ada, first));
            customer = await cluster.LogsIn(ada);
            var booking = await customer.Books(listing, Monday.AddDays(7).AddHours(2));
            await cluster.Pays(booking);
            second = booking.String("id");
            await cluster.Verifies();
        }

        await using (var alone = await EmbeddedHost.Start(database))
        {
            await alone.Pass("P14D");
            Assert.Equal("closed", await StatusInTheEnd(alone, ada, second));
            var payouts = (await (await alone.LogsIn(pia)).Api.Get("/providers/me/payouts")).IsOk();
            Assert.Equal(144_00, payouts["items"].EnumerateArray().Sum(payout => payout.GetProperty("amount").GetProperty("amount").GetInt64()));
        }

        await EmbeddedHost.Verifies(database);

        // Both engines keep their reminders under one name, so neither has left any behind that the other does not see.
        Assert.Equal("marketplace", await Sql.Scalar(database, "select string_agg(distinct ServiceId, ' and ') from marketplace.OrleansRemindersTable"));
    }

    private static async Task<string> StatusInTheEnd(IMarketplace marketplace, string who, string booking)
    {
        await marketplace.Settles();
        return (await (await marketplace.LogsIn(who)).Api.Get($"/bookings/{booking}")).IsOk().String("status");
    }
}
