using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Calendars;
using Microsoft.Extensions.Options;

namespace Marketplace.Feeds;

/// <summary>Fetches and reads the calendars that are imported, and tells their imports what they say.</summary>
internal sealed class CalendarImportHandler(
    IGrainFactory grains,
    ICalendarSource source,
    IOptions<CalendarImportOptions> options,
    [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IIntentHandler
{
    /// <summary>As far as people plan; what comes later is read when it comes nearer.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(400);

    public ImmutableArray<string> Kinds => [CalendarImport.Look];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var import = grains.GetGrain<ICalendarImportGrain>(intent.Stream.GetGuidKey());
        var view = (await import.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants something and does not exist.");
        var pause = options.Value.LookEvery > CalendarImportOptions.Soonest ? options.Value.LookEvery : CalendarImportOptions.Soonest;
        var reading = await Read(view, cancellationToken);
        await import.Record(new RecordCalendarLook(intent.Report("look"), intent.Id, reading.Times, DigestOf(reading.Times), reading.Failure, pause));
    }

    /// <remarks>A calendar that cannot be fetched is no failure of the intent, which would be parked in the end: it is read again anyway.</remarks>
    private async Task<CalendarReading> Read(CalendarImportView view, CancellationToken cancellationToken)
    {
        try
        {
            var text = await source.Fetch(new Uri(view.Settings.Url), cancellationToken);
            var plan = (await grains.GetGrain<ICalendarGrain>(view.ResourceId).Read(Actor.Platform, cancellationToken)).View;
            var now = clock.GetUtcNow();
            return CalendarReading.Of(text, plan?.Plan.TimeZone ?? "UTC", now.AddDays(-1), now + Ahead);
        }
        catch (CalendarAwayException away)
        {
            return new CalendarReading([], away.Message);
        }
    }

    private static string DigestOf(ImmutableArray<ImportedTime> times) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(times, MarketplaceJson.Options)));
}
