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
    Optional<SlotLimitRequest[]> Limits,
    Optional<string> SlotOffset,
    Optional<bool?> Packed,
    Optional<StayRequest> Stay,
    Optional<DurationsRequest> Durations,
    Optional<MinimumRequest> Minimum)
{
    private static readonly TimeSpan LongestNotice = TimeSpan.FromDays(366);

    /// <summary>A longer one is an interval.</summary>
    private static readonly TimeSpan LongestOffset = TimeSpan.FromHours(1);

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
        Limits.Map<ImmutableArray<SlotLimit>?>(values => check.Items("rules.limits", values, MaximumLimits, (field, item) => SlotLimitRequest.Limit(item, field, check))),
        SlotOffset.Map(value => ListingLimits.WholeMinutes(check, "rules.slotOffset", value, TimeSpan.Zero, LongestOffset)),
        Packed,
        Stay.Map(value => value.Stay(check)),
        Durations.Map(value => value.Durations(check)),
        Minimum.Map(value => value.Minimum(check)));
}

/// <summary>Days or nights instead of hours: `{"unit": "night", "checkIn": "15:00", "checkOut": "11:00"}`.</summary>
internal sealed record StayRequest(string? Unit, string? CheckIn, string? CheckOut)
{
    public SlotStay Stay(Check check)
    {
        var unit = check.OneOf<StayUnit>("rules.stay.unit", Unit);
        check.Require(CheckOut is null || CheckIn is not null, "rules.stay.checkIn", "is required when there is a checkOut");
        return new SlotStay(unit, Time(check, "rules.stay.checkIn", CheckIn), Time(check, "rules.stay.checkOut", CheckOut));
    }

    private static TimeOnly? Time(Check check, string field, string? value)
    {
        if (value is null)
        {
            return null;
        }

        var time = check.LocalTime(field, value);
        check.Require(time.Second == 0, field, "must be a whole minute");
        return time;
    }
}

/// <summary>What customers may choose: `{"min": "PT30M", "max": "PT4H", "step": "PT30M"}`; of stays `P2D` to `P14D`. Without a step days go by days, and hours by the shortest.</summary>
internal sealed record DurationsRequest(string? Min, string? Max, string? Step)
{
    public SlotDurations Durations(Check check)
    {
        var min = Length(check, "rules.durations.min", Min) ?? ListingLimits.ShortestDuration;
        var max = Length(check, "rules.durations.max", Max) ?? TermsQuery.LongestDuration;
        check.Require(max >= min, "rules.durations.max", "must not be less than min");
        var step = Step is null ? DefaultStep(min) : Length(check, "rules.durations.step", Step) ?? ListingLimits.ShortestDuration;
        return new SlotDurations(min, max, step);
    }

    /// <summary>Days go by days.</summary>
    private static TimeSpan DefaultStep(TimeSpan min) => min.Ticks % TimeSpan.TicksPerDay == 0 ? TimeSpan.FromDays(1) : min;

    private static TimeSpan? Length(Check check, string field, string? value)
    {
        check.Require(!string.IsNullOrWhiteSpace(value), field, "is required");
        return ListingLimits.WholeMinutes(check, field, value, ListingLimits.ShortestDuration, TermsQuery.LongestDuration);
    }
}

/// <summary>A session that takes place only if enough come: `{"participants": 3, "decidesBefore": "P1D"}`, which is the usual time if none is given.</summary>
internal sealed record MinimumRequest(long? Participants, string? DecidesBefore)
{
    public SlotMinimum Minimum(Check check) => new(
        (int)check.Number("rules.minimum.participants", Participants, 2, CalendarPlan.MaximumSeats),
        ListingLimits.WholeMinutes(check, "rules.minimum.decidesBefore", DecidesBefore, SlotMinimum.ShortestLead, SlotMinimum.LongestLead) ?? SlotMinimum.UsualLead);
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

/// <summary>How far ahead: `{"days": 60}`, `{"days": 10, "businessDays": true}`, `{"from": "2026-06-01", "until": "2026-08-31"}`, or in short `"P60D"`.</summary>
[JsonConverter(typeof(HorizonRequestJson)), WrittenAs(typeof(string), typeof(HorizonPartsRequest))]
internal sealed record HorizonRequest(long? Days, bool? BusinessDays, string? Until, string? From, string? Short = null)
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
        var until = check.OptionalLocalDate("rules.horizon.until", Until);
        var from = check.OptionalLocalDate("rules.horizon.from", From);
        check.Require(from is null || until is null || from <= until, "rules.horizon.until", "must not be before from");
        return new SlotHorizon((int?)check.OptionalNumber("rules.horizon.days", Days, 0, MaximumDays), BusinessDays ?? false, until, from);
    }
}

/// <summary>Rolling days, or a last date; and perhaps a first one.</summary>
internal sealed record HorizonPartsRequest(long? Days, bool? BusinessDays, string? Until, string? From);

/// <summary>Reads both forms.</summary>
internal sealed class HorizonRequestJson : JsonConverter<HorizonRequest>
{
    public override HorizonRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new HorizonRequest(null, null, null, null, reader.GetString());
        }

        var parts = JsonSerializer.Deserialize<HorizonPartsRequest>(ref reader, options);
        return parts is null ? null : new HorizonRequest(parts.Days, parts.BusinessDays, parts.Until, parts.From);
    }

    public override void Write(Utf8JsonWriter writer, HorizonRequest value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new HorizonPartsRequest(value.Days, value.BusinessDays, value.Until, value.From), options);
}
