namespace Marketplace.Conversations;

/// <summary>Threads as people come to have them: by asking about a listing, and by booking it.</summary>
public sealed class ThreadsOfBookings(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_customer_asks_about_a_listing_in_one_thread()
    {
        var (pia, listing) = await Listing();
        var ada = await marketplace.Arrives("Ada");

        var first = (await ada.Api.Post("/messages/threads", new { listingId = listing, message = "Do you have parking?" })).IsCreated();
        var again = (await ada.Api.Post("/messages/threads", new { listingId = listing, message = "Or a bus stop?" })).IsCreated();

        Assert.Equal(first.String("id"), again.String("id"));
        var thread = (await pia.Api.Get($"/messages/threads/{first.String("id")}")).IsOk();
        Assert.Equal("Portrait session", thread.String("title"));
        Assert.Equal(["Do you have parking?", "Or a bus stop?"], thread["items"].EnumerateArray().Select(message => message.GetProperty("text").GetString()!));
        Assert.Equal(2, (await pia.Api.Get("/messages/threads")).IsOk().Number("items.0.unread"));
    }

    [Fact]
    public async Task How_to_be_reached_is_hidden_until_the_booking_is_paid()
    {
        var (pia, listing) = await Listing();
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(listing, Monday.AddDays(8).AddHours(3));
        var thread = (await ada.Api.Post("/messages/threads", new { bookingId = booking.String("id"), message = "Mail ada@gmail.com" })).IsCreated().String("id");
        var messages = $"/messages/threads/{thread}/messages";

        var said = (await ada.Api.Post(messages, new { text = "Or call 0750 123 45 67." })).IsCreated();
        Assert.Equal(("Or call •••.", "phone"), (said.String("text"), said.String("hidden.0")));
        Assert.Equal("Or text •••", (await ada.Api.Patch($"{messages}/{said.String("id")}", new { text = "Or text 0750 123 45 67" })).IsOk().String("text"));
        var read = (await pia.Api.Get($"/messages/threads/{thread}")).IsOk();
        Assert.Equal(["Mail •••", "Or text •••"], read["items"].EnumerateArray().Select(message => message.GetProperty("text").GetString()!));
        Assert.DoesNotContain("0750", $"{read.Text}{(await pia.Api.Get("/messages/threads")).Text}", StringComparison.Ordinal);

        var olga = await marketplace.Operator();
        Assert.Equal("Or text 0750 123 45 67", (await olga.Get($"/messages/threads/{thread}")).IsOk().String("items.1.written"));

        await marketplace.Pays(booking);
        await marketplace.Settles();
        Assert.Equal("0750 123 45 67", (await pia.Api.Post(messages, new { text = "0750 123 45 67" })).IsCreated().String("text"));
    }

    [Fact]
    public async Task Opening_again_under_the_same_key_says_nothing_twice()
    {
        var (_, listing) = await Listing();
        var ada = await marketplace.Arrives("Ada");
        var body = new { listingId = listing, message = "Do you have parking?" };

        var first = (await ada.Api.Post("/messages/threads", body, "once")).IsCreated();
        var again = (await ada.Api.Post("/messages/threads", body, "once")).IsCreated();

        Assert.True(again.IsReplay);
        Assert.Single((await ada.Api.Get($"/messages/threads/{first.String("id")}")).IsOk()["items"].EnumerateArray());
    }

    [Fact]
    public async Task What_was_asked_is_answered_alike_when_its_listing_is_gone()
    {
        var (pia, listing) = await Listing();
        var ada = await marketplace.Arrives("Ada");
        var body = new { listingId = listing, message = "Do you cut cats?" };
        var first = (await ada.Api.Post("/messages/threads", body, "gone")).IsCreated();
        (await pia.Api.Delete($"/listings/{listing}")).IsNoContent();

        var again = (await ada.Api.Post("/messages/threads", body, "gone")).IsCreated();
        Assert.Equal((first.String("id"), true), (again.String("id"), again.IsReplay));
        (await (await marketplace.Arrives("Ben")).Api.Post("/messages/threads", body)).IsProblem(404, "listing.unknown");
    }

    [Fact]
    public async Task Nobody_asks_about_their_own_listing()
    {
        var (pia, listing) = await Listing();

        (await pia.Api.Post("/messages/threads", new { listingId = listing })).IsProblem(422, "conversation.own-listing");
    }

    [Fact]
    public async Task There_is_no_thread_about_what_does_not_exist()
    {
        var ada = await marketplace.Arrives("Ada");

        (await ada.Api.Post("/messages/threads", new { listingId = Guid.NewGuid() })).IsProblem(404, "listing.unknown");
        (await ada.Api.Post("/messages/threads", new { bookingId = Guid.NewGuid() })).IsProblem(404, "booking.unknown");
    }

    [Fact]
    public async Task A_booking_has_a_thread_of_its_two_sides_alone()
    {
        var (pia, listing) = await Listing();
        var ada = await marketplace.Arrives("Ada");
        var eve = await marketplace.Arrives("Eve");
        var booking = (await ada.Books(listing, Monday.AddDays(7).AddHours(3))).String("id");

        var thread = (await pia.Api.Post("/messages/threads", new { bookingId = booking, message = "See you soon" })).IsCreated().String("id");

        Assert.Equal(thread, (await ada.Api.Post("/messages/threads", new { bookingId = booking })).IsCreated().String("id"));
        (await eve.Api.Post("/messages/threads", new { bookingId = booking })).IsProblem(404, "booking.unknown");
        (await eve.Api.Get($"/messages/threads/{thread}")).IsProblem(404, "conversation.unknown");
    }

    [Fact]
    public async Task What_happens_to_a_booking_is_said_in_its_thread()
    {
        var (_, listing) = await Listing();
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(listing, Monday.AddDays(8).AddHours(3));
        await marketplace.Pays(booking);

        var thread = (await ada.Api.Post("/messages/threads", new { bookingId = booking.String("id") })).IsCreated().String("id");

        var said = (await ada.Api.Get($"/messages/threads/{thread}")).IsOk()["items"].EnumerateArray().ToArray();
        Assert.All(said, message => Assert.Equal("system", message.GetProperty("side").GetString()));
        Assert.Contains("booking.confirmed", said.Select(message => message.GetProperty("code").GetString()));
    }

    private async Task<(Person Pia, string Listing)> Listing()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        return (pia, await pia.Publishes());
    }
}
