using System.Globalization;
using Marketplace.Postgres;

namespace Marketplace.Reports;

/// <summary>Providers' years as a table: a row for each provider and currency.</summary>
internal static class SellerCsv
{
    public static readonly ImmutableArray<string> Columns =
    [
        "provider", "business_name", "entity", "legal_name", "street", "city", "zip", "country", "tax_country", "tax_number", "vat_number",
        "registration_number", "date_of_birth", "missing", "currency",
        .. from quarter in Enumerable.Range(1, 4)
           from of in (string[])["consideration", "fees", "taxes", "activities"]
           select $"q{quarter}_{of}",
    ];

    public static async IAsyncEnumerable<ImmutableArray<string>> Rows(int year, IAsyncEnumerable<SellerYear> sellers)
    {
        await foreach (var seller in sellers)
        {
            var report = SellerReport.Of(year, seller);
            foreach (var total in report.Totals)
            {
                yield return Row(report, total);
            }
        }
    }

    private static ImmutableArray<string> Row(SellerReport seller, SellerTotal total)
    {
        var (details, address) = (seller.Details, seller.Details?.Address);
        return
        [
            seller.ProviderId.ToString(),
            seller.BusinessName,
            details is null ? string.Empty : Wire.Name(details.Entity),
            details?.LegalName ?? string.Empty,
            address?.Street ?? string.Empty,
            address?.City ?? string.Empty,
            address?.Zip ?? string.Empty,
            address?.Country ?? seller.Country,
            details?.TaxCountry ?? string.Empty,
            details?.TaxNumber ?? string.Empty,
            details?.VatNumber ?? string.Empty,
            details?.RegistrationNumber ?? string.Empty,
            details?.DateOfBirth?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
            string.Join(' ', seller.Missing),
            total.Consideration.Currency,
            .. total.Quarters.SelectMany(quarter => (string[])
                [quarter.Consideration.InUnits(), quarter.Fees.InUnits(), quarter.Taxes.InUnits(), quarter.Activities.ToString(CultureInfo.InvariantCulture)]),
        ];
    }
}
