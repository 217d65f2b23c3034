using Marketplace.Calendars;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>What the gate of a calendar reads, and what the database refuses whatever the gate believes.</summary>
public sealed class Occupancy_rows(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly Guid Room = DerivedId.From(Guid.Empty, "room");
    private static readonly Guid Listing = DerivedId.From(Guid.Empty, "listing");
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private string database = null!;
    private NpgsqlDataSource pool = null!;

    public async Task InitializeAsync()
    {
        database = await postgres.CreateDatabase();
        pool = MarketplaceDataSource.ForApplication(database, connections: 2);
    }

    public async Task DisposeAsync() => await pool.DisposeAsync();

    [Fact]
    public async Task The_gate_reads_what_is_live_and_not_long_over()
    {
        await Take("one", Nine);
        await Take("cancelled", Nine.AddHours(2), live: false);
        await Take("elsewhere", Nine, room: DerivedId.From(Guid.Empty, "another room"));
        await Take("long ago", Nine.AddYears(-2));

        var seat = Assert.Single(await new Occupancy(pool).Live(Room, Nine.AddDays(-367), CancellationToken.None));

        Assert.Equal(
            new Occupied(Id("one"), Listing, Id("one"), 0, new(Nine.AddMinutes(-15), Nine.AddMinutes(75)), new(Nine, Nine.AddHours(1))), seat);
    }

    [Theory]
    [InlineData(75, false)] // nine to ten with a quarter before and after: free again at 10:15, and the next needs a quarter before it
    [InlineData(89, false)]
    [InlineData(90, true)]
    [InlineData(-89, false)]
    [InlineData(-90, true)]
    public async Task Two_sessions_never_overlap_with_their_buffers(int minutes, bool isFree)
    {
        await Take("one", Nine);
        if (isFree)
        {
            await Take("two", Nine.AddMinutes(minutes));
        }
        else
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Take("two", Nine.AddMinutes(minutes)));
            Assert.Equal("occupancy_no_overlap", refused.ConstraintName);
        }
    }

    [Fact]
    public async Task One_session_has_each_seat_once()
    {
        await Take("one", Nine, session: "yoga", seat: 0);
        await Take("two", Nine, session: "yoga", seat: 1);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Take("three", Nine, session: "yoga", seat: 1));
        Assert.Equal("occupancy_one_per_seat", refused.ConstraintName);
    }

    private static Guid Id(string name) => DerivedId.From(Guid.Empty, name);

    private Task Take(string booking, DateTimeOffset start, bool live = true, Guid? room = null, string? session = null, int seat = 0) =>
        Sql.Run(database, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
            insert into marketplace.occupancy (booking_id, seat, resource, listing_id, session, span, work_start, work_end, live)
            values ('{Id(booking)}', {seat}, '{room ?? Room}', '{Listing}', '{Id(session ?? booking)}',
                    tstzrange('{start.AddMinutes(-15):O}', '{start.AddMinutes(75):O}'), '{start:O}', '{start.AddHours(1):O}', {live})
            """));
}
