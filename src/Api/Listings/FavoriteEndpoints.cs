namespace Marketplace.Listings;

internal static class FavoriteEndpoints
{
    public static void MapFavorites(this RouteGroupBuilder api)
    {
        var favorites = api.MapGroup("/favorites").WithTags("Favorites").RequireAuthorization();
        favorites.MapGet(string.Empty, List).WithName("ListFavorites");
        favorites.MapPut("/{listingId:guid}", Save).WithName("SaveFavorite");
        favorites.MapDelete("/{listingId:guid}", Forget).WithName("ForgetFavorite");
    }

    private static async Task<OkAnswer<Page<ListingCard>>> List(
        Caller caller, PageRequest page, IListingBrowser browser, CancellationToken cancellationToken) =>
        await browser.SavedBy(caller.AccountId, page, cancellationToken);

    private static async Task<NoContentAnswer> Save(Guid listingId, Caller caller, IGrainFactory grains) =>
        (await Of(listingId, caller, grains).Save(new SaveFavorite(caller.Context(), listingId))).ToNoContent();

    private static async Task<NoContentAnswer> Forget(Guid listingId, Caller caller, IGrainFactory grains) =>
        (await Of(listingId, caller, grains).Forget(new ForgetFavorite(caller.Context(), listingId))).ToNoContent();

    private static IFavoriteGrain Of(Guid listingId, Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IFavoriteGrain>(FavoriteView.KeyOf(caller.AccountId, listingId));
}
