namespace Marketplace.Listings;

[GrainType("favorite")]
internal sealed class FavoriteGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<FavoriteState, FavoriteEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Favorite, FavoriteState, FavoriteCommand, FavoriteEvent>(journal, services), IFavoriteGrain
{
    public async Task<Outcome<FavoriteView>> Save(SaveFavorite command)
    {
        var listing = await GrainFactory.GetGrain<IListingGrain>(command.ListingId).Read(command.Context.By, CancellationToken.None);
        return await Answer(command with { IsListed = listing.Refusal is null }, () => View(command.ListingId));
    }

    public Task<Outcome<FavoriteView>> Forget(ForgetFavorite command) => Answer(command, () => View(command.ListingId));

    private FavoriteView View(Guid listingId) => new(listingId, State.SavedAt is not null, State.SavedAt);
}
