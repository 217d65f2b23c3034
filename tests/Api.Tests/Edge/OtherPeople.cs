using System.Text.Json.Nodes;
using Npgsql;

namespace Marketplace.Edge;

/// <summary>What belongs to others looks as if it did not exist, on every route of the contract that takes an id.</summary>
public sealed class OtherPeople(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>, IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private Contract contract = null!;
    private Belongings theirs = null!;
    private Person ada = null!;
    private Person pia = null!;
    private Person eve = null!;
    private Person vic = null!;
    private string message = string.Empty;

    public async Task InitializeAsync()
    {
        contract = await Contract.Of(marketplace);
        if (!(await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["frozen"].GetBoolean())
        {
            await marketplace.Freeze(Monday);
        }

        await AdaAndPiaDoBusiness();
        (eve, vic) = (await marketplace.Arrives("Eve"), await marketplace.GoesLive("Vic"));
        await marketplace.Settles();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Neither_a_customer_nor_a_provider_can_see_or_touch_it()
    {
        var before = await Events();
        var tried = 0;
        foreach (var stranger in new[] { eve, vic })
        {
            foreach (var (real, unknown) in theirs.Uses(contract))
            {
                await LooksTheSame(stranger, real, unknown);
                tried++;
            }
        }

        await marketplace.Settles();
        Assert.Equal(before, await Events());
        Assert.True(tried > 60, $"Only {tried} requests name something of theirs; is the contract read as it should be?");
    }

    [Fact]
    public async Task Nor_can_it_be_reached_through_what_is_their_own()
    {
        var own = (await eve.Api.Post("/messages/threads", new { listingId = await vic.Publishes(), message = "Hello?" })).IsCreated().String("id");
        await marketplace.Settles();
        var before = await Events();

        foreach (var operation in contract.Operations.Where(operation => operation.Path.EndsWith("/messages/{messageId}", StringComparison.Ordinal)))
        {
            await LooksTheSame(eve, Belongings.Request(operation, [own, message], null), Belongings.Request(operation, [own, Operation.UnknownId], null));
        }

        await marketplace.Settles();
        Assert.Equal(before, await Events());
    }

    [Fact]
    public void Without_a_token_only_what_is_meant_for_everybody_takes_an_id() =>
        Assert.Equal(
            Belongings.Open.Order(StringComparer.Ordinal),
            contract.Operations.Where(operation => !operation.NeedsToken && operation.Places.Any()).Select(operation => operation.ToString()).Order(StringComparer.Ordinal));

    private static async Task LooksTheSame(Person stranger, Request real, Request unknown)
    {
        var (reply, nothing) = (await real.By(stranger.Api), await unknown.By(stranger.Api));
        Assert.True((int)reply.Status is 404 or 403, $"{real}: {(int)reply.Status} {reply.Text}");
        Assert.True(Said(nothing) == Said(reply), $"{real} tells theirs from nobody's: {reply.Text} {nothing.Text}");
        Assert.DoesNotContain("ETag", reply.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The whole answer but for what names the request.</summary>
    private static string Said(Reply reply)
    {
        var problem = JsonNode.Parse(reply.Text)!.AsObject();
        problem.Remove("traceId");
        problem.Remove("instance");
        return problem.ToJsonString();
    }

    /// <summary>A booking that was paid, done, reviewed and paid out; another that is still to come; and a thread about it.</summary>
    private async Task AdaAndPiaDoBusiness()
    {
        (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var listing = await pia.Publishes();
        var start = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset().Date;
        var past = await ada.Books(listing, Workday(start.AddDays(1)));
        var live = await ada.Books(listing, Workday(start.AddDays(15)));
        await marketplace.Pays(past);
        await marketplace.Pays(live);
        var green = await ada.Books(await PublishesForgivingly(), Workday(start.AddDays(1)).AddHours(2));
        await marketplace.Pays(green);
        await marketplace.Pass("P6D");
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));

        var review = (await ada.Api.Post("/reviews", new { bookingId = past.String("id"), rating = 5 })).IsCreated();
        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated();
        var thread = (await ada.Api.Post("/messages/threads", new { bookingId = live.String("id"), message = "Where is it?" })).IsCreated();
        message = (await ada.Api.Post($"/messages/threads/{thread.String("id")}/messages", new { text = "And when?" })).IsCreated().String("id");
        var price = new { amount = 100_00, currency = "EUR" };
        var offer = (await pia.Api.Post($"/listings/{listing}/package-offers", new { sessions = 3, price, validity = "P30D" })).IsCreated().String("id");
        theirs = new Belongings(
            listing,
            [past.String("id"), live.String("id")],
            await Series(listing),
            await Entry(listing, Workday(start.AddDays(18))),
            (await pia.Api.Post("/providers/me/calendar/imports", new { url = "https://127.0.0.1:1/nobody.ics" })).IsCreated().String("id"),
            (await pia.Api.Post("/providers/me/resources", new { name = "Ann", kind = "staff" })).IsCreated().String("id"),
            (await pia.Api.Post("/providers/me/calendar/closures", new { from = $"{start.AddDays(40):yyyy-MM-dd}", to = $"{start.AddDays(41):yyyy-MM-dd}" })).IsCreated().String("id"),
            live.String("payment.id"),
            thread.String("id"),
            message,
            review.String("id"),
            payout.String("latest.0"),
            offer,
            (await ada.Api.Post("/packages", new { offerId = offer })).IsCreated().String("id"),
            (await ada.Api.Post($"/bookings/{green.String("id")}/complain", new { reason = "quality", text = "The dog is green.", wish = "redo" })).IsOk().String("complaint.id"),
            [(await ada.Api.Get("/invoices")).IsOk().String("items.0.id"), await ByHand(thread.String("id"))],
            await Dispute(green.String("payment.id")),
            (await pia.Api.Post("/providers/me/coupons", new { code = "TENTH", basisPoints = 10_00 })).IsCreated().String("id"),
            (await ada.Api.Get("/me/notifications")).IsOk().String("items.0.id"),
            (await pia.Api.Post($"/messages/threads/{thread.String("id")}/messages/{message}/report", new { reason = "spam" })).IsCreated().String("id"),
            await Attached(thread.String("id")));
    }

    private async Task<string> Attached(string thread)
    {
        var file = new ByteArrayContent("Where it is."u8.ToArray());
        var id = (await ada.Api.Send(HttpMethod.Post, "/attachments?name=map.txt", file, ("Idempotency-Key", Api.NewKey()))).IsCreated().String("id");
        (await ada.Api.Post($"/messages/threads/{thread}/messages", new { attachments = new[] { id } })).IsCreated();
        return id;
    }

    /// <summary>Sent, and so Ada's as well.</summary>
    private async Task<string> ByHand(string thread)
    {
        var lines = new[] { new { label = "Strings", unitPrice = new { amount = 5_00, currency = "EUR" } } };
        var invoice = (await pia.Api.Post("/invoices", new { threadId = thread, title = "Strings", lines })).IsCreated().String("id");
        (await pia.Api.Post($"/invoices/{invoice}/send", new { })).IsOk();
        return invoice;
    }

    private async Task<string> Dispute(string payment)
    {
        (await marketplace.Visitor.Post($"/sandbox/checkout/{payment}/dispute", new { })).IsOk();
        return (await pia.Api.Get($"/payments/{payment}/disputes")).IsOk().String("items.0.id");
    }

    /// <summary>So that there is time to complain of it, however late in the week it is.</summary>
    private async Task<string> PublishesForgivingly()
    {
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { process = new { complaintWindow = "P30D" } })).IsOk();
        return listing;
    }

    private async Task<string> Series(string listing)
    {
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        return (await ada.Api.Post("/bookings/series", new
        {
            listingId = listing, rrule = "FREQ=WEEKLY;COUNT=2", start = $"{Workday(now.AddDays(20).Date):yyyy-MM-dd}T12:00:00", zone = "Europe/Berlin",
        })).IsCreated().String("id");
    }

    /// <summary>What somebody else has, Ada waits for.</summary>
    private async Task<string> Entry(string listing, DateTimeOffset start)
    {
        await (await marketplace.Arrives("Ben")).Books(listing, start);
        return (await ada.Api.Post($"/listings/{listing}/waitlist", new { start = Cast.Instant(start) })).IsCreated().String("id");
    }

    private static DateTimeOffset Workday(DateTime date) =>
        date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Workday(date.AddDays(1)) : new DateTimeOffset(date.AddHours(10), TimeSpan.Zero);

    private async Task<long> Events()
    {
        await using var connection = new NpgsqlConnection(marketplace.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from marketplace.events", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
