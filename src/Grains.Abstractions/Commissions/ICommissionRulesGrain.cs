namespace Marketplace.Commissions;

/// <summary>The tariff of the marketplace. There is one, whose key is <see cref="CommissionRulesView.Key"/>.</summary>
[Alias("commission-rules")]
public interface ICommissionRulesGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Puts another tariff in place of the one in force, for all prices from then on.</summary>
    /// <remarks>Refusals: `commission.rules-not-valid`, `commission.not-yours`.</remarks>
    [Alias("set")]
    Task<Outcome<CommissionRulesView>> Set(SetCommissionRules command);

    /// <summary>What is in force.</summary>
    [Alias("in-force"), ReadOnly]
    Task<CommissionRulesView> InForce(CancellationToken cancellationToken);

    /// <summary>For those who price, and know a version already: all rules together are much to send with every price.</summary>
    /// <param name="known">The version that the caller knows.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Null while that one, or an older one, is all that there is.</returns>
    [Alias("in-force-after"), ReadOnly]
    Task<CommissionRulesView?> InForceAfter(long known, CancellationToken cancellationToken);

    /// <summary>Which rules would apply to a sale and why, by the tariff in force or by another.</summary>
    /// <remarks>Refusals: `commission.rules-not-valid` (the draft).</remarks>
    [Alias("preview"), ReadOnly]
    Task<Outcome<CommissionPreview>> Preview(CommissionCase sale, CommissionTariff? draft, CancellationToken cancellationToken);
}

/// <summary>The tariff in force.</summary>
/// <param name="Tariff">The rules.</param>
/// <param name="SetAt">When it came into force; null for the one of the configuration.</param>
/// <param name="SetBy">The operator's account.</param>
/// <param name="Version">Counts the tariffs; 0 is the one of the configuration.</param>
[GenerateSerializer, Immutable, Alias("commission.rules-view")]
public sealed record CommissionRulesView(CommissionTariff Tariff, DateTimeOffset? SetAt, Guid? SetBy, long Version) : IVersioned
{
    /// <summary>The grain key of the tariff, which is the only one.</summary>
    public static readonly Guid Key = new("00000000-0000-0000-0000-0000000000c0");
}

/// <summary>A sale as the rules see it.</summary>
/// <param name="Category">Of the listing; empty where it has none.</param>
/// <param name="PriceType">Of the listing.</param>
/// <param name="Mode">How it is booked.</param>
/// <param name="ProviderId">Who sells it.</param>
/// <param name="Badges">That the provider has.</param>
/// <param name="RegisteredAt">When the provider registered.</param>
/// <param name="Price">Before the customer's fee.</param>
/// <param name="Quantity">How many units of the price, at least 1.</param>
/// <param name="At">When it is sold.</param>
[GenerateSerializer, Immutable, Alias("commission.case")]
public sealed record CommissionCase(
    string Category,
    Listings.PriceType PriceType,
    Bookings.BookingMode Mode,
    Guid ProviderId,
    ImmutableArray<ProviderBadge> Badges,
    DateTimeOffset RegisteredAt,
    Money Price,
    long Quantity,
    DateTimeOffset At)
{
    /// <summary>The badges by which rules tell providers apart.</summary>
    public static ImmutableArray<ProviderBadge> BadgesOf(Providers.ProviderBadges? badges) =>
    [
        .. badges is { Verified: true } ? [ProviderBadge.Verified] : Array.Empty<ProviderBadge>(),
        .. badges is { Premium: true } ? [ProviderBadge.Premium] : Array.Empty<ProviderBadge>(),
        .. badges is { QuickResponder: true } ? [ProviderBadge.QuickResponder] : Array.Empty<ProviderBadge>(),
    ];
}

/// <summary>What a sale would come to.</summary>
/// <param name="Version">By which version; null for a draft.</param>
/// <param name="Rules">Every rule of the commission up to the one that applies, and why those before it do not.</param>
/// <param name="CustomerFees">The same for the customer's fee.</param>
/// <param name="Rates">What would be frozen.</param>
/// <param name="Commission">What the platform takes.</param>
/// <param name="CommissionTax">Tax on it.</param>
/// <param name="CustomerFee">What the customer pays on top.</param>
/// <param name="ProviderEarns">What is left for the provider.</param>
[GenerateSerializer, Immutable, Alias("commission.preview")]
public sealed record CommissionPreview(
    long? Version,
    ImmutableArray<RuleVerdict> Rules,
    ImmutableArray<RuleVerdict> CustomerFees,
    Bookings.PriceRates Rates,
    Money Commission,
    Money CommissionTax,
    Money CustomerFee,
    Money ProviderEarns);

/// <summary>What became of one rule.</summary>
/// <param name="Id">Of the rule.</param>
/// <param name="Applies">Whether it is the one.</param>
/// <param name="Conditions">Each of its conditions that was looked at.</param>
[GenerateSerializer, Immutable, Alias("commission.rule-verdict")]
public sealed record RuleVerdict(string Id, bool Applies, ImmutableArray<ConditionVerdict> Conditions);

/// <summary>One condition of a rule.</summary>
/// <param name="Condition">Its name, as the rule has it; `currency` where a fixed rate names others.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Found">What the sale is in this.</param>
[GenerateSerializer, Immutable, Alias("commission.condition-verdict")]
public sealed record ConditionVerdict(string Condition, bool Holds, string Found);

[GenerateSerializer, Immutable, Alias("commission.command")]
public abstract record CommissionCommand(CommandContext Context) : ICommand;

/// <param name="Context">An operator's; `If-Match` names the version that it replaces.</param>
/// <param name="Tariff">All of it.</param>
[GenerateSerializer, Immutable, Alias("commission.set-rules")]
public sealed record SetCommissionRules(CommandContext Context, CommissionTariff Tariff) : CommissionCommand(Context);

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("commission.event")]
public abstract record CommissionEvent(DateTimeOffset At);

/// <summary>Another tariff is in force. Its version is that of the event.</summary>
[GenerateSerializer, Immutable, Alias("commission.rules-set")]
public sealed record CommissionRulesSet(DateTimeOffset At, CommissionTariff Tariff, Guid By) : CommissionEvent(At);
