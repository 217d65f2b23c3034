using Marketplace.Bookings;
using Marketplace.Postgres;

namespace Marketplace.Scheduling;

/// <summary>What waits for its time is visible to whom it concerns, and operators can help it along.</summary>
public sealed class Looking_after_timers(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Its_parties_see_what_time_will_do_to_a_booking()
    {
        var (_, ada, booking) = await Confirmed(Monday.AddDays(1));

        var timers = (await ada.Api.Get($"{booking}/timers")).IsOk();

        Assert.Equal(
            [("starts", "in_progress", "keeps", "nothing", "pending"), ("auto_completes", "completed", "uses", "earns", "pending")],
            timers["items"].EnumerateArray().Select(timer => (
                timer.GetProperty("name").GetString()!,
                timer.GetProperty("leadsTo").GetString()!,
                timer.GetProperty("slot").GetString()!,
                timer.GetProperty("money").GetString()!,
                timer.GetProperty("state").GetString()!)));
        Assert.Equal((await ada.Api.Get(booking)).IsOk().String("nextEvent.at"), timers.String("items.0.at"));
        (await (await marketplace.Arrives("Eve")).Api.Get($"{booking}/timers")).IsProblem(404, "booking.unknown");
    }

    [Fact]
    public async Task A_parked_timer_holds_up_no_other_and_does_its_work_once_it_is_retried()
    {
        var (pia, ada, booking) = await Confirmed(Monday.AddDays(2));
        await Park(booking, "auto_completes");

        await marketplace.Pass("P6D");
        (pia, ada, var olga) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email), await marketplace.Operator());

        Assert.Equal("in_progress", (await ada.Api.Get(booking)).IsOk().String("status"));
        Assert.Equal(("auto_completes", "parked", 20), await Only(ada, booking));
        var item = (await olga.Get("/admin/queues/timers?state=parked")).IsOk()["items"].EnumerateArray()
            .Single(timer => booking.EndsWith(timer.GetProperty("subject").GetString()!, StringComparison.Ordinal));
        Assert.Equal(("booking", "The database was away."), (item.GetProperty("kind").GetString(), item.GetProperty("error").GetString()));

        var path = $"/admin/queues/timers/{item.GetProperty("id").GetString()}/retry";
        (await pia.Api.Post(path, new { reason = "Please" })).IsProblem(403, "forbidden");
        (await olga.Post(path, new { })).IsProblem(422, "not-valid", "reason");
        var key = Api.NewKey();
        (await olga.Post(path, new { reason = "It is back." }, key)).IsOk();
        await marketplace.Settles();

        Assert.NotEqual("in_progress", (await ada.Api.Get(booking)).IsOk().String("status"));
        var repeat = (await olga.Post(path, new { reason = "It is back." }, key)).IsOk();
        Assert.Equal((true, "retried", "It is back."), (repeat.IsReplay, repeat.String("act"), repeat.String("reason")));
        (await olga.Post(path, new { reason = "Once more." })).IsProblem(404, "timer.unknown");
        await marketplace.Proves();
    }

    [Fact]
    public async Task What_is_let_go_leaves_the_queue_until_somebody_thinks_better_of_it()
    {
        var (_, ada, booking) = await Confirmed(Monday.AddDays(1));
        await Park(booking, "starts");
        await marketplace.Pass("P2D");
        (ada, var olga) = (await marketplace.LogsIn(ada.Email), await marketplace.Operator());
        var path = (await olga.Get("/admin/queues/timers")).IsOk()["items"].EnumerateArray()
            .Where(timer => booking.EndsWith(timer.GetProperty("subject").GetString()!, StringComparison.Ordinal))
            .Select(timer => $"/admin/queues/timers/{timer.GetProperty("id").GetString()}").Single();

        (await olga.Post($"{path}/let-go", new { reason = "They met elsewhere." })).IsOk();
        (await olga.Post($"{path}/let-go", new { reason = "Again." })).IsProblem(409, "timer.let-go");
        await marketplace.Settles();

        Assert.DoesNotContain(path[^36..], (await olga.Get("/admin/queues/timers")).IsOk().Text, StringComparison.Ordinal);
        Assert.Contains(path[^36..], (await olga.Get("/admin/queues/timers?state=let_go")).IsOk().Text, StringComparison.Ordinal);
        Assert.Equal("let_go", (await ada.Api.Get($"{booking}/timers")).IsOk().String("items.0.state"));

        (await olga.Post($"{path}/retry", new { reason = "They did not." })).IsOk();
        await marketplace.Settles();
        Assert.Equal("in_progress", (await ada.Api.Get(booking)).IsOk().String("status"));
    }

    [Fact]
    public async Task Only_what_can_be_asked_for_is_shown()
    {
        var olga = await marketplace.Operator();
        (await olga.Get("/admin/queues/timers?state=pending")).IsProblem(400, "malformed-request", "state");
        foreach (var state in (string[])["late", "retried", "parked", "let_go"])
        {
            (await olga.Get($"/admin/queues/timers?state={state}&limit=1")).IsOk();
        }
    }

    private static async Task<(string Name, string State, long Attempts)> Only(Person who, string booking)
    {
        var timers = (await who.Api.Get($"{booking}/timers")).IsOk();
        Assert.Equal(1, timers["items"].GetArrayLength());
        return (timers.String("items.0.name"), timers.String("items.0.state"), timers.Number("items.0.attempts"));
    }

    /// <summary>As if it had been tried in vain too often.</summary>
    private Task Park(string booking, string timer) =>
        Sql.Run(
            marketplace.Database,
            $"""
            update marketplace.deadlines set attempts = 20, parked_at = now(), error = 'The database was away.'
            where stream = 'booking/{Guid.Parse(booking[^36..]):N}' and name = '{timer}'
            """);

    private async Task<(Person Pia, Person Ada, string Booking)> Confirmed(DateTimeOffset start)
    {
        await marketplace.FreezeOnce(Monday);
        start += (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset() - Monday;
        while (start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            start = start.AddDays(1);
        }

        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        var booked = await ada.Books(await pia.Publishes(), start);
        await marketplace.Pays(booked);
        return (pia, ada, $"/bookings/{booked.String("id")}");
    }
}
