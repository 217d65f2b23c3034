using Marketplace.Providers;
using NodaTime;

namespace Marketplace.Payouts;

/// <summary>A provider's balance over some days: where it stood, what moved it, where it stands.</summary>
internal sealed class Statement(
    IGrainFactory grains, IProviderStatements statements, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    private static readonly ImmutableArray<string> Columns = ["at", "movement", "kind", "currency", "amount", "booking", "payout"];

    /// <param name="from">The first day, `2026-03-01`; of this month unless told otherwise.</param>
    /// <param name="until">The day after the last one; a month later unless told otherwise.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="statement">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<StatementBody>> Read(
        string? from, string? until, Caller caller, Statement statement, CancellationToken cancellationToken)
    {
        var (days, refusal) = await statement.Of(from, until, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : StatementBody.Of(days!, await statement.Statements.Sums(caller.Actor.ProviderId, days!.Start, days.End, cancellationToken));
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<OkAnswer<Page<MovementBody>>> Movements(
        string? from, string? until, PageRequest page, Caller caller, Statement statement, CancellationToken cancellationToken)
    {
        var (days, refusal) = await statement.Of(from, until, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : await statement.Statements.Read(caller.Actor.ProviderId, days!.Start, days.End, page, cancellationToken);
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<CsvAnswer> Export(
        string? from, string? until, Caller caller, Statement statement, CancellationToken cancellationToken)
    {
        var (days, refusal) = await statement.Of(from, until, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : CsvAnswer.Of(
                $"statement-{days!.From:yyyy-MM-dd}-{days.Until:yyyy-MM-dd}.csv",
                Columns,
                statement.Statements.All(caller.Actor.ProviderId, days.Start, days.End, cancellationToken).Select(Row));
    }

    private IProviderStatements Statements => statements;

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

    /// <summary>Days are the provider's own, wherever the caller is.</summary>
    private async Task<(StatementDays? Days, Refusal? Refusal)> Of(string? from, string? until, Caller caller, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var first = check.OptionalPlannedDate("from", from);
        var after = check.OptionalPlannedDate("until", until);
        check.Require(first is null || after is null || first < after, "until", "must be later than from");
        if (check.Refusal is { } malformed)
        {
            return (null, malformed);
        }

        var provider = await grains.GetGrain<IProviderGrain>(caller.Actor.ProviderId).Read(caller.Actor, cancellationToken);
        if (provider.Refusal is { } unknown)
        {
            return (null, unknown);
        }

        var zone = DateTimeZoneProviders.Tzdb[provider.View!.Profile.TimeZone];
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).Date;
        var start = first ?? after?.AddMonths(-1) ?? new DateOnly(today.Year, today.Month, 1);
        var end = after ?? start.AddMonths(1);
        return (new StatementDays(start, end, zone.Id, StartOf(start), StartOf(end)), null);

        DateTimeOffset StartOf(DateOnly day) => zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset().ToUniversalTime();
    }
}

/// <summary>The days of a statement in the provider's zone, and the instants that they mean.</summary>
internal sealed record StatementDays(DateOnly From, DateOnly Until, string TimeZone, DateTimeOffset Start, DateTimeOffset End);
