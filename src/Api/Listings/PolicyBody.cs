using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Bookings;
using Marketplace.Hosting;

namespace Marketplace.Listings;

/// <summary>A cancellation policy as it is sent in: a preset by its name, tiers of one's own as tiers.</summary>
[JsonConverter(typeof(PolicyBodyJson)), WrittenAs(typeof(string), typeof(TiersBody))]
internal sealed record PolicyBody(string? Preset, IReadOnlyList<TierBody> Tiers)
{
    public static PolicyBody Of(CancellationPolicy policy) =>
        policy.Name == CancellationPolicy.Custom ? new(null, TierBody.All(policy)) : new(policy.Name, []);
}

/// <summary>Tiers in the order in which they are tried.</summary>
internal sealed record TiersBody(IReadOnlyList<TierBody> Tiers);

/// <summary>A policy as it was promised: with its text and version.</summary>
internal sealed record PromiseBody(string Name, int Version, string Text, IReadOnlyList<TierBody> Tiers)
{
    public static PromiseBody Of(CancellationPolicy policy) => new(policy.Name, policy.Version, policy.Text, TierBody.All(policy));
}

/// <summary>One tier; without a lead it holds always.</summary>
internal sealed record TierBody(
    string Name,
    TimeSpan? MinimumLead,
    TimeSpan? WithinOfBooking,
    int RefundPercent,
    int FeeRefundPercent,
    int RetainedUnits,
    Money? RetainedAmount,
    DepositRule Deposit)
{
    public static IReadOnlyList<TierBody> All(CancellationPolicy policy) =>
    [
        .. policy.Tiers.Select(tier => new TierBody(
            tier.Name,
            tier.MinimumLead < TimeSpan.Zero ? null : tier.MinimumLead,
            tier.WithinOfBooking,
            tier.RefundPercent,
            tier.FeeRefundPercent,
            tier.RetainedUnits,
            tier.RetainedAmount,
            tier.Deposit)),
    ];
}

/// <summary>Writes both forms.</summary>
internal sealed class PolicyBodyJson : JsonConverter<PolicyBody>
{
    public override PolicyBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Policies are read as requests.");

    public override void Write(Utf8JsonWriter writer, PolicyBody value, JsonSerializerOptions options)
    {
        if (value.Preset is not null)
        {
            writer.WriteStringValue(value.Preset);
            return;
        }

        JsonSerializer.Serialize(writer, new TiersBody(value.Tiers), options);
    }
}
