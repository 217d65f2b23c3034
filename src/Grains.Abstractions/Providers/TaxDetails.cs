namespace Marketplace.Providers;

/// <summary>Who a provider is to the tax office, as they declare it. Private: customers see the name and the address on invoices only.</summary>
/// <param name="Entity">A person or a company.</param>
/// <param name="LegalName">First and last name, or the registered name.</param>
/// <param name="Address">Where they live, or have their seat.</param>
/// <param name="TaxCountry">ISO 3166-1 alpha-2 of the state that taxes them.</param>
/// <param name="TaxNumber">Theirs there (TIN); null where none was told, or the state gives none.</param>
/// <param name="VatNumber">Under which they are registered for VAT; null where they are not. It stands on their invoices.</param>
/// <param name="RegistrationNumber">Of a company, in its register.</param>
/// <param name="DateOfBirth">Of a person.</param>
[GenerateSerializer, Immutable, Alias("provider.tax-details")]
public sealed record TaxDetails(
    TaxEntity Entity,
    string LegalName,
    PostalAddress Address,
    string TaxCountry,
    string? TaxNumber,
    string? VatNumber,
    string? RegistrationNumber,
    DateOnly? DateOfBirth);

/// <summary>Stored by name; never rename.</summary>
public enum TaxEntity
{
    Individual,
    Company,
}

/// <summary>Where mail arrives.</summary>
/// <param name="Street">With the number.</param>
/// <param name="City">The place.</param>
/// <param name="Zip">Null where a country has none.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
[GenerateSerializer, Immutable, Alias("postal-address")]
public sealed record PostalAddress(string Street, string City, string? Zip, string Country);
