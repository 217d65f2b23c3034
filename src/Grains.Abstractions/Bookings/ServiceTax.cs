namespace Marketplace.Bookings;

/// <summary>The tax that a provider owes of what they sell, as they state it. Frozen with the rates of a sale. See docs/adr/0044-tax-on-service.md.</summary>
/// <param name="BasisPoints">Of the price before tax, in hundredths of a percent.</param>
/// <param name="Prices">Whether prices are stated with it.</param>
/// <param name="Registration">The number under which they owe it. It stands on their invoices.</param>
[GenerateSerializer, Immutable, Alias("service-tax")]
public sealed record ServiceTax(int BasisPoints, TaxedPrices Prices, string Registration)
{
    /// <summary>All of the price: no tax on services is higher.</summary>
    public const int LargestRate = 100_00;

    /// <summary>As long as a VAT number is.</summary>
    public const int LongestRegistration = 20;

    /// <summary>What of a price is tax, or comes to it as tax: rounded once, half up; what comes to it is paid, so it is rounded to a step. Null where that is nothing.</summary>
    /// <param name="stated">As prices are stated.</param>
    public TaxPart? On(Money stated)
    {
        var tax = Prices is TaxedPrices.Exclusive ? stated.Share(BasisPoints) : stated.TimesExactly(BasisPoints, 10_000 + BasisPoints);
        return tax.IsPositive ? new TaxPart(tax, BasisPoints, Registration) : null;
    }
}

/// <summary>How prices are stated. Stored by name; never rename.</summary>
public enum TaxedPrices
{
    /// <summary>The tax is in them, as consumers see prices.</summary>
    Inclusive,

    /// <summary>The tax comes on top, as a line of its own.</summary>
    Exclusive,
}

/// <summary>What of an amount is tax on the service, which the provider owes.</summary>
/// <param name="Amount">The tax.</param>
/// <param name="BasisPoints">Its rate, of the price before tax.</param>
/// <param name="Registration">The number under which it is owed.</param>
[GenerateSerializer, Immutable, Alias("tax-part")]
public sealed record TaxPart(Money Amount, int BasisPoints, string Registration)
{
    /// <summary>What of it is that of a part. Null where that is nothing.</summary>
    /// <param name="part">Of the whole.</param>
    /// <param name="whole">That the tax is in.</param>
    public TaxPart? Of(Money part, Money whole) =>
        whole.IsPositive && Amount.TimesExactly(part.Amount, whole.Amount) is { IsPositive: true } mine ? this with { Amount = mine } : null;
}
