using Marketplace.Calendars;

namespace Marketplace.Postgres;

/// <summary>What changes of read models do, wherever they are kept.</summary>
public abstract class RowsContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid One = Id(1);

    private IRowBench bench = null!;

    public async Task InitializeAsync() => bench = await Open();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_inserted_row_has_its_values_and_the_defaults()
    {
        await bench.Apply(Thread(One));

        Assert.Equal("talk", await Read<string>(ReadModel.Threads, "title", ("id", One)));
        Assert.Equal(0L, await Read<long>(ReadModel.Threads, "last_sequence", ("id", One)));
    }

    [Fact]
    public async Task Put_makes_a_row_and_then_changes_only_what_may_change()
    {
        await bench.Apply(Seat(One, seat: 0, session: Id(7), from: 1, until: 2));
        await bench.Apply(Row.Of(ReadModel.Occupancy, ("booking_id", One), ("resource", Id(100)), ("seat", 0)).Put(
            once: [("listing_id", Id(9)), ("work_start", Noon), ("work_end", Noon.AddHours(1))],
            values: [("session", Id(8)), ("span", new TimeRange(Noon, Noon.AddHours(1))), ("live", false)]));

        Assert.Equal(Id(8), await Read<Guid>(ReadModel.Occupancy, "session", ("booking_id", One), ("resource", Id(100)), ("seat", 0)));
        Assert.Equal(Id(101), await Read<Guid>(ReadModel.Occupancy, "listing_id", ("booking_id", One), ("resource", Id(100)), ("seat", 0)));
    }

    [Fact]
    public async Task An_update_of_what_is_not_there_changes_nothing()
    {
        await bench.Apply(Row.Of(ReadModel.Threads, ("id", One)).Update(("title", "other")));

        Assert.Null(await bench.Read(ReadModel.Threads, "title", ("id", One)));
    }

    [Fact]
    public async Task An_update_under_a_condition_leaves_other_rows_alone()
    {
        await bench.Apply(Message(1), Message(2));
        await bench.Apply(Standing(1).Update(("text", string.Empty), ("deleted_at", Noon)));
        await bench.Apply(Standing(1).Update(("text", "again")), Standing(2).Update(("text", "new")));

        Assert.Equal(string.Empty, await Read<string>(ReadModel.Messages, "text", ("thread_id", One), ("sequence", 1L)));
        Assert.Equal("new", await Read<string>(ReadModel.Messages, "text", ("thread_id", One), ("sequence", 2L)));
    }

    [Fact]
    public async Task An_update_by_the_head_of_a_key_changes_all_rows_of_it()
    {
        await bench.Apply(Seat(One, 0, Id(7), 1, 2), Seat(One, 1, Id(7), 1, 2), Seat(Id(2), 2, Id(7), 1, 2));
        await bench.Apply(Row.Of(ReadModel.Occupancy, ("booking_id", One)).If("live", true).Update(("live", false)));

        Assert.False(await Read<bool>(ReadModel.Occupancy, "live", ("booking_id", One), ("resource", Id(100)), ("seat", 0)));
        Assert.False(await Read<bool>(ReadModel.Occupancy, "live", ("booking_id", One), ("resource", Id(100)), ("seat", 1)));
        Assert.True(await Read<bool>(ReadModel.Occupancy, "live", ("booking_id", Id(2)), ("resource", Id(100)), ("seat", 2)));
    }

    [Fact]
    public async Task A_count_begins_at_one_and_goes_on()
    {
        var rating = Row.Of(ReadModel.Ratings, ("subject_kind", "listing"), ("subject_id", One));
        await bench.Apply(rating.Count("r5"));
        await bench.Apply(rating.Count("r5"), rating.Count("r1"));

        Assert.Equal(2L, await Read<long>(ReadModel.Ratings, "r5", ("subject_kind", "listing"), ("subject_id", One)));
        Assert.Equal(1L, await Read<long>(ReadModel.Ratings, "r1", ("subject_kind", "listing"), ("subject_id", One)));
        Assert.Equal(0L, await Read<long>(ReadModel.Ratings, "r2", ("subject_kind", "listing"), ("subject_id", One)));
    }

    [Fact]
    public async Task A_count_goes_back_where_there_is_one_and_nowhere_else()
    {
        var uses = Row.Of(ReadModel.CouponUses, ("coupon_id", One));
        await bench.Apply(uses.Count("used", -1, ("most", 2)));
        Assert.Null(await bench.Read(ReadModel.CouponUses, "used", ("coupon_id", One)));

        await bench.Apply(uses.Count("used", 1, ("most", 2)), uses.Count("used", 1, ("most", 3)), uses.Count("used", -1, ("most", 4)));
        Assert.Equal(1L, await Read<long>(ReadModel.CouponUses, "used", ("coupon_id", One)));

        await bench.Apply(Row.Of(ReadModel.CouponUses, ("coupon_id", Id(2))).Count("used", 7, ("most", null)));
        Assert.Equal(7L, await Read<long>(ReadModel.CouponUses, "used", ("coupon_id", Id(2))));
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_may_come_again()
    {
        var saved = Row.Of(ReadModel.Favorites, ("account_id", One), ("listing_id", Id(2)));
        await bench.Apply(saved.Put(("saved_at", Noon)));
        await bench.Apply(saved.Delete());
        Assert.Null(await bench.Read(ReadModel.Favorites, "saved_at", ("account_id", One), ("listing_id", Id(2))));

        await bench.Apply(saved.Put(("saved_at", Noon)));
        Assert.NotNull(await bench.Read(ReadModel.Favorites, "saved_at", ("account_id", One), ("listing_id", Id(2))));
    }

    [Fact]
    public async Task The_first_reason_stays()
    {
        await bench.Apply(Review(One, rating: 5));
        await bench.Apply(Row.Of(ReadModel.Reviews, ("id", One)).Update(("flagged_reason", new Keeping("first"))));
        await bench.Apply(Row.Of(ReadModel.Reviews, ("id", One)).Update(("flagged_reason", new Keeping("second"))));

        Assert.Equal("first", await Read<string>(ReadModel.Reviews, "flagged_reason", ("id", One)));
    }

    [Fact]
    public async Task An_instant_is_kept_to_the_microsecond()
    {
        await bench.Apply(Row.Of(ReadModel.Favorites, ("account_id", One), ("listing_id", Id(2))).Put(("saved_at", Noon.AddTicks(19))));

        var stored = await bench.Read(ReadModel.Favorites, "saved_at", ("account_id", One), ("listing_id", Id(2)));
        Assert.Equal(Noon.AddTicks(10), stored is DateTime instant ? new DateTimeOffset(instant, TimeSpan.Zero) : stored);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_constraint_refuses_by_its_name(string constraint)
    {
        var (standing, refused) = Changes(constraint);
        await bench.Apply(standing);

        var refusal = await Assert.ThrowsAsync<CommitRefusedException>(() => bench.Apply(refused));

        Assert.Equal(constraint, refusal.Constraint);
    }

    [Fact]
    public async Task Nothing_stays_of_changes_of_which_one_is_refused()
    {
        await bench.Apply(Account(One, "hash"));

        await Assert.ThrowsAsync<CommitRefusedException>(() => bench.Apply(
            Account(Id(2), "other"),
            Row.Of(ReadModel.Accounts, ("id", One)).Update(("last_login_at", Noon)),
            Account(Id(3), "hash")));

        Assert.Null(await bench.Read(ReadModel.Accounts, "status", ("id", Id(2))));
        Assert.Null(await bench.Read(ReadModel.Accounts, "last_login_at", ("id", One)));
    }

    [Fact]
    public async Task Time_that_only_touches_does_not_overlap()
    {
        await bench.Apply(Seat(One, 0, Id(1), 1, 2));
        await bench.Apply(Seat(Id(2), 0, Id(2), 2, 3), Seat(Id(3), 0, Id(3), 0, 1));

        Assert.True(await Read<bool>(ReadModel.Occupancy, "live", ("booking_id", Id(3)), ("resource", Id(100)), ("seat", 0)));
    }

    [Fact]
    public async Task What_is_no_longer_live_is_in_nobodys_way()
    {
        await bench.Apply(Seat(One, 0, Id(1), 1, 2));
        await bench.Apply(Row.Of(ReadModel.Occupancy, ("booking_id", One)).If("live", true).Update(("live", false)));
        await bench.Apply(Seat(Id(2), 0, Id(2), 1, 2));

        var refused = await Assert.ThrowsAsync<CommitRefusedException>(() => bench.Apply(Seat(One, 0, Id(1), 1, 2)));
        Assert.Equal("occupancy_no_overlap", refused.Constraint);
    }

    public static TheoryData<string> Refusals() =>
    [
        "accounts_pkey", "accounts_email_hash_key", "occupancy_no_overlap", "occupancy_one_per_seat", "payouts_one_per_period",
        "payouts_amount_check", "payout_items_once", "messages_pkey", "messages_by_id", "reviews_booking_id_side_key", "reviews_rating_check",
        "coupon_uses_limit", "coupon_uses_not_negative", "coupon_customer_uses_limit",
    ];

    private protected abstract Task<IRowBench> Open();

    private static (RowChange[] Standing, RowChange Refused) Changes(string constraint) => constraint switch
    {
        "accounts_pkey" => ([Account(One, "hash")], Account(One, "other")),
        "accounts_email_hash_key" => ([Account(One, "hash")], Account(Id(2), "hash")),
        "occupancy_no_overlap" => ([Seat(One, 0, Id(1), 1, 3)], Seat(Id(2), 0, Id(2), 2, 4)),
        "occupancy_one_per_seat" => ([Seat(One, 4, Id(1), 1, 3)], Seat(Id(2), 4, Id(1), 1, 3)),
        "payouts_one_per_period" => ([Payout(One, 5)], Payout(Id(2), 5)),
        "payouts_amount_check" => ([], Payout(One, 0)),
        "payout_items_once" => ([Payout(One, 5, "EUR"), Payout(Id(2), 5, "USD"), Item(One)], Item(Id(2))),
        "messages_pkey" => ([Message(1)], Message(1, Id(77))),
        "messages_by_id" => ([Message(1, Id(77))], Message(2, Id(77))),
        "reviews_booking_id_side_key" => ([Review(One, 3)], Review(Id(2), 3)),
        "reviews_rating_check" => ([], Review(One, 6)),
        "coupon_uses_limit" => ([Use(1), Use(1)], Use(1)),
        "coupon_uses_not_negative" => ([Use(1), Use(-1)], Use(-1)),
        "coupon_customer_uses_limit" => ([UseOf(Id(8)), UseOf(Id(9))], UseOf(Id(8))),
        _ => throw new ArgumentOutOfRangeException(nameof(constraint)),
    };

    private static Guid Id(int number) => DerivedId.From(Guid.Empty, $"row {number}");

    private static RowChange Account(Guid id, string hash) => Row.Of(ReadModel.Accounts, ("id", id)).Insert(
        ("email_hash", hash), ("status", "active"), ("is_operator", false), ("is_provider", false), ("registered_at", Noon));

    private static RowChange Use(long by) => Row.Of(ReadModel.CouponUses, ("coupon_id", One)).Count("used", by, ("most", 2));

    private static RowChange UseOf(Guid customer) =>
        Row.Of(ReadModel.CouponCustomerUses, ("coupon_id", One), ("customer_id", customer)).Count("used", 1, ("most", 1));

    private static RowChange Thread(Guid id) => Row.Of(ReadModel.Threads, ("id", id)).Insert(
        ("kind", "listing"), ("subject_id", id), ("listing_id", id), ("title", "talk"), ("customer_id", id), ("provider_id", id),
        ("opened_at", Noon), ("version", 1L), ("active_at", Noon));

    private static RowChange Message(long sequence, Guid? id = null) =>
        Row.Of(ReadModel.Messages, ("thread_id", One), ("sequence", sequence)).Insert(
            ("id", id ?? Id((int)sequence)), ("version", sequence), ("side", "customer"), ("text", "hello"), ("sent_at", Noon));

    private static Row Standing(long sequence) =>
        Row.Of(ReadModel.Messages, ("thread_id", One), ("sequence", sequence)).If("deleted_at", null);

    private static RowChange Seat(Guid booking, int seat, Guid session, int from, int until) =>
        Row.Of(ReadModel.Occupancy, ("booking_id", booking), ("resource", Id(100)), ("seat", seat)).Put(
            once: [("listing_id", Id(101)), ("work_start", Noon.AddHours(from)), ("work_end", Noon.AddHours(until))],
            values: [("session", session), ("span", new TimeRange(Noon.AddHours(from), Noon.AddHours(until))), ("live", true)]);

    private static RowChange Payout(Guid id, long amount, string currency = "EUR") => Row.Of(ReadModel.Payouts, ("id", id)).Insert(
        ("provider_id", Id(50)), ("status", "scheduled"), ("amount", amount), ("currency", currency), ("period_from", Noon),
        ("period_to", Noon.AddDays(7)), ("scheduled_at", Noon), ("changed_at", Noon), ("version", 1L));

    private static RowChange Item(Guid payout) =>
        Row.Of(ReadModel.PayoutItems, ("payout_id", payout), ("entry_id", Id(60))).Insert(("kind", "earned"), ("amount", 5L), ("currency", "EUR"));

    private static RowChange Review(Guid id, short rating) => Row.Of(ReadModel.Reviews, ("id", id)).Insert(
        ("booking_id", Id(60)), ("side", "customer"), ("author_id", Id(61)), ("subject_id", Id(62)), ("listing_id", Id(63)), ("rating", rating),
        ("sub_scores", new Json(Array.Empty<string>())), ("given_at", Noon));

    private async Task<T> Read<T>(ReadModel table, string column, params (string Column, object Value)[] key) =>
        (T)(await bench.Read(table, column, key))!;
}
