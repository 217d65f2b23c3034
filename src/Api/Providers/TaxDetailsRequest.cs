namespace Marketplace.Providers;

/// <summary>Who a provider is to the tax office.</summary>
/// <param name="Entity">`individual` or `company`.</param>
/// <param name="LegalName">First and last name, or the registered name; at most 200 characters.</param>
/// <param name="Address">Where they live, or have their seat.</param>
/// <param name="TaxCountry">ISO 3166-1 alpha-2 of the state that taxes them.</param>
/// <param name="TaxNumber">Theirs there, at most 40 characters.</param>
/// <param name="VatNumber">If they are registered for VAT; at most 20 characters. It stands on their invoices.</param>
/// <param name="RegistrationNumber">Of a company, at most 40 characters.</param>
/// <param name="DateOfBirth">Of a person: `1984-05-17`.</param>
internal sealed record TaxDetailsRequest(
    string? Entity,
    string? LegalName,
    PostalAddressRequest? Address,
    string? TaxCountry,
    string? TaxNumber,
    string? VatNumber,
    string? RegistrationNumber,
    string? DateOfBirth)
{
    private const int FirstBirth = 1900;

    /// <param name="check">Hears what is wrong.</param>
    /// <param name="today">Nobody is born later.</param>
    public TaxDetails Details(Check check, DateOnly today)
    {
        var entity = check.OneOf<TaxEntity>("entity", Entity);
        var born = check.OptionalLocalDate("dateOfBirth", DateOfBirth);
        check.Require(born is null || (born.Value.Year >= FirstBirth && born < today), "dateOfBirth", $"must be between {FirstBirth} and yesterday");
        check.Require(born is null || entity is TaxEntity.Individual, "dateOfBirth", "is for individuals");
        check.Require(RegistrationNumber is null || entity is TaxEntity.Company, "registrationNumber", "is for companies");
        return new TaxDetails(
            entity,
            check.Text("legalName", LegalName, max: 200),
            (Address ?? new PostalAddressRequest(null, null, null, null)).Address("address", check),
            check.Country("taxCountry", TaxCountry),
            check.OptionalText("taxNumber", TaxNumber, max: 40),
            check.OptionalText("vatNumber", VatNumber, max: 20),
            check.OptionalText("registrationNumber", RegistrationNumber, max: 40),
            born);
    }
}

/// <summary>Where mail arrives.</summary>
/// <param name="Street">With the number; at most 200 characters.</param>
/// <param name="City">At most 100 characters.</param>
/// <param name="Zip">Where a country has them; at most 20 characters.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
internal sealed record PostalAddressRequest(string? Street, string? City, string? Zip, string? Country)
{
    public PostalAddress Address(string field, Check check) => new(
        check.Text($"{field}.street", Street, max: 200),
        check.Text($"{field}.city", City, max: 100),
        check.OptionalText($"{field}.zip", Zip, max: 20),
        check.Country($"{field}.country", Country));
}
