using Marketplace.Bookings;

namespace Marketplace.Series;

public sealed class Moving_series(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>, IAsyncLifetime
{
    private Person pia = null!;
    private Person ada = null!;
    private string listing = null!;
    private string series = null!;

    public async Task InitializeAsync()
    {
        await marketplace.Freeze(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        pia = await marketplace.GoesLive("Pia");
        ada = await marketplace.Arrives("Ada");
        listing = await pia.Publishes("unpaid");
        series = (await ada.Api.Post("/bookings/series", new { listingId = listing, rrule = "FREQ=DAILY;COUNT=3", start = "2026-03-03T10:00:00", zone = "Europe/Berlin" }))
            .IsCreated().String("id");
        await marketplace.Settles();
        foreach (var booking in (await pia.Api.Get("/bookings?role=provider&status=requested")).IsOk()["items"].EnumerateArray())
        {
            (await pia.Api.Post($"/bookings/{booking.GetProperty("id").GetString()}/accept")).IsOk();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task All_times_go_to_another_day_though_each_takes_the_place_of_the_next()
    {
        var wish = new { scope = "all", occurrence = 0, start = "2026-03-04T10:00:00", reason = "A day later" };
        Assert.Equal(0, (await ada.Api.Post($"{Path}/reschedule/preview", wish)).IsOk().Number("conflicts"));

        var key = Api.NewKey();
        var proposed = (await ada.Api.Post($"{Path}/reschedule", wish, key)).IsOk();
        Assert.Equal("proposed", proposed.String("move.status"));
        Assert.True((await ada.Api.Post($"{Path}/reschedule", wish, key)).IsOk().IsReplay);
        (await ada.Api.Post($"{Path}/reschedule/accept")).IsProblem(403, "series.not-yours");

        var moved = await Agrees(pia);

        Assert.Equal("moved", moved.String("move.status"));
        Assert.Equal(["2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z", "2026-03-06T09:00:00Z"], await Starts());
        Assert.Equal(["2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z", "2026-03-06T09:00:00Z"], Values(moved, "occurrences", "start"));
    }

    [Fact]
    public async Task A_time_that_is_not_free_leaves_all_where_they_are_unless_it_is_skipped()
    {
        await (await marketplace.Arrives("Ben")).Books(listing, new DateTimeOffset(2026, 3, 5, 13, 0, 0, TimeSpan.Zero));

        (await ada.Api.Post($"{Path}/reschedule", To("following", 1, "2026-03-04T14:00:00"))).IsProblem(409, "series.conflict", "2026-03-05T13:00:00Z");
        Assert.Equal(["none", "busy"], Values((await ada.Api.Post($"{Path}/reschedule/preview", To("following", 1, "2026-03-04T14:00:00"))).IsOk(), "times", "conflict"));
        Assert.Equal(["2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z"], await Starts());

        (await ada.Api.Post($"{Path}/reschedule", To("following", 1, "2026-03-04T14:00:00", skipConflicts: true))).IsOk();
        var moved = await Agrees(pia);
        Assert.Equal(["moved", "stayed"], Values(moved, "move.times", "outcome"));
        Assert.Equal(["2026-03-03T09:00:00Z", "2026-03-04T13:00:00Z", "2026-03-05T09:00:00Z"], await Starts());
    }

    [Fact]
    public async Task One_that_was_moved_alone_stays_unless_it_is_to_go_along()
    {
        (await pia.Api.Post($"{Path}/reschedule", To("one", 1, "2026-03-04T15:00:00"))).IsOk();
        var alone = await Agrees(ada);
        Assert.Equal(["none", "2026-03-04T09:00:00Z", "none"], Values(alone, "occurrences", "originalStart"));

        (await ada.Api.Post($"{Path}/reschedule", To("all", 0, "2026-03-03T12:00:00"))).IsOk();
        await Agrees(pia);
        Assert.Equal(["2026-03-03T11:00:00Z", "2026-03-04T14:00:00Z", "2026-03-05T11:00:00Z"], await Starts());

        (await ada.Api.Post($"{Path}/reschedule", To("all", 0, "2026-03-03T11:00:00", includeMoved: true))).IsOk();
        var together = await Agrees(pia);
        Assert.Equal(["2026-03-03T10:00:00Z", "2026-03-04T08:00:00Z", "2026-03-05T10:00:00Z"], await Starts());
        Assert.Equal(["none", "none", "none"], Values(together, "occurrences", "originalStart"));
    }

    [Fact]
    public async Task Another_rule_gives_them_their_times_one_after_the_other()
    {
        var weekly = new { scope = "all", occurrence = 0, start = "2026-03-09T10:00:00", rrule = "FREQ=WEEKLY;BYDAY=MO,TH" };
        (await ada.Api.Post($"{Path}/reschedule", weekly)).IsOk();
        await Agrees(pia);
        Assert.Equal(["2026-03-09T09:00:00Z", "2026-03-12T09:00:00Z", "2026-03-16T09:00:00Z"], await Starts());

        (await ada.Api.Post($"{Path}/reschedule", weekly with { rrule = "FREQ=DAILY;COUNT=2" })).IsProblem(422, "series.rule-too-short", "rrule");
        (await ada.Api.Post($"{Path}/reschedule", new { scope = "one", occurrence = 0, rrule = "FREQ=DAILY" })).IsProblem(422, "not-valid");
    }

    [Fact]
    public async Task They_may_take_longer_where_that_costs_the_same()
    {
        (await ada.Api.Post($"{Path}/reschedule", new { scope = "all", occurrence = 0, duration = "PT90M" }))
            .IsProblem(409, "series.conflict", "2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z");
        (await pia.Api.Patch($"/listings/{listing}", new { duration = "PT90M" })).IsOk();
        (await ada.Api.Post($"{Path}/reschedule", new { scope = "all", occurrence = 0, duration = "PT90M" })).IsOk();
        var longer = await Agrees(pia);
        Assert.Equal(["2026-03-03T10:30:00Z", "2026-03-04T10:30:00Z", "2026-03-05T10:30:00Z"], Values(longer, "occurrences", "end"));

        (await pia.Api.Patch($"/listings/{listing}", new { price = new { type = "hourly", amount = new { amount = 80_00, currency = "EUR" } } })).IsOk();
        Assert.Equal(
            ["price", "price", "price"],
            Values((await ada.Api.Post($"{Path}/reschedule/preview", new { scope = "all", occurrence = 0, duration = "PT2H" })).IsOk(), "times", "conflict"));
    }

    [Fact]
    public async Task What_is_not_answered_or_declined_changes_nothing()
    {
        (await ada.Api.Post($"{Path}/reschedule", To("all", 0, "2026-03-03T12:00:00"))).IsOk();
        var declined = await Booked.Twice(pia, $"{Path}/reschedule/decline", new { reason = "Away" }, 200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, declined["move"].ValueKind);
        (await pia.Api.Post($"{Path}/reschedule/accept")).IsProblem(409, "series.nothing-proposed");
        (await ada.Api.Post($"{Path}/reschedule", To("all", 0, "2026-03-03T10:00:00"))).IsProblem(409, "series.nothing-to-move");
        (await (await marketplace.Arrives("Eve")).Api.Post($"{Path}/reschedule/preview", To("all", 0, "2026-03-03T12:00:00"))).IsProblem(404, "series.unknown");
    }

    [Fact]
    public async Task A_time_that_was_cancelled_is_booked_again()
    {
        (await ada.Api.Post($"{Path}/cancel", new { scope = "one", occurrence = 1 })).IsOk();
        await marketplace.Settles();
        var before = (await ada.Api.Get(Path)).IsOk().String("occurrences.1.bookingId");
        (await pia.Api.Post($"{Path}/rebook", new { occurrence = 1 })).IsProblem(403, "series.not-yours");

        await Booked.Twice(ada, $"{Path}/rebook", new { occurrence = 1 }, 200);
        await marketplace.Settles();
        var again = (await ada.Api.Get(Path)).IsOk();

        Assert.Equal("booked", again.String("occurrences.1.outcome"));
        Assert.NotEqual(before, again.String("occurrences.1.bookingId"));
        Assert.Equal(["2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z"], await Starts());
        (await ada.Api.Post($"{Path}/rebook", new { occurrence = 1 })).IsProblem(409, "series.nothing-to-rebook");
    }

    /// <summary>Says yes, and looks when all has moved: the answer itself waits for that only a little while.</summary>
    private async Task<Reply> Agrees(Person who)
    {
        await Booked.Twice(who, $"{Path}/reschedule/accept", new { }, 200);
        await marketplace.Settles();
        return (await who.Api.Get(Path)).IsOk();
    }

    private string Path => $"/bookings/series/{series}";

    private static object To(string scope, int occurrence, string start, bool skipConflicts = false, bool includeMoved = false) =>
        new { scope, occurrence, start, skipConflicts, includeMoved };

    /// <summary>Of her bookings as they are, whatever the series says.</summary>
    private async Task<string[]> Starts()
    {
        var bookings = Values((await ada.Api.Get(Path)).IsOk(), "occurrences", "bookingId");
        return [.. (await Task.WhenAll(bookings.Select(id => ada.Api.Get($"/bookings/{id}")))).Select(booking => booking.IsOk().String("start"))];
    }

    private static string[] Values(Reply reply, string list, string name)
    {
        var items = list.Split('.').Aggregate(reply.Body, (body, part) => body.GetProperty(part));
        return [.. items.EnumerateArray().Select(item => item.TryGetProperty(name, out var value) ? value.GetString() ?? "none" : "none")];
    }
}
