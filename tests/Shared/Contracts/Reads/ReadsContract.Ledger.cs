using Marketplace.Ledger;
using Marketplace.Payouts;
using Marketplace.Postgres;
using Marketplace.Reconciliation;

namespace Marketplace.Shared;

/// <content>What operators read of the ledger.</content>
public abstract partial class ReadsContract
{
    [Fact]
    public async Task Movements_of_money_are_listed_with_their_legs()
    {
        await Move(800, "capture", Ann, Noon, ("cash:stripe", 100), ("liability:escrow", -100));
        await Move(801, "earned", Ann, Noon.AddMinutes(1), ("liability:escrow", 100), ("payable:provider", -90), ("revenue:commission", -10));
        await Move(802, "capture", Ben, Noon.AddMinutes(2), ("cash:stripe", 7), ("liability:escrow", -7));
        var entries = Get<ILedgerEntries>();

        var first = await entries.Read(null, null, Page(2), CancellationToken.None);
        var second = await entries.Read(null, null, await Next(first.Next, 2), CancellationToken.None);

        Assert.Equal([Id(802), Id(801), Id(800)], first.Items.Concat(second.Items).Select(moved => moved.Id));
        Assert.Null(second.Next);
        var earned = Assert.Single((await entries.Read("payable:provider", null, Page(9), CancellationToken.None)).Items);
        Assert.Equal(("earned", Ann, "payment/1", 801L, Noon.AddMinutes(1)), (earned.Purpose, earned.BookingId, earned.Stream, earned.Version, earned.At));
        Assert.Equal(
            [("liability:escrow", 100L), ("payable:provider", -90L), ("revenue:commission", -10L)],
            earned.Legs.Select(leg => (leg.Account, leg.Amount.Amount)));
        Assert.Equal([Id(802)], (await entries.Read("cash:stripe", Ben, Page(9), CancellationToken.None)).Items.Select(moved => moved.Id));
    }

    [Fact]
    public async Task The_books_are_summed_beside_what_they_must_agree_with()
    {
        await Move(800, "capture", Ann, Noon, ("cash:stripe", 100), ("liability:escrow", -100));
        await Move(801, "earned", Ann, Noon, ("liability:escrow", 70), ("payable:provider", -60), ("revenue:commission", -10));
        await Move(802, "payout", null, Noon, ("payable:provider", 50), ("cash:stripe:connected", -50));
        await Move(803, "write-off", null, Noon, ("loss:write_off", 7), ("payable:provider", -7));
        await rows.Apply(Payment(share: 60), Payout(600, "paid", 20), Payout(601, "in_transit", 30), Payout(602, "failed", 5));
        await rows.Apply(Row.Of(ReadModel.ProviderAccountItems, ("provider_id", Ann), ("currency", "EUR"), ("entry_id", Id(603))).Insert(
            ("kind", "write_off"), ("amount", 7L), ("booking_id", null), ("payment_id", null), ("package_id", null), ("at", Noon)));

        var sums = await Get<ILedgerBooks>().Sum(["cash:stripe"], CancellationToken.None);

        Assert.Equal(
            (0, 17, 17, 30, 100),
            (sums.Entries["EUR"], sums.ProviderBalances["EUR"], sums.Liabilities["EUR"], sums.Escrow["EUR"], sums.Cash["EUR"]));
        Assert.Empty((await Get<ILedgerBooks>().Sum([], CancellationToken.None)).Cash);
    }

    [Fact]
    public async Task What_is_still_kept_back_is_listed_with_its_day()
    {
        await rows.Apply(Kept(603, Ann, 8, 8), Kept(604, Ann, 9, 3), Kept(605, Ann, 7, 0), Kept(606, Ben, 5, 5));

        var kept = (await Get<IAccountItems>().Reserved(Ann, Page(9), CancellationToken.None)).Items;

        Assert.Equal([(Id(604), 3L, "reserve", Noon.AddDays(9)), (Id(603), 8L, "reserve", Noon.AddDays(8))], kept.Select(item => (item.Id, item.Amount.Amount, item.Kind, item.ReleaseAt!.Value)).OrderBy(item => item.Item2));
        Assert.Equal(3, (await Get<IAccountItems>().Waiting(Ann, Page(9), CancellationToken.None)).Items.Count);

        static RowChange Kept(int entry, Guid provider, int days, long left) =>
            Row.Of(ReadModel.ProviderAccountItems, ("provider_id", provider), ("currency", "EUR"), ("entry_id", Id(entry))).Insert(
                ("kind", "reserve"), ("amount", -8L), ("booking_id", Ann), ("payment_id", Id(entry)), ("package_id", null), ("at", Noon),
                ("release_at", Noon.AddDays(days)), ("reserved", left));
    }

