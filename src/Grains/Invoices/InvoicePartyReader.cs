using Marketplace.Identity;
using Marketplace.Providers;

namespace Marketplace.Invoices;

/// <summary>Who people are on invoices, as it is known when somebody asks.</summary>
internal static class InvoicePartyReader
{
    /// <summary>Null where there is no such provider.</summary>
    public static async Task<ProviderView?> Provider(IGrainFactory grains, Guid providerId, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IProviderGrain>(providerId).Read(Actor.Platform, cancellationToken)).View;

    public static async Task<InvoiceParty> Customer(IGrainFactory grains, Guid accountId, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IAccountGrain>(accountId).Contact(cancellationToken)).View is { } person
            ? new InvoiceParty($"{person.FirstName} {person.LastName}".Trim(), [], null, null)
            : Unnamed(accountId);

    /// <summary>Nothing waits for a name that nobody knows any more.</summary>
    public static InvoiceParty Unnamed(Guid id) => new(id.ToString(), [], null, null);
}
