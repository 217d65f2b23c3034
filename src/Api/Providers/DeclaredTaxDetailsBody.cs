namespace Marketplace.Providers;

/// <summary>Who a provider is to the tax office, and what is still asked for.</summary>
/// <param name="Details">As they declared it; null until then.</param>
/// <param name="Missing">Members that platforms have to report of such a provider, and nobody told.</param>
/// <param name="Version">Counts changes of the provider; the ETag.</param>
internal sealed record DeclaredTaxDetailsBody(TaxDetails? Details, ImmutableArray<string> Missing, long Version) : IVersioned
{
    public static DeclaredTaxDetailsBody Of(ProviderView view) => new(view.TaxDetails, MissingIn(view.TaxDetails), view.Version);

    /// <summary>What the Directive on Administrative Cooperation (DAC7, Annex V, section II B) asks for and these have not.</summary>
    public static ImmutableArray<string> MissingIn(TaxDetails? details) => details switch
    {
        null => ["details"],
        { Entity: TaxEntity.Individual } person => [.. Number(person), .. person.DateOfBirth is null ? ["dateOfBirth"] : Nothing],
        var company => [.. Number(company), .. company.RegistrationNumber is null ? ["registrationNumber"] : Nothing],
    };

    private static ImmutableArray<string> Nothing => [];

    private static ImmutableArray<string> Number(TaxDetails details) => details.TaxNumber is null ? ["taxNumber"] : Nothing;
}
