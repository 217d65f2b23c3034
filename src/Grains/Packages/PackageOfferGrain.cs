using Marketplace.Bookings;
using Marketplace.Listings;
using Marketplace.Payments;

namespace Marketplace.Packages;

/// <summary>An offer asks its listings for facts, and no listing ever asks an offer.</summary>
[GrainType("package-offer")]
internal sealed class PackageOfferGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<PackageOfferState, PackageOfferEvent>> journal,
    AggregateServices services,
    IGrainFactory grains,
    GatewayChoice gateways)
    : AggregateGrain<PackageOffer, PackageOfferState, PackageOfferCommand, PackageOfferEvent>(journal, services), IPackageOfferGrain
{
    public async Task<Outcome<PackageOfferView>> Make(MakePackageOffer command)
    {
        var listing = await grains.GetGrain<IListingGrain>(command.Plan.ListingId).Read(command.Context.By, CancellationToken.None);
        var terms = command.Plan.Further is null ? (ImmutableArray<Outcome<BookingTerms>>?)null : await PackageListingTerms.Of(grains, command.Plan, Now);
        return await Answer(command with { Listing = listing, Terms = terms, Unpayable = gateways.Fault(command.Plan.Price) }, View);
    }

    public Task<Outcome<PackageOfferView>> Withdraw(WithdrawPackageOffer command) => Answer(command, View);

    public async Task<Outcome<PackageOfferView>> Read(CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Plan is null ? PackageOfferRefusals.Unknown : View();
    }

    private PackageOfferView View() =>
        new(this.GetPrimaryKey(), State.ProviderId, State.Title, State.Plan!, State.OfferedAt, State.WithdrawnAt, Version);
}
