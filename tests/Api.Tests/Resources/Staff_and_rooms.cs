using Marketplace.Providers;
using static Marketplace.Resources.ResourceCast;

namespace Marketplace.Resources;

public sealed class Staff_and_rooms(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Whoever_is_free_first_in_the_pool_does_it()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (ann, bea) = (await pia.Has("Ann"), await pia.Has("Bea", from: "09:00", to: "13:00"));
        var listing = await pia.Offers(Needs("any", ann, bea));
        Assert.Equal([9, 10, 11, 12], await marketplace.Hours(listing));

        var ada = await marketplace.Arrives("Ada");
        var first = (await ada.Wants(listing, 9)).IsCreated();
        Assert.Equal(["Ann"], first.Who());
        Assert.Equal("first_free", first.String("resources.0.reason"));
        var second = (await ada.Wants(listing, 9)).IsCreated();
        Assert.Equal(["Bea"], second.Who());
        Assert.Equal(("Ann", "busy"), (second.String("resources.0.passedOver.0.name"), second.String("resources.0.passedOver.0.rule")));
        (await ada.Wants(listing, 9)).IsProblem(409, "booking.slot-taken");
        Assert.Equal([10, 11, 12], await marketplace.Hours(listing));

        (await ada.Api.Post($"/bookings/{first.String("id")}/cancel")).IsOk();
        await marketplace.Settles();
        Assert.Equal([9, 10, 11, 12], await marketplace.Hours(listing));
        Assert.Equal(["Ann"], (await ada.Wants(listing, 9)).IsCreated().Who());
    }

    [Fact]
    public async Task Each_has_a_calendar_to_subscribe_to_of_what_it_has_to_do()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (ann, bea) = (await pia.Has("Ann"), await pia.Has("Bea"));
        var listing = await pia.Offers(Needs("named", ann, bea));
        var ada = await marketplace.Arrives("Ada");
        var booking = (await ada.Wants(listing, 9, ann)).IsCreated().String("id");

        var (hers, others) = (await Published(ann), await Published(bea));
        var shown = (await marketplace.Visitor.Get(hers)).IsOk().Text;
        Assert.Contains("NAME:Ann\r\n", shown, StringComparison.Ordinal);
        Assert.Contains($"UID:{booking}@bookings.marketplace\r\n", shown, StringComparison.Ordinal);
        Assert.Contains("STATUS:TENTATIVE\r\n", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("VEVENT", (await marketplace.Visitor.Get(others)).IsOk().Text, StringComparison.Ordinal);

        (await ada.Api.Post($"/bookings/{booking}/cancel")).IsOk();
        await marketplace.Settles();
        Assert.Contains("STATUS:CANCELLED\r\n", (await marketplace.Visitor.Get(hers)).IsOk().Text, StringComparison.Ordinal);

        var key = Api.NewKey();
        var moved = (await pia.Api.Post($"/providers/me/resources/{ann}/calendar/feed/move", null, key)).IsOk();
        Assert.Equal(moved.String("url"), (await pia.Api.Post($"/providers/me/resources/{ann}/calendar/feed/move", null, key)).IsOk().String("url"));
        (await marketplace.Visitor.Get(hers)).IsProblem(404, "feed.unknown");
        Assert.NotEqual(hers, await Published(ann));
        (await pia.Api.Delete($"/providers/me/resources/{bea}/calendar/feed")).IsNoContent();
        (await marketplace.Visitor.Get(others)).IsProblem(404, "feed.unknown");
        (await pia.Api.Get($"/providers/me/resources/{bea}/calendar/feed")).IsProblem(404, "feed.unknown");

        var paul = await marketplace.OpensShop("Paul");
        (await paul.Api.Put($"/providers/me/resources/{bea}/calendar/feed", null)).IsProblem(404, "resource.unknown");
        (await paul.Api.Delete($"/providers/me/resources/{ann}/calendar/feed")).IsProblem(404, "resource.unknown");

        async Task<string> Published(string resource) =>
            (await pia.Api.Put($"/providers/me/resources/{resource}/calendar/feed", null)).IsOk().String("url")[Api.Base.Length..];
    }

    [Fact]
    public async Task The_customer_chooses_where_the_listing_says_so()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (ann, bea, room) = (await pia.Has("Ann"), await pia.Has("Bea", to: "11:00"), await pia.Has("Room", "room", to: "18:00"));
        var listing = await pia.Offers(Needs("named", ann, bea), Needs("any", room));
        var offered = (await marketplace.Visitor.Get($"/listings/{listing}/resources")).IsOk();
        Assert.True(offered["requirements.0.mayBeChosen"].GetBoolean());
        Assert.Equal("Bea", offered.String("requirements.0.resources.1.name"));

        Assert.Equal([9, 10, 11], await marketplace.Hours(listing));
        Assert.Equal([9, 10], await marketplace.Hours(listing, $"&resourceId={bea}"));
        var ada = await marketplace.Arrives("Ada");
        (await ada.Wants(listing, 9)).IsProblem(422, "booking.resource-required", "requirement");
        (await ada.Wants(listing, 9, Guid.NewGuid().ToString())).IsProblem(422, "booking.resource-not-offered", "resourceId");
        (await ada.Wants(listing, 9, ann, bea)).IsProblem(422, "booking.resource-not-offered", "resourceId");
        var booked = (await ada.Wants(listing, 9, bea)).IsCreated();
        Assert.Equal(["Bea", "Room"], booked.Who());
        Assert.Equal("chosen", booked.String("resources.0.reason"));
        (await ada.Wants(listing, 11, bea)).IsProblem(422, "booking.slot-unavailable", "rule", "date", "hours", "timeZone", "resource");

        // The room is taken, whoever would do it.
        (await ada.Wants(listing, 9, ann)).IsProblem(409, "booking.slot-taken");
        var why = (await marketplace.Visitor.Get($"/listings/{listing}/slots/explain?start={At(9)}&resourceId={ann}")).IsOk();
        Assert.Equal(("busy", "Room", room), (why.String("reasons.0.rule"), why.String("reasons.0.resourceName"), why.String("reasons.0.resource")));
    }

    [Fact]
    public async Task Work_goes_round_by_weight_and_says_why()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (ann, bea) = (await pia.Has("Ann", to: "17:00"), await pia.Has("Bea", to: "17:00"));
        var listing = await pia.Offers(new
        {
            assignment = "round_robin", pool = new[] { new { resourceId = ann, weight = 3 }, new { resourceId = bea, weight = 1 } },
        });
        var ada = await marketplace.Arrives("Ada");
        var names = new List<string>();
        foreach (var hour in Enumerable.Range(9, 8))
        {
            var booked = (await ada.Wants(listing, hour)).IsCreated();
            Assert.Equal("fairest", booked.String("resources.0.reason"));
            names.AddRange(booked.Who());
        }

        Assert.Equal(["Ann", "Ann", "Ann", "Bea", "Ann", "Ann", "Ann", "Bea"], names);
    }

    [Fact]
    public async Task All_of_a_collective_are_taken_or_none()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (ann, bea) = (await pia.Has("Ann", from: "09:00", to: "12:00"), await pia.Has("Bea", from: "09:30", to: "12:30"));
        var (both, alone) = (await pia.Offers(Needs("collective", ann, bea)), await pia.Offers(Needs("any", bea)));

        // Alone, Ann would begin at 9:00 and 10:30, and Bea at 9:30 and 11:00.
        (await pia.Api.Patch($"/listings/{both}", new { rules = new { slotInterval = "PT90M" } })).IsOk();
        var shown = (await marketplace.Visitor.Get($"/listings/{both}/slots?from={Date}&zone=UTC")).IsOk();
        Assert.Equal(["09:30", "10:30", "11:00"], shown["slots"].EnumerateArray().Select(slot => slot.GetProperty("start").GetString()![11..16]));

        var ada = await marketplace.Arrives("Ada");
        (await ada.Wants(alone, 11)).IsCreated();
        (await ada.Wants(both, 11)).IsProblem(409, "booking.slot-taken");
        var booked = (await ada.Wants(both, 10)).IsCreated();
        Assert.Equal(["Ann", "Bea"], booked.Who().Order());
        (await ada.Wants(alone, 10)).IsProblem(409, "booking.slot-taken");
        var occupied = (await pia.Api.Get($"/providers/me/resources/{ann}/calendar?from={Date}")).IsOk();
        Assert.Equal(1, occupied["occupancy"].GetArrayLength());

        // Unpaid, it frees everything that it held.
        await marketplace.Pass("PT16M");
        Assert.Equal(3, (await marketplace.Visitor.Get($"/listings/{both}/slots?from={Date}&zone=UTC")).IsOk()["slots"].GetArrayLength());
    }

    [Fact]
    public async Task A_group_stays_with_whoever_does_it()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (ann, bea) = (await pia.Has("Ann"), await pia.Has("Bea", seats: 2));
        var listing = await pia.Offers(3, Needs("round_robin", ann, bea));
        var ada = await marketplace.Arrives("Ada");
        Assert.Equal(["Ann"], (await ada.Wants(listing, 9)).IsCreated().Who());
        var second = (await ada.Wants(listing, 9)).IsCreated();
        Assert.Equal(("Ann", "joined"), (second.Who().Single(), second.String("resources.0.reason")));
        Assert.Equal(["Ann"], (await ada.Wants(listing, 9)).IsCreated().Who());
        Assert.Equal(["Bea"], (await ada.Wants(listing, 9)).IsCreated().Who());
        (await ada.Api.Post("/bookings", new { listingId = listing, start = At(9), seats = 2 })).IsProblem(409, "booking.slot-taken");
    }

    [Fact]
    public async Task A_moved_booking_keeps_its_people_if_it_can()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (ann, bea) = (await pia.Has("Ann", from: "09:00", to: "11:00"), await pia.Has("Bea", from: "09:00", to: "12:00"));
        var listing = await pia.Offers(Needs("any", bea, ann));
        var ada = await marketplace.Arrives("Ada");
        (await ada.Wants(listing, 9)).IsCreated();
        var booked = (await ada.Wants(listing, 9)).IsCreated();
        Assert.Equal(["Ann"], booked.Who());
        await marketplace.Pays(booked);

        var moved = await Moves(10);
        Assert.Equal(("Ann", "kept"), (moved.Who().Single(), moved.String("resources.0.reason")));
        moved = await Moves(11);
        Assert.Equal("Bea", moved.Who().Single());
        await marketplace.Settles();
        Assert.Equal([9, 10], await marketplace.Hours(listing));

        async Task<Reply> Moves(int hour)
        {
            (await ada.Api.Post($"/bookings/{booked.String("id")}/reschedule", new { start = At(hour) })).IsOk();
            return (await pia.Api.Post($"/bookings/{booked.String("id")}/reschedule/accept")).IsOk();
        }
    }

    [Fact]
    public async Task What_is_archived_takes_nothing_new()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (ann, bea) = (await pia.Has("Ann"), await pia.Has("Bea"));
        var (listing, both) = (await pia.Offers(Needs("any", ann, bea)), await pia.Offers(Needs("collective", ann, bea)));
        (await pia.Api.Delete($"/providers/me/resources/{ann}")).IsNoContent();
        var ada = await marketplace.Arrives("Ada");
        var booked = (await ada.Wants(listing, 9)).IsCreated();
        Assert.Equal(("Bea", "archived"), (booked.Who().Single(), booked.String("resources.0.passedOver.0.rule")));
        Assert.Empty(await marketplace.Hours(both));
        Assert.Equal("archived", (await marketplace.Visitor.Get($"/listings/{both}/slots/explain?start={At(10)}")).IsOk().String("reasons.0.rule"));
        (await pia.Api.Patch($"/listings/{both}", new { requirements = new[] { Needs("any", ann) } })).IsProblem(422, "listing.resource-not-known", "resourceId");
        (await pia.Api.Patch($"/providers/me/resources/{ann}", new { name = "Anna" })).IsProblem(404, "resource.unknown");
        Assert.Equal(["Bea", "Ann"], (await pia.Api.Get("/providers/me/resources")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task Nobody_touches_what_is_others()
    {
        var (pia, paul) = (await marketplace.OpensShop("Pia"), await marketplace.OpensShop("Paul"));
        var ann = await pia.Has("Ann");
        (await paul.Api.Get($"/providers/me/resources/{ann}")).IsProblem(404, "resource.unknown");
        (await paul.Api.Patch($"/providers/me/resources/{ann}", new { name = "Mine" })).IsProblem(404, "resource.unknown");
        (await paul.Api.Delete($"/providers/me/resources/{ann}")).IsProblem(404, "resource.unknown");
        (await paul.Api.Get($"/providers/me/resources/{ann}/calendar")).IsProblem(404, "resource.unknown");
        (await paul.Api.Put($"/providers/me/resources/{ann}/calendar", new { timeZone = "UTC" })).IsProblem(404, "resource.unknown");
        (await paul.Api.Post("/listings", new { requirements = new[] { Needs("any", ann) } })).IsProblem(422, "listing.resource-not-known", "resourceId");
    }

    [Fact]
    public async Task Whoever_waits_is_served_by_anybody_of_the_pool()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (ann, bea) = (await pia.Has("Ann"), await pia.Has("Bea"));
        var listing = await pia.Offers(Needs("round_robin", ann, bea));
        var (ada, ben) = (await marketplace.Arrives("Ada"), await marketplace.Arrives("Ben"));
        (await ada.Wants(listing, 9)).IsCreated();
        var bound = (await ada.Wants(listing, 9)).IsCreated();
        var entry = (await ben.Api.Post($"/listings/{listing}/waitlist", new { start = At(9) })).IsCreated();
        (await ada.Api.Post($"/bookings/{bound.String("id")}/cancel")).IsOk();
        await marketplace.Settles();
        var offered = (await ben.Api.Get($"/waitlist/{entry.String("id")}")).IsOk();
        Assert.Equal("offered", offered.String("status"));
        Assert.Equal(bound.Who(), (await ben.Api.Get($"/bookings/{offered.String("bookingId")}")).IsOk().Who());
    }
}
