using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Ledger;

/// <summary>
/// The rules of the books: months are closed in their order, once they are over, and each is sealed before the next one is
/// closed. That nothing gets into a closed period is the database's to hold (ADR 26); what it comes to is known after that.
/// </summary>
internal sealed class Books : IRules<BooksState, BooksCommand, BooksEvent>
{
    public const string AddUp = "ledger.add-up";

    private const string Closes = "period_closes";

    private Books()
    {
    }

    public static string StreamType => "books";

    /// <summary>As people name a month: `2026-03`.</summary>
    public static string NameOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static Decision<BooksEvent> Decide(BooksState books, BooksCommand command, DateTimeOffset now) =>
        command switch
        {
            ClosePeriod close when close.Context.By.IsStaff => Close(books, close, now),
            _ when command.Context.By.Role is not ActorRole.Platform => BooksRefusals.Unknown,
            SealPeriod sums when sums.IntentId == books.SealIntent => Seal(books, sums, now),
            PassBooksTime { Deadline: Closes } pass when books.CloseAt <= now => CloseByClock(books, pass, now),

            // Heard before.
            _ => Decision<BooksEvent>.Nothing,
        };

    public static BooksState Evolve(BooksState books, BooksEvent happened) =>
        happened switch
        {
            PeriodClosed e => books with { Month = e.Month, From = e.From, Until = e.Until, SealIntent = e.IntentId, CloseAt = null },
            PeriodSealed e => books with { Seal = e.Seal, SealIntent = null, Terms = e.Terms, CloseAt = e.CloseAt },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(BooksState books) => books.CloseAt is { } at ? [new Deadline(Closes, at)] : [];

    public static BooksCommand AtDeadline(BooksState books, string name, CommandContext context) => new PassBooksTime(context, name);

    public static ImmutableArray<Intent> Intents(BooksState books) => books.SealIntent is { } seal ? [new Intent(seal, AddUp)] : [];

    private static Decision<BooksEvent> Close(BooksState books, ClosePeriod close, DateTimeOffset now)
    {
        var month = new DateOnly(close.Month.Year, close.Month.Month, 1);
        var until = EndOf(month, close.Terms);
        return books switch
        {
            { Month: { } last } when month <= last => BooksRefusals.Closed,
            { Month: { } last } when month != last.AddMonths(1) => BooksRefusals.NotNext(last.AddMonths(1)),
            _ when until > now => BooksRefusals.NotOver(until),
            { SealIntent: not null } => BooksRefusals.NotSealed,
            _ => new PeriodClosed(now, month, books.Until, until, close.Reason, DerivedId.From(close.Context.Id.Value, AddUp)),
        };
    }

    private static Decision<BooksEvent> CloseByClock(BooksState books, PassBooksTime pass, DateTimeOffset now)
    {
        var month = books.Month!.Value.AddMonths(1);
        return new PeriodClosed(now, month, books.Until, EndOf(month, books.Terms!), null, DerivedId.From(pass.Context.Id.Value, AddUp));
    }

    private static PeriodSealed Seal(BooksState books, SealPeriod sums, DateTimeOffset now)
    {
        var month = books.Month!.Value;
        return new PeriodSealed(
            now,
            sums.Sums,
            books.Seal,
            PeriodSeal.Of(books.Seal, NameOf(month), books.From, books.Until!.Value, sums.Sums),
            sums.Terms,
            sums.Terms.CloseAfter is { } after ? EndOf(month.AddMonths(1), sums.Terms) + after : null);
    }

    private static DateTimeOffset EndOf(DateOnly month, BooksTerms terms) => WallClock.Of(terms.TimeZone).StartOf(month.AddMonths(1));
}
