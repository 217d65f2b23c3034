namespace Marketplace.Waitlists;

public sealed class Waiting_for_a_time(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>, IAsyncLifetime
{
    private static int weeks;

    /// <summary>Time only moves forward, so each test has a week of its own.</summary>
    private readonly DateTimeOffset wednesday = new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero).AddDays(7 * Interlocked.Increment(ref weeks));

    private Person pia = null!;
    private Person ada = null!;
    private Person ben = null!;
    private Person cleo = null!;
    private string listing = null!;

    public async Task InitializeAsync()
    {
        await marketplace.Freeze(wednesday.AddDays(-2));
        pia = await marketplace.GoesLive("Pia");
        ada = await marketplace.Arrives("Ada");
        ben = await marketplace.Arrives("Ben");
        cleo = await marketplace.Arrives("Cleo");
        listing = await pia.Publishes();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_freed_is_held_for_whoever_waited_longest_and_then_for_the_next()
    {
        var taken = await ada.Books(listing, wednesday);
        await marketplace.Pays(taken);
        var first = (await Joins(ben)).IsCreated();
        var second = (await Joins(cleo)).IsCreated();
        Assert.Equal((0, 1), (first.Number("ahead"), second.Number("ahead")));

        (await ada.Api.Post($"/bookings/{taken.String("id")}/cancel")).IsOk();
        await marketplace.Settles();

        var offered = await Entry(ben, first);
        Assert.Equal("offered", offered.String("status"));
        Assert.Equal("waiting", (await Entry(cleo, second)).String("status"));
        var held = (await ben.Api.Get($"/bookings/{offered.String("bookingId")}")).IsOk();
        Assert.Equal("pending_payment", held.String("status"));
        Assert.Equal(Cast.Instant(wednesday.AddDays(-2).AddHours(2)), held.String("holdExpiresAt"));
        Assert.Equal(held.String("holdExpiresAt"), offered.String("expiresAt"));
        (await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(wednesday) })).IsProblem(409, "booking.slot-taken");

        // Ben sleeps through it.
        await marketplace.Pass("PT2H");
        (ben, cleo) = (await marketplace.LogsIn(ben.Email), await marketplace.LogsIn(cleo.Email));
        Assert.Equal("lapsed", (await Entry(ben, first)).String("status"));
        var next = await Entry(cleo, second);
        Assert.Equal("offered", next.String("status"));
        await marketplace.Pays((await cleo.Api.Get($"/bookings/{next.String("bookingId")}")).IsOk());
        Assert.Equal("confirmed", (await cleo.Api.Get($"/bookings/{next.String("bookingId")}")).IsOk().String("status"));
        await marketplace.Verifies();
    }

    [Fact]
    public async Task A_seat_is_waited_for_like_an_hour()
    {
        var course = await pia.Publishes(seats: 2);
        var seat = await ada.Books(course, wednesday);
        await ben.Books(course, wednesday);
        var entry = (await cleo.Api.Post($"/listings/{course}/waitlist", new { start = Cast.Instant(wednesday) })).IsCreated();

        (await ada.Api.Post($"/bookings/{seat.String("id")}/cancel")).IsOk();
        await marketplace.Settles();

        Assert.Equal("offered", (await Entry(cleo, entry)).String("status"));
    }

    [Fact]
    public async Task Another_booking_that_was_in_the_way_counts_too()
    {
        // Another listing on the same calendar, and an hour that overlaps.
        var other = await pia.Publishes();
        var taken = await ada.Books(other, wednesday);
        var entry = (await Joins(ben)).IsCreated();
        Assert.Equal(entry.String("id"), (await ben.Api.Get("/waitlist")).IsOk().String("items.0.id"));
        Assert.Equal(entry.String("id"), (await pia.Api.Get("/waitlist?role=provider")).IsOk().String("items.0.id"));

        // Nobody pays, so the hold runs out.
        await marketplace.Pass("PT20M");
        (ada, ben) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(ben.Email));

        Assert.Equal("payment_expired", (await ada.Api.Get($"/bookings/{taken.String("id")}")).IsOk().String("status"));
        Assert.Equal("offered", (await Entry(ben, entry)).String("status"));
    }

    [Fact]
    public async Task A_booking_that_moves_away_makes_room()
    {
        var taken = await ada.Books(listing, wednesday);
        await marketplace.Pays(taken);
        var entry = (await Joins(ben)).IsCreated();

        (await ada.Api.Post($"/bookings/{taken.String("id")}/reschedule", new { start = Cast.Instant(wednesday.AddHours(3)) })).IsOk();
        (await pia.Api.Post($"/bookings/{taken.String("id")}/reschedule/accept")).IsOk();
        await marketplace.Settles();

        Assert.Equal("offered", (await Entry(ben, entry)).String("status"));
        await marketplace.Verifies();
    }

    [Fact]
    public async Task Who_need_not_wait_or_would_wait_in_vain_is_told()
    {
        (await Joins(ben)).IsProblem(409, "waitlist.time-free");
        (await ben.Api.Post($"/listings/{listing}/waitlist", new { start = Cast.Instant(wednesday.AddHours(14)) })).IsProblem(409, "waitlist.hopeless", "rule");
        (await ben.Api.Post($"/listings/{listing}/waitlist", new { start = "soon", seats = 0 })).IsProblem(422, "not-valid", "start");

        await ada.Books(listing, wednesday);
        (await pia.Api.Post($"/listings/{listing}/waitlist", new { start = Cast.Instant(wednesday) })).IsProblem(422, "booking.own-listing");
        var key = Api.NewKey();
        var entry = (await Joins(ben, key)).IsCreated();
        Assert.True((await Joins(ben, key)).IsCreated().IsReplay);
        (await Joins(ben)).IsProblem(409, "waitlist.already-waiting");

        (await cleo.Api.Get($"/waitlist/{entry.String("id")}")).IsProblem(404, "waitlist.unknown");
        (await cleo.Api.Delete($"/waitlist/{entry.String("id")}")).IsProblem(404, "waitlist.unknown");
        (await ben.Api.Delete($"/waitlist/{entry.String("id")}")).IsNoContent();
        Assert.Equal("left", (await Entry(ben, entry)).String("status"));

        // Whatever became of the entry and of the listing, a repeat is answered as the first one was.
        (await pia.Api.Post($"/listings/{listing}/pause")).IsOk();
        var repeat = (await Joins(ben, key)).IsCreated();
        Assert.True(repeat.IsReplay);
        Assert.Equal("left", repeat.String("status"));
    }

    [Fact]
    public async Task Nobody_waits_for_what_has_begun()
    {
        await marketplace.Pays(await ada.Books(listing, wednesday));
        var entry = (await Joins(ben)).IsCreated();

        await marketplace.Pass("P2D");
        ben = await marketplace.LogsIn(ben.Email);

        Assert.Equal("in_vain", (await Entry(ben, entry)).String("status"));
    }

    private Task<Reply> Joins(Person person, string? key = null) =>
        person.Api.Post($"/listings/{listing}/waitlist", new { start = Cast.Instant(wednesday) }, key);

    private static async Task<Reply> Entry(Person person, Reply joined) => (await person.Api.Get($"/waitlist/{joined.String("id")}")).IsOk();
}
