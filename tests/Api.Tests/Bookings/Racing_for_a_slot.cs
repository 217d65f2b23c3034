using Npgsql;

namespace Marketplace.Bookings;

/// <summary>Two hundred people want the same hour.</summary>
public sealed class Racing_for_a_slot(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const int Crowd = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task As_many_as_there_are_seats_succeed_and_the_others_are_told_that_it_is_taken(int seats)
    {
        var pia = await marketplace.GoesLive($"Pia{seats}");
        var listing = await pia.Publishes(seats: seats);
        var ada = await marketplace.Arrives("Ada");
        var start = await FirstSlot(listing);

        var replies = await Task.WhenAll(Enumerable.Range(0, Crowd)
            .Select(_ => ada.Api.Post("/bookings", new { listingId = listing, start })));

        Assert.Equal(seats, replies.Count(reply => (int)reply.Status == 201));
        Assert.All(replies.Where(reply => (int)reply.Status != 201), reply => reply.IsProblem(409, "booking.slot-taken"));

        await marketplace.Settles();
        Assert.Equal(seats, await Count("select count(*) from bookings where listing_id = $1", listing));
        Assert.Equal(seats, await Count("select count(*) from occupancy where listing_id = $1 and live", listing));
        Assert.Equal(
            seats, await Count("select count(*) from payments where booking_id in (select id from bookings where listing_id = $1)", listing));
        Assert.Equal(0, await Count("select count(*) from payments where booking_id not in (select id from bookings) and $1 is not null", listing));

        // Nobody paid, so a quarter of an hour later all of it is free again.
        await marketplace.Pass("PT16M");
        Assert.Equal(0, await Count("select count(*) from occupancy where listing_id = $1 and live", listing));
    }

    private async Task<string> FirstSlot(string listing)
    {
        var slots = (await marketplace.Visitor.Get($"/listings/{listing}/slots?from={Day(3)}&to={Day(12)}&zone=Europe/Berlin")).IsOk();
        return slots.String("slots.0.start");
    }

    private static string Day(int ahead) => DateTimeOffset.UtcNow.AddDays(ahead).ToString("yyyy-MM-dd");

    private async Task<long> Count(string sql, string listing)
    {
        await using var source = NpgsqlDataSource.Create(marketplace.Database + ";Search Path=marketplace");
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(listing) });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
