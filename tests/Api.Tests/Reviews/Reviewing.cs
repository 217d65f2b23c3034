namespace Marketplace.Reviews;

public sealed class Reviewing(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>, IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);

    private Person ada = null!;
    private Person pia = null!;
    private string listing = null!;

    public async Task InitializeAsync()
    {
        // The tests share a clock that only moves forward: the first one sets it, the others begin where it stands.
        if (!(await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["frozen"].GetBoolean())
        {
            await marketplace.Freeze(Start);
        }

        ada = await marketplace.Arrives("Ada");
        pia = await marketplace.GoesLive("Pia");
        listing = await pia.Publishes();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Both_sides_review_blindly_and_then_everybody_reads_it()
    {
        var booking = await Completed();

        var mine = (await ada.Api.Post("/reviews", new
        {
            bookingId = booking,
            rating = 5,
            subScores = new { patience = 5, punctuality = 4 },
            title = "Lovely",
            text = "We learned a lot.",
            privateNote = "Mind the parking.",
        })).IsCreated();
        Assert.Equal("given", mine.String("status"));
        Assert.Empty((await Reviews()).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Pair(pia, booking))["theirs"].ValueKind);

        (await pia.Api.Post("/reviews", new { bookingId = booking, rating = 4 })).IsCreated();

        var published = await Reviews();
        Assert.Equal(mine.String("id"), published.String("items.0.id"));
        Assert.Equal(4, published.Number("items.0.subScores.punctuality"));
        Assert.False(published["items.0"].TryGetProperty("privateNote", out _));
        Assert.Equal((5, 1), (published.Number("rating.average"), published.Number("rating.count")));
        Assert.Equal("Mind the parking.", (await Pair(pia, booking)).String("theirs.privateNote"));
    }

    [Fact]
    public async Task A_review_that_nobody_answers_is_published_a_week_later()
    {
        var booking = await Completed();
        (await ada.Api.Post("/reviews", new { bookingId = booking, rating = 3 })).IsCreated();

        await marketplace.Pass("P8D");

        Assert.Equal([0, 0, 1, 0, 0], (await Reviews())["rating.histogram"].EnumerateArray().Select(times => times.GetInt64()));
        pia = await marketplace.LogsIn(pia.Email);
        (await pia.Api.Post("/reviews", new { bookingId = booking, rating = 3 })).IsProblem(409, "review.closed");
    }

    [Fact]
    public async Task A_review_is_given_once_and_only_after_the_work()
    {
        var booking = await Booked();
        (await ada.Api.Post("/reviews", new { bookingId = booking, rating = 5 })).IsProblem(409, "review.not-open");
        (await (await marketplace.Arrives("Eve")).Api.Post("/reviews", new { bookingId = booking, rating = 5 })).IsProblem(404, "review.unknown");

        await Complete(booking);
        var body = new { bookingId = booking, rating = 5 };
        var first = (await ada.Api.Post("/reviews", body, "once")).IsCreated();
        var again = (await ada.Api.Post("/reviews", body, "once")).IsCreated();

        Assert.Equal(first.String("id"), again.String("id"));
        Assert.True(again.IsReplay);
        (await ada.Api.Post("/reviews", body)).IsProblem(409, "review.already-given");
        (await (await marketplace.Arrives("Eve")).Api.Post("/reviews", body)).IsProblem(404, "review.unknown");
    }

    [Fact]
    public async Task The_reviewed_side_replies_once_and_anybody_reports()
    {
        var booking = await Completed();
        var review = (await ada.Api.Post("/reviews", new { bookingId = booking, rating = 2 })).IsCreated().String("id");
        (await pia.Api.Post($"/reviews/{review}/reply", new { text = "Sorry" })).IsProblem(404, "review.unknown");
        (await pia.Api.Post("/reviews", new { bookingId = booking, rating = 5 })).IsCreated();

        Assert.Equal("Sorry", (await pia.Api.Post($"/reviews/{review}/reply", new { text = "Sorry" })).IsOk().String("reply"));
        (await pia.Api.Post($"/reviews/{review}/reply", new { text = "Really" })).IsProblem(409, "review.already-replied");
        (await ada.Api.Post($"/reviews/{review}/reply", new { text = "Me too" })).IsProblem(403, "review.not-yours");
        (await ada.Api.Post($"/reviews/{review}/report", new { reason = "Mine" })).IsProblem(422, "review.own");
        (await pia.Api.Post($"/reviews/{review}/report", new { reason = "Untrue" })).IsNoContent();
        (await marketplace.Visitor.Post($"/reviews/{review}/report", new { reason = "Untrue" })).IsProblem(401, "not-authenticated");

        var published = await Reviews();
        Assert.Equal("Sorry", published.String("items.0.reply"));
        Assert.Equal(1, published.Number("rating.count"));
    }

    [Theory]
    [InlineData("""{}""", 422)]
    [InlineData("""{"bookingId": "x", "rating": 5}""", 422)]
    [InlineData("""{"bookingId": "5c0f9c60-0000-4000-8000-000000000000", "rating": 0}""", 422)]
    [InlineData("""{"bookingId": "5c0f9c60-0000-4000-8000-000000000000", "rating": 6}""", 422)]
    [InlineData("""{"bookingId": "5c0f9c60-0000-4000-8000-000000000000", "rating": 4.5}""", 400)]
    [InlineData("""{"bookingId": "5c0f9c60-0000-4000-8000-000000000000", "rating": "5"}""", 400)]
    [InlineData("""{"bookingId": "5c0f9c60-0000-4000-8000-000000000000", "rating": 5, "subScores": {"care": 9}}""", 422)]
    [InlineData("""{"bookingId": "5c0f9c60-0000-4000-8000-000000000000", "rating": 5, "subScores": [1]}""", 400)]
    [InlineData("""{"bookingId": "5c0f9c60-0000-4000-8000-000000000000", "rating": 5}""", 404)]
    public async Task What_is_not_a_review_is_refused(string body, int status) =>
        Assert.Equal(status, (int)(await ada.Api.Send(HttpMethod.Post, "/reviews", Api.Raw(body))).Status);

    [Fact]
    public async Task Lists_are_open_to_everybody_and_unknown_listings_are_unknown()
    {
        Assert.Empty((await marketplace.Visitor.Get($"/listings/{listing}/reviews")).IsOk()["items"].EnumerateArray());
        (await marketplace.Visitor.Get("/listings/no-such-listing/reviews")).IsProblem(404, "listing.unknown");
        (await marketplace.Visitor.Get($"/listings/{listing}/reviews?limit=0")).IsProblem(400, "malformed-request");
        (await marketplace.Visitor.Post($"/reviews/{Guid.NewGuid()}/reply", new { text = "Hello" })).IsProblem(401, "not-authenticated");
        (await ada.Api.Post($"/reviews/{Guid.NewGuid()}/reply", new { text = "Hello" })).IsProblem(404, "review.unknown");
    }

    private async Task<string> Completed()
    {
        var booking = await Booked();
        await Complete(booking);
        return booking;
    }

    private async Task<string> Booked()
    {
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        var slots = (await marketplace.Visitor.Get($"/listings/{listing}/slots?from={now.AddDays(1):yyyy-MM-dd}&to={now.AddDays(6):yyyy-MM-dd}&zone=UTC")).IsOk();
        var booking = await ada.Books(listing, slots["slots.0.start"].GetDateTimeOffset());
        await marketplace.Pays(booking);
        return booking.String("id");
    }

    private async Task Complete(string booking)
    {
        // Past the end of the work and the complaint window; the tokens of the booking's day have expired.
        await marketplace.Pass("P6D");
        pia = await marketplace.LogsIn(pia.Email);
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Contains((await pia.Api.Get($"/bookings/{booking}")).IsOk().String("status"), new[] { "completed", "closed" });
    }

    private async Task<Reply> Reviews() => (await marketplace.Visitor.Get($"/listings/{listing}/reviews")).IsOk();

    private static async Task<Reply> Pair(Person who, string booking) => (await who.Api.Get($"/bookings/{booking}/reviews")).IsOk();
}
