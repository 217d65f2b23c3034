using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Conversations;
using Marketplace.Feeds;
using Marketplace.Identity;
using Marketplace.Listings;
using Marketplace.Payouts;
using Marketplace.Postgres;
using Marketplace.Providers;
using Marketplace.Reviews;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Shared;

/// <summary>What the edge reads of rows, wherever they are kept.</summary>
public abstract partial class ReadsContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private const int LongOver = 104;
    private static readonly Guid Ann = Id(1);
    private static readonly Guid Ben = Id(2);

    private IRowBench rows = null!;
    private IServiceProvider services = null!;

    public async Task InitializeAsync() => (rows, services) = await Open();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_account_is_found_by_its_hash()
    {
        await rows.Apply(Row.Of(ReadModel.Accounts, ("id", Ann)).Insert(
            ("email_hash", "hash"), ("status", "active"), ("is_operator", false), ("is_provider", false), ("registered_at", Noon)));

        Assert.Equal(Ann, await Get<IAccountIndex>().Find("hash", CancellationToken.None));
        Assert.Null(await Get<IAccountIndex>().Find("other", CancellationToken.None));
    }

    [Fact]
    public async Task The_first_signing_key_is_kept_and_no_second_one()
    {
        var keys = Get<ISigningKeyTable>();
        Assert.Empty(await keys.Read(CancellationToken.None));

        await keys.KeepFirst([1, 2, 3], Noon, CancellationToken.None);
        await keys.KeepFirst([4, 5, 6], Noon, CancellationToken.None);

        Assert.Equal([1, 2, 3], Assert.Single(await keys.Read(CancellationToken.None)));
    }

    [Fact]
    public async Task Attempts_are_counted_in_windows_that_end()
    {
        var attempts = Get<IAttempts>();

        Assert.Equal((1, Noon.AddMinutes(15)), await Count(Noon));
        Assert.Equal((2, Noon.AddMinutes(15)), await Count(Noon.AddMinutes(14)));
        Assert.Equal((1, Noon.AddMinutes(30)), await Count(Noon.AddMinutes(15)));
        await attempts.Forget("login", "ann", CancellationToken.None);
        Assert.Equal((1, Noon.AddMinutes(31)), await Count(Noon.AddMinutes(16)));

        Task<(int, DateTimeOffset)> Count(DateTimeOffset now) =>
            attempts.Count("login", "ann", now, now.AddMinutes(15), CancellationToken.None);
    }

    [Fact]
    public async Task My_bookings_are_mine_alone_newest_first_page_by_page()
    {
        await rows.Apply([.. Enumerable.Range(0, 5).Select(number => Booking(100 + number, Ann, Ben, Noon.AddMinutes(number / 2)))]);
        await rows.Apply(Booking(200, Ben, Ann, Noon));
        var list = Get<IBookingList>();

        var first = await list.Read(BookingSide.Customer, Ann, null, Page(2), CancellationToken.None);
        var second = await list.Read(BookingSide.Customer, Ann, null, await Next(first.Next, 2), CancellationToken.None);
        var third = await list.Read(BookingSide.Customer, Ann, null, await Next(second.Next, 2), CancellationToken.None);

        var all = first.Items.Concat(second.Items).Concat(third.Items).ToArray();
        Assert.Null(third.Next);
        Assert.Equal(5, all.Select(item => item.Id).Distinct().Count());
        Assert.Equal(
            all.OrderByDescending(item => item.BookedAt).ThenByDescending(item => item.Id.ToString(), StringComparer.Ordinal).Select(item => item.Id),
            all.Select(item => item.Id));
        Assert.Equal(Id(200), Assert.Single((await list.Read(BookingSide.Provider, Ann, null, Page(9), CancellationToken.None)).Items).Id);
    }

    [Fact]
    public async Task My_bookings_of_one_state_leave_the_others_out()
    {
        await rows.Apply(Booking(100, Ann, Ben, Noon), Booking(101, Ann, Ben, Noon, status: "cancelled"));

        var page = await Get<IBookingList>().Read(BookingSide.Customer, Ann, BookingStatus.Cancelled, Page(9), CancellationToken.None);

        var only = Assert.Single(page.Items);
        Assert.Equal((Id(101), new Money(10_000, "EUR"), Noon), (only.Id, only.Total, only.BookedAt));
    }

    [Fact]
    public async Task A_calendar_of_a_person_has_their_bookings_by_end_without_what_is_long_over()
    {
        await rows.Apply(
            Booking(100, Ann, Ben, Noon.AddDays(2)), Booking(101, Ann, Ben, Noon.AddDays(1), "cancelled"), Booking(102, Ann, Ben, Noon.AddDays(-9)), Booking(103, Ben, Ann, Noon));

        var shown = await Get<IFeedBookings>().Read(CalendarFeedRole.Customer, Ann, Noon, CancellationToken.None);

        Assert.Equal([(Id(101), "cancelled"), (Id(100), "confirmed")], shown.Select(booking => (booking.Id, booking.Status)));
    }

    [Fact]
    public async Task A_calendar_of_a_resource_has_what_it_does_and_as_cancelled_what_it_no_longer_does()
    {
        await rows.Apply([.. Enumerable.Range(100, 5).Select(number => Booking(number, Ann, Ben, From(number)))]);
        await rows.Apply(
            Seat(100, resource: 1), Seat(100, resource: 1, seat: 1), Seat(101, resource: 1, live: false), Seat(101, resource: 2),
            Seat(102, resource: 2), Seat(103, resource: 1, live: false), Seat(103, resource: 1, seat: 1), Seat(LongOver, resource: 1));

        var shown = await Get<IFeedBookings>().OfResource(Id(1), Noon, CancellationToken.None);

        Assert.Equal([(Id(100), "confirmed"), (Id(101), "cancelled"), (Id(103), "confirmed")], shown.Select(booking => (booking.Id, booking.Status)));
    }

    [Fact]
    public async Task Messages_are_read_backwards_and_told_forwards()
    {
        await rows.Apply(Thread(Noon), Message(1), Message(2), Message(3));
        await rows.Apply(Row.Of(ReadModel.Messages, ("thread_id", Id(300)), ("sequence", 2L)).Update(("text", string.Empty), ("deleted_at", Noon)));
        var messages = Get<IMessages>();

        Assert.Equal([2, 3], (await messages.After(Id(300), 1, 9, CancellationToken.None)).Select(message => message.Sequence));
        Assert.Equal([1], (await messages.After(Id(300), 0, 1, CancellationToken.None)).Select(message => message.Sequence));
        Assert.Equal([1, 2], (await messages.Before(Id(300), 3, 2, CancellationToken.None)).Select(message => message.Sequence));
        Assert.Equal(3, (await messages.Find(Id(300), Id(403), CancellationToken.None))!.Sequence);
        Assert.Null(await messages.Find(Id(301), Id(403), CancellationToken.None));
        Assert.Equal(12, await messages.VersionOf(Id(300), 2, CancellationToken.None));
        Assert.Equal(
            [new MessagePlace(Id(300), 2)],
            await messages.TakenBack([new(Id(300), 1), new(Id(300), 2), new(Id(300), 3), new(Id(301), 2)], CancellationToken.None));
    }

    [Fact]
    public async Task Threads_say_what_is_unread_for_their_reader()
    {
        await rows.Apply(Thread(Noon), Message(1), Message(2, side: "provider"), Message(3, side: "provider"));
        await rows.Apply(Row.Of(ReadModel.Threads, ("id", Id(300))).Update(("last_sequence", 3L), ("customer_read", 2L)));

        var mine = Assert.Single(await Threads(null, archived: null));
        Assert.Equal((ConversationSide.Customer, 1L, 3L), (mine.Role, mine.Unread, mine.LastMessage!.Sequence));
        Assert.Empty(await Threads(ConversationSide.Provider, archived: false));
        Assert.Equal(new UnreadMessagesBody(1, 1), await Get<IThreadList>().CountUnread(AsAnn, CancellationToken.None));
        Assert.Equal(new UnreadMessagesBody(0, 0), await Get<IThreadList>().CountUnread(new Actor(ActorRole.Member, Id(7), Id(8)), CancellationToken.None));
    }

    [Fact]
    public async Task Threads_are_put_away_and_silent_for_one_side_alone()
    {
        await rows.Apply(Thread(Noon), Message(1));
        await rows.Apply(Row.Of(ReadModel.Threads, ("id", Id(300))).Update(("customer_archived", true), ("customer_muted", true), ("provider_muted_until", Noon)));

        Assert.Empty(await Threads(null, archived: false));
        Assert.Single(await Threads(null, archived: null));
        var mine = Assert.Single(await Threads(null, archived: true));
        Assert.Equal((true, new MuteBody(null), null), (mine.Archived, mine.Muted, mine.LastMessage));
        var theirs = Assert.Single((await Get<IThreadList>().Read(new Actor(ActorRole.Member, Id(3), Ben), null, archived: false, Page(9), CancellationToken.None)).Items);
        Assert.Equal((false, null), (theirs.Archived, theirs.Muted));
    }

    [Fact]
    public async Task Messages_are_found_by_how_their_words_begin_in_ones_own_threads()
    {
        await rows.Apply(Thread(Noon), Message(1), Message(2), Message(3));
        await rows.Apply(Words(1, "do you have parking"), Words(2, "سلام چۆنی parkplätze"), Words(3, "no"));

        Assert.Equal([2, 1], await Found("park"));
        Assert.Equal([1], await Found("PARKING have"));
        Assert.Equal([2], await Found("چۆ"));
        Assert.Empty(await Found("arking"));
        Assert.Empty(await Found("parking no"));
        Assert.Empty(
            (await Get<IMessageSearch>().Find(new Actor(ActorRole.Member, Id(7), Id(8)), null, MessageWords.In("park"), Page(9), CancellationToken.None)).Items);
        Assert.Empty((await Get<IMessageSearch>().Find(AsAnn, ConversationSide.Provider, MessageWords.In("park"), Page(9), CancellationToken.None)).Items);

        async Task<IEnumerable<long>> Found(string words)
        {
            var page = await Get<IMessageSearch>().Find(AsAnn, null, MessageWords.In(words), Page(9), CancellationToken.None);
            Assert.All(page.Items, item => Assert.Equal((ConversationSide.Customer, "talk", Id(300)), (item.Role, item.Title, item.ThreadId)));
            return page.Items.Select(item => item.Message.Sequence);
        }

        static RowChange Words(long sequence, string words) =>
            Row.Of(ReadModel.Messages, ("thread_id", Id(300)), ("sequence", sequence)).Update(("words", words), ("sent_at", Noon.AddMinutes(sequence)));
    }

    [Fact]
    public async Task A_listing_is_found_by_its_slug_and_shown_among_others()
    {
        await rows.Apply(Provider(), Listing(500, "a", 300, "active"), Listing(501, "b", 100, "active"), Listing(502, "c", 200, "draft"));
        await rows.Apply(Row.Of(ReadModel.Favorites, ("account_id", Ann), ("listing_id", Id(500))).Put(("saved_at", Noon)));
        var browser = Get<IListingBrowser>();
        var any = new BrowseFilter(null, null, null, null, null, null, null, null, BrowseSort.Newest);

        Assert.Equal(Id(501), await Get<IListingSlugs>().Find("b", CancellationToken.None));
        Assert.Null(await Get<IListingSlugs>().Find("z", CancellationToken.None));
        Assert.Equal(["b", "a"], await Slugs(browser.Browse(any with { Sort = BrowseSort.Price }, Page(9), CancellationToken.None)));
        Assert.Equal(["a"], await Slugs(browser.Browse(any with { PriceMin = 200 }, Page(9), CancellationToken.None)));
        Assert.Equal(["a"], await Slugs(browser.SavedBy(Ann, Page(9), CancellationToken.None)));
        Assert.Equal(["c"], await Slugs(browser.Of(Ben, ListingStatus.Draft, Page(9), CancellationToken.None)));
        Assert.Equal([Id(500), Id(501)], (await Get<IProviderListings>().Active(Ben, CancellationToken.None)).Order());
    }

    [Theory]
    [InlineData("walk", "a", "b")]
    [InlineData("long walk", "a")]
    [InlineData("walk -long", "b")]
    [InlineData("\"dog walk\"", "b")]
    [InlineData("WALK dog", "b", "a")]
    [InlineData("cat or long", "a")]
    [InlineData("cat")]
    [InlineData("-walk", "c")]
    [InlineData("...")]
    public async Task Listings_are_found_by_words_titles_first(string words, params string[] slugs)
    {
        await rows.Apply(
            Provider(),
            Listing(500, "a", 300, "active", "Long walk", "with a dog"),
            Listing(501, "b", 100, "active", "Dog", "dog walk"),
            Listing(502, "c", 200, "active", "Hour", "of talk"),
            Listing(503, "d", 200, "draft", "Walk", "a dog"));
        var filter = new BrowseFilter(words, null, null, null, null, null, null, null, BrowseSort.Relevance);

        Assert.Equal(slugs, await Slugs(Get<IListingBrowser>().Browse(filter, Page(9), CancellationToken.None)));
    }

    [Fact]
    public async Task Numbers_of_a_listing_and_its_provider_are_counted_from_rows()
    {
        await rows.Apply(Provider(), Listing(500, "a", 300, "active"), Booking(100, Ann, Ben, Noon, listing: Id(500)));
        await rows.Apply(Row.Of(ReadModel.Ratings, ("subject_kind", "listing"), ("subject_id", Id(500))).Count("r4"));
        await Get<IListingViews>().Add([(Id(500), 3)], CancellationToken.None);
        await Get<IListingViews>().Add([(Id(500), 4)], CancellationToken.None);

        var numbers = await Get<IListingNumbers>().Read(Id(500), CancellationToken.None);
        var provider = await Get<IProviderNumbers>().Read(Ben, CancellationToken.None);
        var (bookings, unread) = await Get<IProviderNumbers>().Counts(Ben, CancellationToken.None);

        Assert.Equal(new ListingCounters(7, 0, 1), numbers.Counters);
        Assert.Equal((4m, 1L), (numbers.Rating.Average, numbers.Rating.Count));
        Assert.Equal((1, 1, 1, 0), (provider.TotalListings, provider.ActiveListings, provider.TotalBookings, provider.CompletedBookings));
        Assert.Equal((new BookingCounts(1, 0, 1, 0, 0, 0), 0L), (bookings, unread));
    }

    [Fact]
    public async Task Money_of_a_provider_is_summed_by_state_and_currency()
    {
        await rows.Apply(Booking(100, Ann, Ben, Noon, refunded: 3_333), Payout(600, "paid", 50), Payout(601, "failed", 20));
        var money = Get<IProviderMoney>();

        // 9000 less the third of it that was given back, rounded half up.
        Assert.Equal(
            [("failed", new Money(20, "EUR")), ("paid", new Money(50, "EUR")), ("pending", new Money(6_000, "EUR"))],
            await money.Sums(Ben, CancellationToken.None));
        Assert.Equal(2, (await money.Payouts(Ben, Page(9), CancellationToken.None)).Items.Count);
        var revenue = Assert.Single(await Get<IProviderNumbers>().Revenue(Ben, CancellationToken.None));
        Assert.Equal((6_667, 0, 0, 50), (revenue.Gross.Amount, revenue.Earned.Amount, revenue.Pending.Amount, revenue.PaidOut.Amount));
    }

    [Fact]
    public async Task Reviews_show_when_they_are_published()
    {
        await rows.Apply(Review(700, published: true), Review(701, published: false));
        await rows.Apply(Row.Of(ReadModel.Ratings, ("subject_kind", "provider"), ("subject_id", Ben)).Count("r5"));
        var reviews = Get<IReviews>();

        var page = await reviews.OfProvider(Ben, Page(9), CancellationToken.None);

        Assert.Equal((Id(700), 4), (Assert.Single(page.Items).Id, page.Items[0].SubScores["care"]));
        Assert.Equal(1, page.Rating.Count);
        Assert.Equal((Id(1701), ReviewSide.Customer), await reviews.Find(Id(701), CancellationToken.None));
        Assert.Null(await reviews.Find(Id(702), CancellationToken.None));
    }

    /// <summary>Empty tables, and the services that read them.</summary>
    private protected abstract Task<(IRowBench Rows, IServiceProvider Services)> Open();

    private static Guid Id(int number) => DerivedId.From(Guid.Empty, $"row {number}");

    private static PageRequest Page(int limit) => new(limit, null, "test");

    private static async Task<IEnumerable<string>> Slugs(Task<Page<ListingCard>> page) => (await page).Items.Select(card => card.Slug);

    private static RowChange Booking(
        int number, Guid customer, Guid provider, DateTimeOffset at, string status = "confirmed", Guid listing = default, long refunded = 0) =>
        Row.Of(ReadModel.Bookings, ("id", Id(number))).Insert(
            ("customer_id", customer), ("provider_id", provider), ("listing_id", listing), ("payment_id", Id(number + 1_000)), ("title", "walk"),
            ("status", status), ("mode", "instant"), ("starts_at", at.AddDays(1)), ("ends_at", at.AddDays(2)), ("seats", 1), ("total", 10_000L),
            ("provider_earns", 9_000L), ("refunded", refunded), ("currency", "EUR"), ("booked_at", at), ("changed_at", at), ("version", 1L));

    private static RowChange Seat(int booking, int resource, int seat = 0, bool live = true) =>
        Row.Of(ReadModel.Occupancy, ("booking_id", Id(booking)), ("resource", Id(resource)), ("seat", seat)).Put(
            ("listing_id", Id(500)), ("work_start", From(booking)), ("work_end", From(booking).AddMinutes(1)), ("session", Id(booking)),
            ("span", new TimeRange(From(booking), From(booking).AddMinutes(1))), ("live", live));

    /// <summary>A minute that no other number has; that of <see cref="LongOver"/> is long over.</summary>
    private static DateTimeOffset From(int number) => (number == LongOver ? Noon.AddDays(-9) : Noon).AddMinutes(number);

    private static Actor AsAnn => new(ActorRole.Member, Ann, Guid.Empty);

    private async Task<IReadOnlyList<ThreadSummaryBody>> Threads(ConversationSide? role, bool? archived) =>
        (await Get<IThreadList>().Read(AsAnn, role, archived, Page(9), CancellationToken.None)).Items;

    private static RowChange Thread(DateTimeOffset at) => Row.Of(ReadModel.Threads, ("id", Id(300))).Insert(
        ("kind", "listing"), ("subject_id", Id(500)), ("listing_id", Id(500)), ("title", "talk"), ("customer_id", Ann), ("provider_id", Ben),
        ("opened_at", at), ("version", 1L), ("active_at", at));

    private static RowChange Message(int sequence, string side = "customer") =>
        Row.Of(ReadModel.Messages, ("thread_id", Id(300)), ("sequence", (long)sequence)).Insert(
            ("id", Id(400 + sequence)), ("version", 10L + sequence), ("side", side), ("text", "hello"), ("sent_at", Noon));

    private static RowChange Provider() => Row.Of(ReadModel.Providers, ("id", Ben)).Put(
        ("account_id", Id(3)), ("business_name", "Ben's"), ("provider_type", "individual"), ("status", "active"), ("country", "DE"),
        ("currency", "EUR"), ("time_zone", "Europe/Berlin"), ("registered_at", Noon), ("updated_at", Noon));

    private static RowChange Listing(int number, string slug, long price, string status, string? title = null, string? description = null) =>
        Row.Of(ReadModel.Listings, ("id", Id(number))).Put(
            ("title", title), ("description", description), ("provider_id", Ben), ("created_at", Noon.AddMinutes(number)), ("slug", slug), ("status", status), ("price_type", "fixed"),
            ("price_amount", price), ("price_currency", "EUR"), ("mode", "instant"), ("seats", 1), ("time_zone", "Europe/Berlin"),
            ("updated_at", Noon), ("published_at", Noon.AddMinutes(number)), ("version", 1L));

    private static RowChange Payout(int number, string status, long amount) => Row.Of(ReadModel.Payouts, ("id", Id(number))).Insert(
        ("provider_id", Ben), ("status", status), ("amount", amount), ("currency", "EUR"), ("period_from", Noon),
        ("period_to", Noon.AddDays(number)), ("scheduled_at", Noon), ("changed_at", Noon), ("version", 1L));

    private static RowChange Review(int number, bool published) => Row.Of(ReadModel.Reviews, ("id", Id(number))).Insert(
        ("booking_id", Id(number + 1_000)), ("side", "customer"), ("author_id", Ann), ("subject_id", Ben), ("listing_id", Id(500)),
        ("rating", (short)5), ("sub_scores", new Json(new[] { new SubScore("care", 4) })), ("given_at", Noon),
        ("published_at", published ? Noon : null), ("status", published ? "published" : "given"));

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private async Task<PageRequest> Next(string? cursor, int limit) =>
        new(limit, await Get<CursorSeal>().Open(cursor!, "test", CancellationToken.None), "test");
}