    [Fact]
    public async Task A_trial_balance_tells_debits_from_credits_up_to_a_moment()
    {
        await Move(800, "capture", Ann, Noon, ("cash:stripe", 100), ("liability:escrow", -100));
        await Move(801, "refund", Ann, Noon.AddMinutes(1), ("liability:escrow", 30), ("cash:stripe", -30));
        await Move(802, "capture", Ben, Noon.AddMinutes(2), ("cash:stripe", 7), ("liability:escrow", -7));
        var books = Get<ILedgerBooks>();

        Assert.Equal(
            [("cash:stripe", 107L, 30L, 77L), ("liability:escrow", 30L, 107L, -77L)],
            Rows(await books.Totals(null, CancellationToken.None)));
        // What happens at the moment itself is of the time after it.
        Assert.Equal(
            [("cash:stripe", 100L, 30L, 70L), ("liability:escrow", 30L, 100L, -70L)],
            Rows(await books.Totals(Noon.AddMinutes(2), CancellationToken.None)));
        Assert.Empty(await books.Totals(Noon, CancellationToken.None));

        static IEnumerable<(string Account, long Debits, long Credits, long Balance)> Rows(ImmutableArray<AccountTotal> totals) =>
            totals.Select(total => (total.Account, total.Debits.Amount, total.Credits.Amount, total.Balance.Amount));
    }

    [Fact]
    public async Task Postings_of_a_time_come_one_by_one_and_oldest_first()
    {
        await Move(801, "refund", Ann, Noon.AddMinutes(1), ("liability:escrow", 30), ("cash:stripe", -30));
        await Move(800, "capture", null, Noon, ("cash:stripe", 100), ("liability:escrow", -100));
        await Move(802, "capture", Ben, Noon.AddMinutes(2), ("cash:stripe", 7), ("liability:escrow", -7));

        Assert.Equal(
            [(Id(800), 1, 100L), (Id(800), 2, -100L), (Id(801), 1, 30L), (Id(801), 2, -30L), (Id(802), 1, 7L), (Id(802), 2, -7L)],
            await Read(null, null));
        Assert.Equal([(Id(801), 1, 30L), (Id(801), 2, -30L)], await Read(Noon.AddMinutes(1), Noon.AddMinutes(2)));

        async Task<List<(Guid Transaction, int Leg, long Amount)>> Read(DateTimeOffset? from, DateTimeOffset? until)
        {
            var postings = new List<(Guid, int, long)>();
            await foreach (var posting in Get<ILedgerEntries>().Between(from, until, CancellationToken.None))
            {
                postings.Add((posting.Transaction, posting.Leg, posting.Amount.Amount));
            }

            return postings;
        }
    }

    [Fact]
    public async Task What_comes_late_for_a_closed_period_counts_for_the_one_that_is_open()
    {
        await Move(800, "capture", Ann, Noon, ("cash:stripe", 100), ("liability:escrow", -100));
        await rows.Apply(Closing("2026-02", null, Noon.AddMinutes(1)));
        await Move(801, "refund", Ann, Noon.AddSeconds(1), ("liability:escrow", 30), ("cash:stripe", -30));
        await Move(802, "capture", Ben, Noon.AddMinutes(2), ("cash:stripe", 7), ("liability:escrow", -7));
        var periods = Get<ILedgerPeriods>();

        Assert.Equal([Id(800), Id(800)], await Booked(null, Noon.AddMinutes(1)));
        Assert.Equal([Id(801), Id(801), Id(802), Id(802)], await Booked(Noon.AddMinutes(1), Noon.AddMinutes(3)));
        Assert.Equal(
            [("cash:stripe", 7L, 30L), ("liability:escrow", 30L, 7L)],
            (await periods.Totals(Noon.AddMinutes(1), Noon.AddMinutes(3), CancellationToken.None)).Select(total => (total.Account, total.Debits.Amount, total.Credits.Amount)));
        foreach (var end in (DateTimeOffset[])[Noon.AddMinutes(1), Noon.AddMinutes(3)])
        {
            var (counted, balance) = (await periods.Totals(null, end, CancellationToken.None), await Get<ILedgerBooks>().Totals(end, CancellationToken.None));
            Assert.Equal(counted.AsEnumerable(), balance.AsEnumerable());
        }

        var late = (await Get<ILedgerEntries>().Read(null, null, Page(9), CancellationToken.None)).Items.Single(moved => moved.Id == Id(801));
        Assert.Equal((Noon.AddSeconds(1), (DateTimeOffset?)Noon.AddMinutes(1)), (late.At, late.BookedAt));

        async Task<List<Guid>> Booked(DateTimeOffset? from, DateTimeOffset until)
        {
            var movements = new List<Guid>();
            await foreach (var posting in periods.Booked(from, until, CancellationToken.None))
            {
                movements.Add(posting.Transaction);
            }

            return movements;
        }
    }

