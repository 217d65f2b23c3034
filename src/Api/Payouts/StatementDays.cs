using Marketplace.Providers;
using NodaTime;

namespace Marketplace.Payouts;

/// <summary>The days of a statement in the provider's zone, and the instants that they mean.</summary>
internal sealed record StatementDays(DateOnly From, DateOnly Until, string TimeZone, DateTimeOffset Start, DateTimeOffset End);

/// <summary>Which days a statement is about: those of the provider, wherever the caller is.</summary>
internal sealed class StatementCalendar(IGrainFactory grains, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    /// <param name="from">The first day, `2026-03-01`; of this month unless told otherwise.</param>
    /// <param name="until">The day after the last one; a month later unless told otherwise.</param>
    /// <param name="provider">Whose.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<(StatementDays? Days, Refusal? Refusal)> Of(
        string? from, string? until, Guid provider, Caller caller, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var first = check.OptionalPlannedDate("from", from);
        var after = check.OptionalPlannedDate("until", until);
        check.Require(first is null || after is null || first < after, "until", "must be later than from");
        if (check.Refusal is { } malformed)
        {
            return (null, malformed);
        }

        var theirs = await grains.GetGrain<IProviderGrain>(provider).Read(caller.Actor, cancellationToken);
        if (theirs.Refusal is { } unknown)
        {
            return (null, unknown);
        }

        var zone = DateTimeZoneProviders.Tzdb[theirs.View!.Profile.TimeZone];
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).Date;
        var start = first ?? after?.AddMonths(-1) ?? new DateOnly(today.Year, today.Month, 1);
        var end = after ?? start.AddMonths(1);
        return (new StatementDays(start, end, zone.Id, StartOf(start), StartOf(end)), null);

        DateTimeOffset StartOf(DateOnly day) => zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset().ToUniversalTime();
    }
}
