namespace Marketplace.Payouts;

/// <summary>A provider's balance over some days: where it stood, what moved it, where it stands.</summary>
internal static class StatementEndpoints
{
    private static readonly ImmutableArray<string> Columns = ["at", "movement", "kind", "currency", "amount", "booking", "payout"];

    public static void MapStatements(this RouteGroupBuilder mine)
    {
        mine.MapGet("/statement", Read).WithSummary("My balance over some days: opening, what moved it, closing.");
        mine.MapGet("/statement/movements", Movements).WithSummary("What moved my balance, newest first.");
        mine.MapGet("/statement.csv", Export).WithSummary("The same as CSV, oldest first.");
    }

    /// <param name="from">The first day, `2026-03-01`; of this month unless told otherwise.</param>
    /// <param name="until">The day after the last one; a month later unless told otherwise.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="calendar">Knows the days.</param>
    /// <param name="statements">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<StatementBody>> Read(
        string? from, string? until, Caller caller, StatementCalendar calendar, IProviderStatements statements, CancellationToken cancellationToken)
    {
        var (days, refusal) = await calendar.Of(from, until, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : StatementBody.Of(days!, await statements.Sums(caller.Actor.ProviderId, days!.Start, days.End, cancellationToken));
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<OkAnswer<Page<MovementBody>>> Movements(
        string? from,
        string? until,
        PageRequest page,
        Caller caller,
        StatementCalendar calendar,
        IProviderStatements statements,
        CancellationToken cancellationToken)
    {
        var (days, refusal) = await calendar.Of(from, until, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : await statements.Read(caller.Actor.ProviderId, days!.Start, days.End, page, cancellationToken);
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<CsvAnswer> Export(
        string? from, string? until, Caller caller, StatementCalendar calendar, IProviderStatements statements, CancellationToken cancellationToken)
    {
        var (days, refusal) = await calendar.Of(from, until, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : CsvAnswer.Of(
                $"statement-{days!.From:yyyy-MM-dd}-{days.Until:yyyy-MM-dd}.csv",
                Columns,
                statements.All(caller.Actor.ProviderId, days.Start, days.End, cancellationToken).Select(Row));
    }

    private static ImmutableArray<string> Row(MovementBody movement) =>
    [
        Instants.Format(movement.At),
        movement.Id.ToString(),
        movement.Kind,
        movement.Amount.Currency,
        movement.Amount.InUnits(),
        movement.BookingId?.ToString() ?? string.Empty,
        movement.PayoutId?.ToString() ?? string.Empty,
    ];
}