    [Fact]
    public async Task Periods_are_listed_as_they_were_closed_and_sealed()
    {
        await rows.Apply(Closing("2026-02", null, Noon));
        await rows.Apply(Closing("2026-03", Noon, Noon.AddDays(31)));
        var total = new PeriodTotal("cash:stripe", new Money(100, "EUR"), new Money(30, "EUR"));
        await rows.Apply(Row.Of(ReadModel.LedgerPeriods, ("id", LedgerPeriod.IdOf("2026-02"))).Update(
            ("sealed_at", Noon.AddDays(32)), ("entries", 4L), ("accounts", new Json(ImmutableArray.Create(total))), ("digest", "d"), ("previous", null), ("seal", "s")));
        var list = Get<ILedgerPeriodList>();

        var first = await list.Read(Page(1), CancellationToken.None);
        var second = await list.Read(await Next(first.Next, 1), CancellationToken.None);
        Assert.Equal(["2026-03", "2026-02"], first.Items.Concat(second.Items).Select(period => period.Name));
        Assert.Null(second.Next);
        Assert.Equal(["2026-02", "2026-03"], (await Get<ILedgerPeriods>().Closed(CancellationToken.None)).Select(period => period.Name));
        var found = await list.Find("2026-02", CancellationToken.None);
        Assert.Equal((null, Noon, "Done.", (long?)4L, "s"), (found!.From, found.Until, found.Reason, found.Sums?.Entries, found.Seal));
        Assert.Equal(total, Assert.Single(found.Sums!.Accounts));
        Assert.Null((await list.Find("2026-03", CancellationToken.None))!.Sums);
        Assert.Null(await list.Find("2026-04", CancellationToken.None));
    }

    [Fact]
    public async Task Movements_are_compared_by_what_each_side_says_of_them()
    {
        await rows.Post(CommandId.CausedBy("payment/1", 800, "capture").Value, "payment/1", 800, Noon, new LedgerTransaction("capture", null,
        [
            new LedgerLeg("cash:stripe", Guid.Empty, new Money(78, "EUR")),
            new LedgerLeg("expense:gateway_fee", Guid.Empty, new Money(2, "EUR")),
            new LedgerLeg("liability:escrow", Ann, new Money(-80, "EUR")),
        ]));
        await rows.Apply(Provider(), Moved("charge", "ch_1", 78, 0, 800), Moved("refund", "re_1", -5, 1, 801), Moved("payout", "po_1", -7, 2, 802, Ben));
        var records = Get<IGatewayRecords>();
        var charge = new GatewayEntry("stripe", "txn_1", null, "charge", "ch_1", new Money(78, "EUR"), Noon);
        await records.Keep([charge, charge with { Id = "txn_2", Reference = "ch_2", At = Noon.AddMinutes(1) }], CancellationToken.None);
        await records.Keep([charge with { Net = new Money(1, "EUR") }, charge with { Id = "txn_3", Reference = "ch_3", At = Noon.AddDays(2) }], CancellationToken.None);

        var first = await records.Theirs("stripe", Noon, Noon.AddDays(1), null, 1, CancellationToken.None);
        var second = await records.Theirs("stripe", Noon, Noon.AddDays(1), first.Next, 2, CancellationToken.None);
        Assert.Equal([(charge, "payment/1", (long?)78L)], first.Rows.Select(row => (row.Theirs!, row.Ours!.Stream, row.Ledger)));
        Assert.Equal([("ch_2", (OurMovement?)null, (long?)null)], second.Rows.Select(row => (row.Theirs!.Reference, row.Ours, row.Ledger)));
        Assert.Null(second.Next);

        var ours = await records.Ours("stripe", Noon, Noon.AddDays(1), null, 1, CancellationToken.None);
        var more = await records.Ours("stripe", Noon, Noon.AddDays(1), ours.Next, 9, CancellationToken.None);
        Assert.Equal(["re_1", "po_1"], ours.Rows.Concat(more.Rows).Select(row => row.Ours!.Reference));
        Assert.All(ours.Rows.Concat(more.Rows), row => Assert.Null(row.Theirs));

        Assert.Equal((78L, 78L), await records.Find("stripe", "charge", "ch_1", CancellationToken.None) is { } found ? (found.Theirs!.Net.Amount, found.Ours!.Net.Amount) : default);
        Assert.Equal(new Compared(null, null, null), await records.Find("stripe", "charge", "ch_9", CancellationToken.None));
        Assert.Equal<ReconciliationSum>(
            [new ReconciliationSum("charge", 2, new Money(156, "EUR"), 1, new Money(78, "EUR"))],
            await records.Sums("stripe", Noon, Noon.AddDays(1), CancellationToken.None));
        Assert.Empty(await records.Accounts(null, 9, CancellationToken.None));
    }

