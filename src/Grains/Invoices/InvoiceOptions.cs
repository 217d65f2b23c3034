namespace Marketplace.Invoices;

/// <summary>The platform as it stands on invoices, from the section `Invoices` of the configuration.</summary>
public sealed record InvoiceOptions
{
    public const string Section = "Invoices";

    /// <summary>The legal name of whoever runs the marketplace.</summary>
    public string Name { get; init; } = "Marketplace";

    /// <summary>One line for each part of the address.</summary>
    public IReadOnlyList<string> Address { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Under which it is registered for tax.</summary>
    public string? TaxNumber { get; init; }

    /// <summary>In which invoices and receipts are mailed: `en` or `ar`.</summary>
    public string Language { get; init; } = "en";

    internal InvoiceParty Party() => new(Name, [.. Address], Country, TaxNumber);
}
