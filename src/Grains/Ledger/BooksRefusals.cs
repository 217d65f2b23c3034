namespace Marketplace.Ledger;

/// <summary>Every way the books say no. The codes are documented in docs/errors.md.</summary>
internal static class BooksRefusals
{
    public static readonly Refusal Unknown = new(RefusalKind.Unknown, "ledger.unknown-period", "There is no such period.");

    public static readonly Refusal Closed = new(RefusalKind.NotNow, "ledger.period-closed", "The period is closed.");

    public static readonly Refusal NotSealed =
        new(RefusalKind.NotNow, "ledger.period-not-sealed", "The period before it was closed just now and is not sealed yet.");

    public static Refusal NotNext(DateOnly next) =>
        new Refusal(RefusalKind.NotNow, "ledger.period-not-next", "Periods are closed in their order.").With("next", Books.NameOf(next));

    public static Refusal NotOver(DateTimeOffset until) =>
        new Refusal(RefusalKind.NotNow, "ledger.period-not-over", "The period is not over.").With("until", until);
}