    [Fact]
    public async Task Pages_of_a_gateway_are_told_in_their_order()
    {
        await rows.Apply(Opened("fib", "b", 0), Opened("fib", "a", 0), Opened("fib", "c", 1), Opened("fib", "d", 60), Opened("areeba", "e", 0));
        var records = Get<IGatewayRecords>();

        var first = await records.Pages("fib", Noon, Noon.AddMinutes(60), null, 2, CancellationToken.None);
        var second = await records.Pages("fib", Noon, Noon.AddMinutes(60), first[^1], 2, CancellationToken.None);
        Assert.Equal(["a", "b", "c"], first.Concat(second).Select(page => page.Reference));
        Assert.Equal(new OpenedPage("c", Id(900), Noon.AddMinutes(1)), second[0]);
        Assert.Equal(Noon, (await records.PageOf("areeba", "e", CancellationToken.None))?.OpenedAt);
        Assert.Null(await records.PageOf("areeba", "a", CancellationToken.None));
    }

    private static RowChange Opened(string gateway, string reference, int minutes) =>
        Row.Of(ReadModel.GatewayPages, ("gateway", gateway), ("reference", reference)).Put(("payment_id", Id(900)), ("opened_at", Noon.AddMinutes(minutes)));

    [Fact]
    public async Task Differences_that_stand_are_in_the_queue_and_those_under_repair_are_not()
    {
        await rows.Apply(Differing(700, "open", 2), Differing(701, "repairing", 0), Differing(702, "open", 1), Differing(703, "gone", 0), Differing(704, "resolved", 0));

        var lists = Get<IReconciliationLists>();
        var first = await lists.Queue(Page(1), CancellationToken.None);
        var second = await lists.Queue(await Next(first.Next, 1), CancellationToken.None);
        Assert.Equal([Id(702), Id(700)], first.Items.Concat(second.Items).Select(item => item.Id));
        Assert.Equal(("open", "not_ours", "ch_702", new Money(5, "EUR")), (first.Items[0].State, first.Items[0].Kind, first.Items[0].Reference, first.Items[0].Theirs));
        Assert.Equal(2, await lists.Count("stripe", CancellationToken.None));

        var standing = await Get<IGatewayRecords>().Standing("stripe", Guid.Empty, 2, CancellationToken.None);
        var rest = await Get<IGatewayRecords>().Standing("stripe", standing[^1].Id, 2, CancellationToken.None);
        Assert.Equal(new[] { Id(700), Id(701), Id(702) }.OrderBy(id => id.ToString(), StringComparer.Ordinal), standing.Concat(rest).Select(difference => difference.Id));
    }

    private static RowChange Moved(string kind, string reference, long net, int minutes, long version, Guid? holder = null) =>
        Row.Of(ReadModel.GatewayMovements, ("gateway", "stripe"), ("kind", kind), ("reference", reference)).Put(
            ("holder_id", holder), ("net", net), ("currency", "EUR"), ("at", Noon.AddMinutes(minutes)), ("stream", "payment/1"), ("version", version),
            ("purpose", kind == "charge" ? "capture" : kind));

