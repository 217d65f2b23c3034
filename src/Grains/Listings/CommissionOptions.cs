using Marketplace.Commissions;

namespace Marketplace.Listings;

/// <summary>What the platform earns until operators say otherwise at `PUT /admin/commission-rules`.</summary>
public sealed record CommissionOptions
{
    public const string Section = "Commission";

    /// <summary>The first whose category matches applies; the catch-all is last. By default 10 %.</summary>
    public IReadOnlyList<CommissionRate> Rates { get; init; } = [new(null, 10_00)];

    /// <summary>Tax on the commission, in basis points.</summary>
    public int TaxBasisPoints { get; init; }

    /// <summary>What the customer pays to the platform on top of the price, in basis points of it.</summary>
    public int CustomerFeeBasisPoints { get; init; }

    /// <summary>Floors and caps of the commission, per currency.</summary>
    public IReadOnlyList<CommissionBounds> Bounds { get; init; } = [];

    /// <summary>The tariff until operators set one: the rates with their bounds, and one fee for all customers.</summary>
    public CommissionTariff Tariff()
    {
        ImmutableArray<RateBounds>? bounds = Bounds.Count == 0 ? null : [.. Bounds.Select(bound => new RateBounds(bound.Currency, bound.Floor, bound.Cap))];
        ImmutableArray<CommissionRule> fees = CustomerFeeBasisPoints == 0 ? [] : [new("customer-fee", null, new(), new(CustomerFeeBasisPoints))];
        return new CommissionTariff(
            [.. Rates.Select((rate, index) => new CommissionRule(
                rate.Category is null ? "default" : $"rate-{index + 1}",
                null,
                new CommissionConditions(Categories: rate.Category is { } category ? [category] : null),
                new CommissionRuleRate(rate.BasisPoints, Bounds: bounds)))],
            fees,
            TaxBasisPoints);
    }

    /// <summary>What is wrong with these options; null when nothing is.</summary>
    public string? Fault() =>
        Rates.Any(rate => rate.BasisPoints is < 0 or > 100_00) ? "Commission:Rates must be between 0 and 10000 basis points."
        : TaxBasisPoints is < 0 or > 100_00 ? "Commission:TaxBasisPoints must be between 0 and 10000."
        : CustomerFeeBasisPoints is < 0 or > 100_00 ? "Commission:CustomerFeeBasisPoints must be between 0 and 10000."
        : Bounds.Any(bounds => !Currency.IsKnown(bounds.Currency) || bounds.Floor < 0 || bounds.Cap < bounds.Floor)
            ? "Commission:Bounds need a known currency and a floor that is not above the cap."
        : null;
}

/// <summary>A share of the price for a category and everything below it.</summary>
/// <param name="Category">Null matches every listing.</param>
/// <param name="BasisPoints">Hundredths of a percent.</param>
public sealed record CommissionRate(string? Category, int BasisPoints);

/// <summary>The least and the most that one booking's commission may be, in minor units.</summary>
public sealed record CommissionBounds(string Currency, long Floor, long? Cap);
