using BooksStory = Marketplace.Story<Marketplace.Ledger.Books, Marketplace.Ledger.BooksState, Marketplace.Ledger.BooksCommand, Marketplace.Ledger.BooksEvent>;

namespace Marketplace.Ledger;

public sealed class Closing_periods
{
    private const string Closes = "period_closes";

    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly BooksTerms Terms = new("Europe/Berlin", null);
    private static readonly DateTimeOffset MarchEnds = new(2026, 3, 31, 22, 0, 0, TimeSpan.Zero); // Midnight in Berlin, in summer.
    private static readonly DateTimeOffset AprilEnds = new(2026, 4, 30, 22, 0, 0, TimeSpan.Zero);

    private static readonly PeriodSums Sums = new(2, [new("cash:stripe", new Money(100, "EUR"), Money.Zero("EUR")), new("liability:escrow", Money.Zero("EUR"), new Money(100, "EUR"))], "d1");

    private readonly BooksStory story = new();

    [Fact]
    public void A_month_is_closed_once_it_is_over_in_the_marketplace_s_own_zone()
    {
        story.At(MarchEnds.AddTicks(-1)).When(Close(March)).ThenRefused("ledger.period-not-over", "until");
        story.At(MarchEnds).When(Close(March)).ThenWants(Books.AddUp).ThenPending();
        var closed = Assert.IsType<PeriodClosed>(Assert.Single(story.Events));
        Assert.Equal((March, null, MarchEnds, "All is in."), (closed.Month, closed.From, closed.Until, closed.Reason));
    }

    [Fact]
    public void It_is_closed_once_and_sealed_once()
    {
        story.At(MarchEnds).When(Close(March));
        story.When(Close(March)).ThenRefused("ledger.period-closed").ThenWants(Books.AddUp);

        var sums = Seal(Sums);
        story.When(sums).ThenWants().ThenPending();
        var done = Assert.IsType<PeriodSealed>(Assert.Single(story.Events));
        Assert.Equal((null, PeriodSeal.Of(null, "2026-03", null, MarchEnds, Sums)), (done.Previous, done.Seal));
        story.When(sums).ThenNothing();
        story.When(Close(March)).ThenRefused("ledger.period-closed");
    }

    [Fact]
    public void Months_follow_each_other_and_each_waits_for_the_seal_before_it()
    {
        story.At(AprilEnds.AddDays(40)).When(Close(March));
        story.When(Close(March.AddMonths(1))).ThenRefused("ledger.period-not-sealed");
        story.When(Close(March.AddMonths(2))).ThenRefused("ledger.period-not-next", "next");
        story.When(Close(March.AddMonths(-1))).ThenRefused("ledger.period-closed");
        story.When(Seal(Sums));
        var first = story.State.Seal;

        story.When(Close(March.AddMonths(1)));
        Assert.Equal((MarchEnds, AprilEnds), (story.State.From, story.State.Until));
        story.When(Seal(Sums));
        Assert.Equal((first, PeriodSeal.Of(first, "2026-04", MarchEnds, AprilEnds, Sums)), (((PeriodSealed)story.Events[0]).Previous, story.State.Seal));
    }

    [Fact]
    public void A_marketplace_may_have_the_clock_close_what_an_operator_has_begun()
    {
        var terms = Terms with { CloseAfter = TimeSpan.FromDays(5) };
        story.At(MarchEnds).When(Close(March) with { Terms = terms }).When(Seal(Sums) with { Terms = terms }).ThenPending((Closes, AprilEnds.AddDays(5)));
        story.WhenDue(Closes).ThenWants(Books.AddUp).ThenPending();
        Assert.Equal((March.AddMonths(1), null, AprilEnds), Assert.IsType<PeriodClosed>(Assert.Single(story.Events)) is var closed ? (closed.Month, closed.Reason, closed.Until) : default);

        // What the marketplace says now counts from the next seal on.
        story.When(Seal(Sums)).ThenPending();
    }