    private static RowChange Differing(int number, string status, int minutes) => Row.Of(ReadModel.Discrepancies, ("id", Id(number))).Put(
        ("gateway", "stripe"), ("status", status),
        ("finding", new Json(new Finding(DiscrepancyKind.NotOurs, "stripe", null, "charge", $"ch_{number}", new Money(5, "EUR"), null, null, null, Noon))),
        ("found_at", Noon.AddMinutes(minutes)), ("changed_at", Noon), ("reason", null), ("version", 1L));

    private static RowChange Closing(string name, DateTimeOffset? from, DateTimeOffset until) =>
        Row.Of(ReadModel.LedgerPeriods, ("id", LedgerPeriod.IdOf(name))).Insert(
            ("name", name), ("starts_at", from), ("ends_at", until), ("closed_at", until.AddDays(1)), ("closed_by", null), ("reason", "Done."));

    [Fact]
    public async Task A_statement_opens_with_what_was_before_it_and_tells_what_moved_the_balance()
    {
        await Earn(800, Ann, Noon.AddDays(-1), 60);
        await Earn(801, Ann, Noon, 40);
        await Earn(802, Ben, Noon, 7);
        await rows.Post(Id(803), $"payout/{Id(600):N}", 1, Noon.AddHours(1), new LedgerTransaction("payout", null,
        [
            new LedgerLeg("payable:provider", Ann, new Money(100, "EUR")),
            new LedgerLeg("cash:stripe:connected", Ann, new Money(-100, "EUR")),
        ]));
        await Earn(804, Ann, Noon.AddDays(1), 5);
        var statements = Get<IProviderStatements>();

        Assert.Equal<MovementSum>(
            [new("EUR", string.Empty, 60), new("EUR", "earned", 40), new("EUR", "payout", -100)],
            await statements.Sums(Ann, Noon, Noon.AddDays(1), CancellationToken.None));
        Assert.Empty(await statements.Sums(Id(999), Noon, Noon.AddDays(1), CancellationToken.None));

        var first = await statements.Read(Ann, Noon.AddDays(-1), Noon.AddDays(1), Page(2), CancellationToken.None);
        var second = await statements.Read(Ann, Noon.AddDays(-1), Noon.AddDays(1), await Next(first.Next, 2), CancellationToken.None);
        Assert.Equal([Id(803), Id(801), Id(800)], first.Items.Concat(second.Items).Select(movement => movement.Id));
        Assert.Equal(("payout", -100L, (Guid?)null, (Guid?)Id(600)), (first.Items[0].Kind, first.Items[0].Amount.Amount, first.Items[0].BookingId, first.Items[0].PayoutId));
        Assert.Equal(("earned", 40L, (Guid?)Id(100), (Guid?)null), (first.Items[1].Kind, first.Items[1].Amount.Amount, first.Items[1].BookingId, first.Items[1].PayoutId));

        var all = new List<Guid>();
        await foreach (var movement in statements.All(Ann, Noon, DateTimeOffset.MaxValue, CancellationToken.None))
        {
            all.Add(movement.Id);
        }

        Assert.Equal([Id(801), Id(803), Id(804)], all);
    }

    private Task Earn(int number, Guid provider, DateTimeOffset at, long amount) =>
        rows.Post(Id(number), "payment/1", number, at, new LedgerTransaction("earned", Id(100),
        [
            new LedgerLeg("liability:escrow", Id(100), new Money(amount, "EUR")),
            new LedgerLeg("payable:provider", provider, new Money(-amount, "EUR")),
        ]));

    private static RowChange Payment(long share) => Row.Of(ReadModel.Payments, ("id", Id(900))).Insert(
        ("booking_id", Id(100)), ("customer_id", Ann), ("provider_id", Ben), ("status", "captured"), ("gateway", "stripe"), ("amount", 100L),
        ("captured", 100L), ("refunded", 0L), ("fee", 0L), ("provider_share", share), ("currency", "EUR"), ("started_at", Noon),
        ("changed_at", Noon), ("version", 1L), ("purpose", "booking"));

    private Task Move(int number, string purpose, Guid? booking, DateTimeOffset at, params (string Account, long Amount)[] legs) =>
        rows.Post(Id(number), "payment/1", number, at, new LedgerTransaction(
            purpose, booking, [.. legs.Select(leg => new LedgerLeg(leg.Account, Guid.Empty, new Money(leg.Amount, "EUR")))]));
}
