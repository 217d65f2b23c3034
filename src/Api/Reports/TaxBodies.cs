namespace Marketplace.Reports;

/// <summary>What was invoiced and credited in a time, and the tax on it.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="TimeZone">Whose days these are.</param>
/// <param name="Lines">By side, kind, country and currency.</param>
internal sealed record TaxReport(DateOnly From, DateOnly Until, string TimeZone, ImmutableArray<TaxLine> Lines)
{
    public static TaxReport Of(DateOnly from, DateOnly until, string timeZone, ImmutableArray<TaxSum> sums) => new(from, until, timeZone, [.. sums.Select(TaxLine.Of)]);
}

/// <param name="Side">`issued`, or `received`.</param>
/// <param name="Kind">`service`, `customer_fee`, `commission` or `by_hand`.</param>
/// <param name="Country">Of the other side, ISO 3166-1 alpha-2; null where nobody told it.</param>
/// <param name="Invoices">How many.</param>
/// <param name="Net">Of these, before tax.</param>
/// <param name="Tax">On that.</param>
/// <param name="CreditNotes">How many.</param>
/// <param name="CreditedNet">Of these, before tax.</param>
/// <param name="CreditedTax">On that.</param>
/// <param name="TaxDue">The one less the other.</param>
internal sealed record TaxLine(
    string Side, string Kind, string? Country, long Invoices, Money Net, Money Tax, long CreditNotes, Money CreditedNet, Money CreditedTax, Money TaxDue)
{
    public static TaxLine Of(TaxSum sum) => new(
        sum.IsIssued ? "issued" : "received",
        sum.Kind,
        sum.Country,
        sum.Invoices,
        new Money(sum.Net, sum.Currency),
        new Money(sum.Tax, sum.Currency),
        sum.CreditNotes,
        new Money(sum.CreditedNet, sum.Currency),
        new Money(sum.CreditedTax, sum.Currency),
        new Money(sum.Tax - sum.CreditedTax, sum.Currency));
}
