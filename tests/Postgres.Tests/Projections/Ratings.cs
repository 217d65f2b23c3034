using Orleans.Storage;
using RunningReviews = Marketplace.Postgres.Activations<
    Marketplace.Reviews.Review,
    Marketplace.Reviews.ReviewState,
    Marketplace.Reviews.ReviewCommand,
    Marketplace.Reviews.ReviewEvent,
    Marketplace.Reviews.ReviewProjection>;

namespace Marketplace.Reviews;

public sealed class Ratings(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = Person("ada");
    private static readonly Actor Pia = Person("pia");
    private static readonly Guid Listing = DerivedId.From(Guid.Empty, "listing");

    [Fact]
    public async Task Are_exact_when_200_reviews_of_one_provider_are_published_at_once()
    {
        await using var reviews = await RunningReviews.Start(postgres);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number =>
            reviews.Run(Booking(number), Monday, Open(), Give(Ada, rating: (number % 5) + 1), Give(Pia, rating: 5))));

        Assert.Equal("40 40 40 40 40", await Histogram(reviews, "provider", Pia.ProviderId));
        Assert.Equal("40 40 40 40 40", await Histogram(reviews, "listing", Listing));
        Assert.Equal("0 0 0 0 200", await Histogram(reviews, "customer", Ada.Id));
        Assert.Equal(400, await reviews.Scalar<long>("select count(*) from reviews where published_at is not null"));
    }

    [Fact]
    public async Task Do_not_count_what_is_not_published()
    {
        await using var reviews = await RunningReviews.Start(postgres);

        await reviews.Run(Booking(1), Monday, Open(), Give(Ada, rating: 4));

        Assert.Equal(0, await reviews.Scalar<long>("select count(*) from ratings"));
        Assert.Equal("given", await reviews.Scalar<string>("select status from reviews"));
    }

    [Fact]
    public async Task Count_what_time_publishes()
    {
        await using var reviews = await RunningReviews.Start(postgres);
        await reviews.Run(Booking(1), Monday, Open(), Give(Ada, rating: 4));

        await reviews.Run(Booking(1), Monday.AddDays(7), new CloseReviews(By(Actor.Platform)));

        Assert.Equal("0 0 0 1 0", await Histogram(reviews, "provider", Pia.ProviderId));
    }

    [Fact]
    public async Task Count_once_what_two_activations_publish()
    {
        await using var reviews = await RunningReviews.Start(postgres);
        await reviews.Run(Booking(1), Monday, Open(), Give(Ada, rating: 4));
        var (one, other) = (await reviews.Activate(Booking(1)), await reviews.Activate(Booking(1)));

        await reviews.Turn(Booking(1), one, Give(Pia, rating: 5), Monday);
        await Assert.ThrowsAsync<InconsistentStateException>(() => reviews.Turn(Booking(1), other, Give(Pia, rating: 5), Monday));

        Assert.Equal("0 0 0 1 0", await Histogram(reviews, "provider", Pia.ProviderId));
        Assert.Equal("0 0 0 0 1", await Histogram(reviews, "customer", Ada.Id));
    }

    [Fact]
    public async Task A_report_and_a_reply_show_in_the_list_and_change_no_rating()
    {
        await using var reviews = await RunningReviews.Start(postgres);

        await reviews.Run(
            Booking(1),
            Monday,
            Open(),
            Give(Ada, rating: 1),
            Give(Pia, rating: 5),
            new ReplyToReview(By(Pia), ReviewSide.Customer, "We disagree."),
            new ReportReview(By(Pia), ReviewSide.Customer, "Untrue"));

        Assert.Equal(
            "flagged Untrue We disagree.",
            await reviews.Scalar<string>("select concat_ws(' ', status, flagged_reason, reply) from reviews where side = 'customer'"));
        Assert.Equal("1 0 0 0 0", await Histogram(reviews, "provider", Pia.ProviderId));
    }

    private static Task<string> Histogram(RunningReviews reviews, string kind, Guid subject) =>
        reviews.Scalar<string>($"select concat_ws(' ', r1, r2, r3, r4, r5) from ratings where subject_kind = '{kind}' and subject_id = '{subject}'");

    private static Guid Booking(int number) => DerivedId.From(Guid.Empty, $"booking {number}");

    private static Actor Person(string name)
    {
        var id = DerivedId.From(Guid.Empty, name);
        return new Actor(ActorRole.Member, id, DerivedId.From(id, "provider"));
    }

    private static CommandContext By(Actor actor) => new(new CommandId(Guid.NewGuid()), actor, string.Empty, "test", null);

    private static OpenReviews Open() =>
        new(By(Actor.Platform), Ada.Id, Pia.ProviderId, Listing, "Piano lesson", Monday, Monday.AddDays(7));

    private static GiveReview Give(Actor by, int rating) =>
        new(By(by), new ReviewContent(rating, [new SubScore("patience", 5)], null, "Well.", null));
}
