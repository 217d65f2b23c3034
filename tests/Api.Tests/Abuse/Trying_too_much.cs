using Marketplace.Bookings;

namespace Marketplace.Abuse;

/// <summary>Customers who try too much, over HTTP; those who try it at once among them.</summary>
public sealed class Trying_too_much(WatchfulMarketplace watchful) : IClassFixture<WatchfulMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly RunningMarketplace marketplace = watchful.Running;

    [Fact]
    public async Task Of_many_who_book_at_once_only_as_many_are_let_as_may_and_they_may_again_after_an_hour()
    {
        await marketplace.FreezeOnce(Monday);
        var (_, ada, listing) = await Meet();
        var keys = Enumerable.Range(0, 12).Select(_ => Api.NewKey()).ToArray();
        var week = await Week();

        var answers = await Task.WhenAll(keys.Select((key, number) => Book(ada, listing, week.AddDays(number / 6).AddHours(number % 6), key)));

        var booked = answers.Where(answer => (int)answer.Status == 201).ToArray();
        Assert.Equal(WatchfulMarketplace.TriesPerHour, booked.Length);
        Assert.All(answers.Where(answer => (int)answer.Status != 201), answer => answer.IsProblem(429, "payment.too-many-attempts"));
        var refused = Array.FindIndex(answers, answer => (int)answer.Status == 429);
        var wait = int.Parse(answers[refused].Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(wait, 1, 3600);

        // Who was let is let again under the same key, and another page is another try.
        var first = Array.FindIndex(answers, answer => (int)answer.Status == 201);
        Assert.True((await Book(ada, listing, week.AddDays(first / 6).AddHours(first % 6), keys[first])).IsCreated().IsReplay);
        await marketplace.Settles();
        (await ada.Api.Post($"/bookings/{answers[first].String("id")}/payments", new { })).IsProblem(429, "payment.too-many-attempts");
        await marketplace.Pays(answers[first]);

        await marketplace.Pass("PT1H");
        ada = await marketplace.LogsIn(ada.Email);
        (await Book(ada, listing, week.AddDays(refused / 6).AddHours(refused % 6), keys[refused])).IsCreated();
    }

    [Fact]
    public async Task Who_has_cards_declined_waits_and_after_eight_of_them_the_page_is_closed()
    {
        await marketplace.FreezeOnce(Monday);
        var (_, ada, listing) = await Meet();
        var week = await Week();
        var booking = await ada.Books(listing, week);
        var page = $"/sandbox/checkout/{booking.String("payment.id")}";
        for (var card = 1; card <= 7; card++)
        {
            Assert.Equal("pending", (await marketplace.Visitor.Post($"{page}/fail", new { card = $"stolen {card}" })).IsOk().String("status"));
        }

        (await Book(ada, listing, week.AddHours(1), Api.NewKey())).IsProblem(429, "payment.too-many-declines");
        Assert.Equal("voided", (await marketplace.Visitor.Post($"{page}/fail", new { card = "stolen 8" })).IsOk().String("status"));

        var olga = await marketplace.Operator();
        var record = (await olga.Get($"/admin/payers/{ada.UserId}")).IsOk();
        Assert.Equal((1, 8, 8), (record.Number("triesInHour"), record.Number("declinesInHour"), record.Number("declinesInDay")));
        await marketplace.Pass("PT16M");
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("payment_expired", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
    }

    [Fact]
    public async Task Whoever_is_barred_begins_nothing_and_keeps_what_they_have()
    {
        await marketplace.FreezeOnce(Monday);
        var (_, ada, listing) = await Meet();
        var week = await Week();
        var booking = await ada.Books(listing, week);
        var olga = await marketplace.Operator();
        const string key = "bar-her-please";

        var barred = (await olga.Post($"/admin/payers/{ada.UserId}/bar", new { reason = "Cards of others." }, key)).IsOk();
        Assert.Equal("Cards of others.", barred.String("barredReason"));
        Assert.True((await olga.Post($"/admin/payers/{ada.UserId}/bar", new { reason = "Cards of others." }, key)).IsOk().IsReplay);
        (await olga.Post($"/admin/payers/{ada.UserId}/bar", new { reason = "Really." })).IsProblem(409, "payer.barred");
        (await olga.Post($"/admin/payers/{ada.UserId}/bar", new { })).IsProblem(422, "not-valid", "reason");
        (await olga.Post($"/admin/payers/{Guid.NewGuid()}/bar", new { reason = "Nobody." })).IsProblem(404, "payer.unknown");
        (await ada.Api.Get($"/admin/payers/{ada.UserId}")).IsProblem(403, "forbidden");

        (await Book(ada, listing, week.AddHours(1), Api.NewKey())).IsProblem(403, "payment.barred");
        await marketplace.Settles();
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments", new { })).IsProblem(403, "payment.barred");
        await marketplace.Pays(booking);
        Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));

        (await olga.Post($"/admin/payers/{ada.UserId}/admit", new { reason = "They were her sister's." })).IsOk();
        (await olga.Post($"/admin/payers/{ada.UserId}/admit", new { reason = "Really." })).IsProblem(409, "payer.not-barred");
        (await Book(ada, listing, week.AddHours(1), Api.NewKey())).IsCreated();
        await marketplace.Proves();
    }

    [Fact]
    public async Task Somebody_new_pays_so_much_in_a_day()
    {
        await marketplace.FreezeOnce(Monday);
        var (pia, ada, listing) = await Meet();
        var week = await Week();
        (await pia.Api.Patch($"/listings/{listing}", new { price = new { type = "fixed", amount = new { amount = 600_00, currency = "EUR" } } })).IsOk();
        var booking = await ada.Books(listing, week);

        (await Book(ada, listing, week.AddHours(1), Api.NewKey())).IsProblem(409, "payment.amount-limit");

        await marketplace.Pays(booking);
        await marketplace.Pass("P2D");
        ada = await marketplace.LogsIn(ada.Email);
        (await Book(ada, listing, week.AddDays(1), Api.NewKey())).IsCreated();
        (await Book(ada, listing, week.AddDays(1).AddHours(1), Api.NewKey())).IsCreated();
    }

    private static Task<Reply> Book(Person who, string listing, DateTimeOffset start, string key) =>
        who.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(start) }, key);

    private async Task<(Person Pia, Person Ada, string Listing)> Meet()
    {
        var pia = await marketplace.GoesLive("Pia");
        return (pia, await marketplace.Arrives("Ada"), await pia.Publishes());
    }

    /// <summary>A Monday of one's own, whatever time the others let pass.</summary>
    private async Task<DateTimeOffset> Week()
    {
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        return Monday.AddDays(7 * (1 + Math.Ceiling((now - Monday) / TimeSpan.FromDays(7))));
    }
}

/// <summary>One that counts what people try.</summary>
public sealed class WatchfulMarketplace : IAsyncLifetime
{
    public const int TriesPerHour = 3;

    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With(
        "Abuse:Enabled=true", $"Abuse:TriesPerHour={TriesPerHour}", "Abuse:FreshPerDay:EUR=100000", "Abuse:FreshFor=1.00:00:00");

    public Task DisposeAsync() => Running.DisposeAsync();
}
