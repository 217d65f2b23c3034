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
                rows.Add(
                    ReadModel.Favorites,
                    $"{e.AccountId}/{e.ListingId}",
                    """
                    INSERT INTO favorites (account_id, listing_id, saved_at) VALUES ($1, $2, $3)
                    ON CONFLICT (account_id, listing_id) DO UPDATE SET saved_at = $3
                    """,
                    e.AccountId,
                    e.ListingId,
                    e.At);
                break;

            case FavoriteForgotten e:
                rows.Add(
                    ReadModel.Favorites,
                    $"{e.AccountId}/{e.ListingId}",
                    "DELETE FROM favorites WHERE account_id = $1 AND listing_id = $2",
                    e.AccountId,
                    e.ListingId);
                break;
        }
    }
}