    [Fact]
    public void The_clock_that_comes_again_finds_nothing_to_do()
    {
        var terms = Terms with { CloseAfter = TimeSpan.Zero };
        story.At(MarchEnds).When(Close(March) with { Terms = terms }).When(Seal(Sums) with { Terms = terms }).WhenDue(Closes);
        story.When(new PassBooksTime(TestContexts.By(Actor.Platform), Closes)).ThenNothing();
    }

    [Fact]
    public void Nobody_but_the_staff_knows_of_the_books()
    {
        var pia = TestContexts.Person(1);
        story.At(MarchEnds).When(Close(March) with { Context = TestContexts.By(pia) }).ThenRefused("ledger.unknown-period");
        story.When(Close(March));
        story.When(Seal(Sums) with { Context = TestContexts.By(Olga) }).ThenRefused("ledger.unknown-period");
    }

    /// <summary>Whoever has the totals can compute the seal with `sha256sum`, so its text is a contract.</summary>
    [Fact]
    public void A_seal_is_the_hash_of_a_text_that_anybody_can_write()
    {
        var sums = new PeriodSums(7, [new PeriodTotal("cash:stripe", new Money(80_00, "EUR"), new Money(1_45, "EUR"))], "d1");

        Assert.Equal(
            Hash("previous none\nperiod 2026-03\nfrom the beginning\nuntil 2026-03-31T22:00:00Z\npostings 7 d1\ncash:stripe EUR 8000 145\n"),
            PeriodSeal.Of(null, "2026-03", null, new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(2)), sums));
        Assert.Equal(
            Hash("previous s\nperiod 2026-04\nfrom 2026-03-31T22:00:00Z\nuntil 2026-04-30T22:00:00Z\npostings 0 d2\n"),
            PeriodSeal.Of(
                "s",
                "2026-04",
                new DateTimeOffset(2026, 3, 31, 22, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(2026, 4, 30, 22, 0, 0, TimeSpan.Zero),
                new PeriodSums(0, [], "d2")));

        static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void A_seal_changes_with_everything_that_it_is_made_of()
    {
        var total = Sums.Accounts[0];
        string[] seals =
        [
            PeriodSeal.Of(null, "2026-03", null, MarchEnds, Sums),
            PeriodSeal.Of("s", "2026-03", null, MarchEnds, Sums),
            PeriodSeal.Of(null, "2026-04", null, MarchEnds, Sums),
            PeriodSeal.Of(null, "2026-03", MarchEnds.AddDays(-31), MarchEnds, Sums),
            PeriodSeal.Of(null, "2026-03", null, AprilEnds, Sums),
            PeriodSeal.Of(null, "2026-03", null, MarchEnds, Sums with { Entries = 3 }),
            PeriodSeal.Of(null, "2026-03", null, MarchEnds, Sums with { Digest = "d2" }),
            PeriodSeal.Of(null, "2026-03", null, MarchEnds, Sums with { Accounts = [total with { Account = "tax:vat_out" }, Sums.Accounts[1]] }),
            PeriodSeal.Of(null, "2026-03", null, MarchEnds, Sums with { Accounts = [total with { Debits = new Money(101, "EUR") }, Sums.Accounts[1]] }),
            PeriodSeal.Of(null, "2026-03", null, MarchEnds, Sums with { Accounts = [total with { Credits = new Money(1, "EUR") }, Sums.Accounts[1]] }),
        ];
        Assert.Distinct(seals);
        Assert.All(seals, seal => Assert.Equal(64, seal.Length));
    }

    private static ClosePeriod Close(DateOnly month) => new(TestContexts.By(Olga), month, "All is in.", Terms);

    private SealPeriod Seal(PeriodSums sums) => new(TestContexts.By(Actor.Platform), story.State.SealIntent!.Value, sums, Terms);
}
