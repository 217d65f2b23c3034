using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Bookings;
using Marketplace.Hosting;

namespace Marketplace.Listings;

/// <summary>A cancellation policy: the name of a preset, or `{"tiers": [...]}` of one's own.</summary>
[JsonConverter(typeof(PolicyRequestJson)), WrittenAs(typeof(string), typeof(PolicyTiersRequest))]
internal sealed record PolicyRequest(string? Preset, CancellationTierRequest[]? Tiers)
{
    public PolicyChoice? Choice(Check check)
    {
        if (Preset is not null)
        {
            return new PolicyChoice(check.Text("cancellationPolicy", Preset, max: 40), []);
        }

        check.Require(Tiers is not null, "cancellationPolicy.tiers", "is required");
        var tiers = check.Items("cancellationPolicy.tiers", Tiers, CancellationPolicy.MaximumTiers, (field, item) => CancellationTierRequest.Tier(item, field, check));

        // A cancellation says by the name of its tier why so much is given back.
        check.Require(
            tiers.IsDefaultOrEmpty || tiers.DistinctBy(tier => tier.Name, StringComparer.OrdinalIgnoreCase).Count() == tiers.Length,
            "cancellationPolicy.tiers",
            "must not have two tiers of one name");
        return new PolicyChoice(null, tiers);
    }
}

/// <summary>Tiers in the order in which they are tried.</summary>
internal sealed record PolicyTiersRequest(CancellationTierRequest[]? Tiers);

/// <summary>One tier: `{"minimumLead": "PT24H", "refundPercent": 100}`; without a lead it holds always.</summary>
internal sealed record CancellationTierRequest(
    string? Name,
    string? MinimumLead,
    string? WithinOfBooking,
    long? RefundPercent,
    long? FeeRefundPercent,
    long? RetainedUnits,
    MoneyRequest? RetainedAmount,
    string? Deposit)
{
    private static readonly TimeSpan LongestLead = TimeSpan.FromDays(366);

    public static CancellationTier Tier(CancellationTierRequest? item, string field, Check check)
    {
        check.Require(item?.RetainedUnits is null or 0 || item.RetainedAmount is null, $"{field}.retainedAmount", "must not be given besides retainedUnits");
        var lead = check.OptionalDuration($"{field}.minimumLead", item?.MinimumLead, TimeSpan.Zero, LongestLead);
        var within = check.OptionalDuration($"{field}.withinOfBooking", item?.WithinOfBooking, TimeSpan.FromMinutes(1), LongestLead);
        return new CancellationTier(
            check.OptionalText($"{field}.name", item?.Name, max: 60) ?? NameOf(lead, within),
            lead ?? CancellationTier.AnyTime,
            within,
            (int)check.Number($"{field}.refundPercent", item?.RefundPercent, 0, 100),
            (int)(check.OptionalNumber($"{field}.feeRefundPercent", item?.FeeRefundPercent, 0, 100) ?? 0),
            (int)(check.OptionalNumber($"{field}.retainedUnits", item?.RetainedUnits, 0, 1_000) ?? 0),
            check.OptionalMoney($"{field}.retainedAmount", item?.RetainedAmount, min: 1),
            check.OptionalOneOf<DepositRule>($"{field}.deposit", item?.Deposit) ?? DepositRule.Kept);
    }

    /// <summary>By when it holds, so that tiers of which none has a name have different ones.</summary>
    private static string NameOf(TimeSpan? lead, TimeSpan? within)
    {
        var name = lead is { } time ? IsoDuration.Format(time) : "always";
        return within is { } grace ? $"{name} within {IsoDuration.Format(grace)}" : name;
    }
}

/// <summary>Reads both forms.</summary>
internal sealed class PolicyRequestJson : JsonConverter<PolicyRequest>
{
    public override PolicyRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new PolicyRequest(reader.GetString(), null);
        }

        var parts = JsonSerializer.Deserialize<PolicyTiersRequest>(ref reader, options);
        return parts is null ? null : new PolicyRequest(null, parts.Tiers);
    }

    public override void Write(Utf8JsonWriter writer, PolicyRequest value, JsonSerializerOptions options)
    {
        if (value.Preset is not null)
        {
            writer.WriteStringValue(value.Preset);
        }
        else
        {
            JsonSerializer.Serialize(writer, new PolicyTiersRequest(value.Tiers), options);
        }
    }
}
