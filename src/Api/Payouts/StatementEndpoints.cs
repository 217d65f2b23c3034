namespace Marketplace.Payouts;

/// <summary>A provider's balance over some days: where it stood, what moved it, where it stands. Operators see that of each.</summary>
internal static class StatementEndpoints
{
    private static readonly ImmutableArray<string> Columns = ["at", "movement", "kind", "currency", "amount", "booking", "payout"];

    public static void MapStatements(this RouteGroupBuilder mine)
    {
        mine.MapGet("/statement", ReadMine).WithSummary("My balance over some days: opening, what moved it, closing.");
        mine.MapGet("/statement/movements", MovementsOfMine).WithSummary("What moved my balance, newest first.");
        mine.MapGet("/statement.csv", ExportMine).WithSummary("The same as CSV, oldest first.");
    }

    public static void MapStatementsOfProviders(this RouteGroupBuilder theirs)
    {
        theirs.MapGet("/statement", Read).WithSummary("A provider's balance over some days: opening, what moved it, closing.");
        theirs.MapGet("/statement/movements", Movements).WithSummary("What moved a provider's balance, newest first.");
        theirs.MapGet("/statement.csv", Export).WithSummary("The same as CSV, oldest first.");
    }

    /// <param name="from">The first day, `2026-03-01`; of this month unless told otherwise.</param>
    /// <param name="until">The day after the last one; a month later unless told otherwise.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="calendar">Knows the days.</param>
    /// <param name="statements">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static Task<OkAnswer<StatementBody>> ReadMine(
        string? from, string? until, Caller caller, StatementCalendar calendar, IProviderStatements statements, CancellationToken cancellationToken) =>
        Read(caller.Actor.ProviderId, from, until, caller, calendar, statements, cancellationToken);

    /// <inheritdoc cref="ReadMine"/>
    public static Task<OkAnswer<Page<MovementBody>>> MovementsOfMine(
        string? from,
        string? until,
        PageRequest page,
        Caller caller,
        StatementCalendar calendar,
        IProviderStatements statements,
        CancellationToken cancellationToken) =>
        Movements(caller.Actor.ProviderId, from, until, page, caller, calendar, statements, cancellationToken);

    /// <inheritdoc cref="ReadMine"/>
    public static Task<CsvAnswer> ExportMine(
        string? from, string? until, Caller caller, StatementCalendar calendar, IProviderStatements statements, CancellationToken cancellationToken) =>
        Export(caller.Actor.ProviderId, from, until, caller, calendar, statements, cancellationToken);

    /// <param name="id">Whose.</param>
    /// <param name="from">The first day, `2026-03-01`, where the provider is; of this month unless told otherwise.</param>
    /// <param name="until">The day after the last one; a month later unless told otherwise.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="calendar">Knows the days.</param>
    /// <param name="statements">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<StatementBody>> Read(
        Guid id, string? from, string? until, Caller caller, StatementCalendar calendar, IProviderStatements statements, CancellationToken cancellationToken)
    {
        var (days, refusal) = await calendar.Of(from, until, id, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : StatementBody.Of(days!, await statements.Sums(id, days!.Start, days.End, cancellationToken));
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<OkAnswer<Page<MovementBody>>> Movements(
        Guid id,
        string? from,
        string? until,
        PageRequest page,
        Caller caller,
        StatementCalendar calendar,
        IProviderStatements statements,
        CancellationToken cancellationToken)
    {
        var (days, refusal) = await calendar.Of(from, until, id, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : await statements.Read(id, days!.Start, days.End, page, cancellationToken);
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<CsvAnswer> Export(
        Guid id, string? from, string? until, Caller caller, StatementCalendar calendar, IProviderStatements statements, CancellationToken cancellationToken)
    {
        var (days, refusal) = await calendar.Of(from, until, id, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : CsvAnswer.Of(
                $"statement-{days!.From:yyyy-MM-dd}-{days.Until:yyyy-MM-dd}.csv",
                Columns,
                statements.All(id, days.Start, days.End, cancellationToken).Select(Row));
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
