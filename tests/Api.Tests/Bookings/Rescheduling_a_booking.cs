namespace Marketplace.Bookings;

/// <summary>Another time for what is confirmed: both agree, and the slots swap in one write.</summary>
public sealed class Rescheduling_a_booking(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);
    private static readonly DateTimeOffset Thursday = Monday.AddDays(3);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_new_slot_is_taken_and_the_old_one_is_free(int seats)
    {
        var (pia, ada, listing) = await Meet(seats);
        var booking = await ada.Books(listing, Wednesday);
        await marketplace.Pays(booking);
        var path = $"/bookings/{booking.String("id")}";

        var proposed = await Booked.Twice(ada, $"{path}/reschedule", new { start = Cast.Instant(Thursday), reason = "The vet is ill" }, 200);
        Assert.Equal(("customer", Cast.Instant(Wednesday)), (proposed.String("reschedule.by"), proposed.String("start")));
        (await ada.Api.Post($"{path}/reschedule/accept")).IsProblem(403, "booking.not-yours");
        var moved = await Booked.Twice(pia, $"{path}/reschedule/accept", new { }, 200);
        Assert.Equal(Cast.Instant(Thursday), moved.String("start"));

        var ben = await marketplace.Arrives("Ben");
        for (var seat = 1; seat < seats; seat++)
        {
            await ben.Books(listing, Thursday);
        }

        (await ben.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Thursday) })).IsProblem(409, "booking.slot-taken");
        for (var seat = 0; seat < seats; seat++)
        {
            await ben.Books(listing, Wednesday);
        }

        Assert.Equal(Cast.Instant(Thursday), (await ada.Api.Get("/bookings?status=confirmed")).IsOk().String("items.0.start"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_slot_that_is_gone_leaves_everything_as_it_was()
    {
        var (pia, ada, listing) = await Meet(1);
        var booking = await ada.Books(listing, Wednesday);
        await marketplace.Pays(booking);
        var path = $"/bookings/{booking.String("id")}";
        (await pia.Api.Post($"{path}/reschedule", new { start = Cast.Instant(Thursday) })).IsOk();
        var ben = await marketplace.Arrives("Ben");
        await ben.Books(listing, Thursday);

        (await ada.Api.Post($"{path}/reschedule/accept")).IsProblem(409, "booking.slot-taken");

        Assert.Equal(Cast.Instant(Wednesday), (await ada.Api.Get(path)).IsOk().String("start"));
        (await ben.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Wednesday) })).IsProblem(409, "booking.slot-taken");
        await Booked.Twice(ada, $"{path}/reschedule/decline", new { reason = "Pity" }, 200);
    }

    [Fact]
    public async Task A_repeat_of_an_earlier_consent_asks_for_no_other_slot()
    {
        var (pia, ada, listing) = await Meet(1);
        var booking = await ada.Books(listing, Wednesday);
        await marketplace.Pays(booking);
        var path = $"/bookings/{booking.String("id")}";
        (await pia.Api.Post($"{path}/reschedule", new { start = Cast.Instant(Thursday) })).IsOk();
        var key = Api.NewKey();
        (await ada.Api.Post($"{path}/reschedule/accept", new { }, key)).IsOk();
        (await pia.Api.Post($"{path}/reschedule", new { start = Cast.Instant(Thursday.AddDays(1)) })).IsOk();

        await (await marketplace.Arrives("Ben")).Books(listing, Thursday.AddDays(1));

        var repeat = (await ada.Api.Post($"{path}/reschedule/accept", new { }, key)).IsOk();

        Assert.True(repeat.IsReplay);
        Assert.Equal(Cast.Instant(Thursday), repeat.String("start"));
    }

    private async Task<(Person Pia, Person Ada, string Listing)> Meet(int seats)
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        return (pia, await marketplace.Arrives("Ada"), await pia.Publishes(seats: seats));
    }
}
