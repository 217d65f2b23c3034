using Marketplace.Postgres;

namespace Marketplace.Listings;

/// <summary>Keeps the lists of what people saved.</summary>
internal sealed class FavoriteProjection : IProjection<FavoriteState, FavoriteEvent>
{
    public void Project(Projected<FavoriteState, FavoriteEvent> fact, IRowSink rows)
    {
        switch (fact.Event)
        {
            case FavoriteSaved e:
                rows.Add(Saved(e.AccountId, e.ListingId).Put(("saved_at", e.At)));
                break;

            case FavoriteForgotten e:
                rows.Add(Saved(e.AccountId, e.ListingId).Delete());
                break;
        }
    }

    private static Row Saved(Guid account, Guid listing) =>
        Row.Of(ReadModel.Favorites, ("account_id", account), ("listing_id", listing));
}
