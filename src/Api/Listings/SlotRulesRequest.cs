using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Hosting;

namespace Marketplace.Listings;

/// <summary>When a listing may be booked: what is absent stays, null goes back to the default.</summary>
internal sealed record SlotRulesRequest(
    Optional<string> MinNotice,
    Optional<HorizonRequest> Horizon,
    Optional<string> SlotInterval,
    Optional<string> BufferBefore,
    Optional<string> BufferAfter,
    Optional<long?> Seats,
    Optional<SlotLimitRequest[]> Limits)
{
    private static readonly TimeSpan LongestNotice = TimeSpan.FromDays(366);

    private static readonly TimeSpan LongestBuffer = TimeSpan.FromDays(7);

    /// <summary>One per period and kind.</summary>
    private const int MaximumLimits = 8;

    public SlotRuleChanges Changes(Check check) => new(
        MinNotice.Map(value => ListingLimits.WholeMinutes(check, "rules.minNotice", value, TimeSpan.Zero, LongestNotice)),
        Horizon.Map(value => value.Horizon(check)),
        SlotInterval.Map(value => ListingLimits.WholeMinutes(check, "rules.slotInterval", value, ListingLimits.ShortestDuration, TermsQuery.LongestDuration)),
        BufferBefore.Map(value => ListingLimits.WholeMinutes(check, "rules.bufferBefore", value, TimeSpan.Zero, LongestBuffer)),
        BufferAfter.Map(value => ListingLimits.WholeMinutes(check, "rules.bufferAfter", value, TimeSpan.Zero, LongestBuffer)),
        Seats.Map<int?>(value => (int?)check.OptionalNumber("rules.seats", value, 1, CalendarPlan.MaximumSeats)),
        Limits.Map<ImmutableArray<SlotLimit>?>(values => check.Items("rules.limits", values, MaximumLimits, (field, item) => SlotLimitRequest.Limit(item, field, check))));
}

/// <summary>At most so many bookings, or so much time, per period: `{"per": "day", "count": 3}` or `{"per": "week", "time": "PT20H"}`.</summary>
internal sealed record SlotLimitRequest(string? Per, long? Count, string? Time)
{
    public static SlotLimit Limit(SlotLimitRequest? item, string field, Check check)
    {
        check.Require(item?.Count is null != item?.Time is null, field, "needs either count or time");
        return new SlotLimit(
            check.OneOf<SlotLimitPeriod>($"{field}.per", item?.Per),
            (int?)check.OptionalNumber($"{field}.count", item?.Count, 1, 100_000),
            check.OptionalDuration($"{field}.time", item?.Time, TimeSpan.FromMinutes(1), TermsQuery.LongestDuration));
    }
}

/// <summary>How far ahead: `{"days": 60}`, `{"days": 10, "businessDays": true}`, `{"until": "2026-12-31"}`, or in short `"P60D"`.</summary>
[JsonConverter(typeof(HorizonRequestJson)), WrittenAs(typeof(string), typeof(HorizonPartsRequest))]
internal sealed record HorizonRequest(long? Days, bool? BusinessDays, string? Until, string? Short = null)
{
    private const int MaximumDays = SlotHorizon.MaximumDays;

    public SlotHorizon? Horizon(Check check)
    {
        if (Short is not null)
        {
            var span = check.Duration("rules.horizon", Short, TimeSpan.FromDays(1), TimeSpan.FromDays(MaximumDays));
            return new SlotHorizon(span.Days, false, null);
        }

        check.Require(Days is null != Until is null, "rules.horizon", "needs either days or until");
        return new SlotHorizon(
            (int?)check.OptionalNumber("rules.horizon.days", Days, 0, MaximumDays),
            BusinessDays ?? false,
            check.OptionalLocalDate("rules.horizon.until", Until));
    }
}

/// <summary>Rolling days, or a last date.</summary>
internal sealed record HorizonPartsRequest(long? Days, bool? BusinessDays, string? Until);

/// <summary>Reads both forms.</summary>
internal sealed class HorizonRequestJson : JsonConverter<HorizonRequest>
{
    public override HorizonRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new HorizonRequest(null, null, null, reader.GetString());
        }

        var parts = JsonSerializer.Deserialize<HorizonPartsRequest>(ref reader, options);
        return parts is null ? null : new HorizonRequest(parts.Days, parts.BusinessDays, parts.Until);
    }

    public override void Write(Utf8JsonWriter writer, HorizonRequest value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new HorizonPartsRequest(value.Days, value.BusinessDays, value.Until), options);
}
