using System.Globalization;

namespace Marketplace.Invoices;

/// <summary>The tax of a document, as tax offices want to see it: one sum for each rate, of what it is taken.</summary>
/// <param name="Rate">Such as `19 % · 80.00 EUR`; null where the document states no rates.</param>
/// <param name="Tax">The tax.</param>
internal readonly record struct InvoiceTaxes(string? Rate, Money Tax)
{
    /// <param name="lines">Of the document.</param>
    /// <param name="tax">All of it.</param>
    /// <returns>The highest rate first.</returns>
    public static ImmutableArray<InvoiceTaxes> Of(ImmutableArray<InvoiceLine> lines, Money tax) =>
        lines.Any(line => line.TaxBasisPoints is null)
            ? [new InvoiceTaxes(null, tax)]
            :
            [
                .. from line in lines
                   group line by line.TaxBasisPoints!.Value into same
                   orderby same.Key descending
                   select new InvoiceTaxes(
                       string.Create(CultureInfo.InvariantCulture, $"{same.Key / 100m:0.##} % · {Sum(same.Select(line => line.Net))}"), Sum(same.Select(line => line.Tax))),
            ];

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(static (sum, one) => sum + one);
}
