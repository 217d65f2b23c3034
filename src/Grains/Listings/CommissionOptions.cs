using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What the platform earns. Applied when terms are computed and frozen with them.</summary>
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

    /// <summary>What is taken of a price in a category and a currency.</summary>
    public PriceRates Of(string category, string currency)
    {
        var rate = Rates.FirstOrDefault(rate => rate.Covers(category));
        var bounds = Bounds.FirstOrDefault(bounds => bounds.Currency == currency);
        return new PriceRates(
            rate?.BasisPoints ?? 0,
            rate?.Category,
            bounds is null ? null : new Money(bounds.Floor, currency),
            bounds?.Cap is { } cap ? new Money(cap, currency) : null,
            TaxBasisPoints,
            CustomerFeeBasisPoints);
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
public sealed record CommissionRate(string? Category, int BasisPoints)
{
    public bool Covers(string category) =>
        Category is null || category == Category || category.StartsWith($"{Category}/", StringComparison.Ordinal);
}

/// <summary>The least and the most that one booking's commission may be, in minor units.</summary>
public sealed record CommissionBounds(string Currency, long Floor, long? Cap);
