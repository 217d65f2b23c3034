using System.Diagnostics;

namespace Marketplace.Listings;

/// <summary>The rules of one person's mark on one listing.</summary>
internal sealed class Favorite : IRules<FavoriteState, FavoriteCommand, FavoriteEvent>
{
    private static readonly Refusal NotYours =
        new(RefusalKind.NotYours, "favorite.not-yours", "Favourites belong to the person who saved them.");

    private Favorite()
    {
    }

    public static string StreamType => "favorite";

    public static Decision<FavoriteEvent> Decide(FavoriteState favorite, FavoriteCommand command, DateTimeOffset now) =>
        command switch
        {
            _ when favorite.AccountId != Guid.Empty && favorite.AccountId != command.Context.By.Id => NotYours,
            SaveFavorite when favorite.SavedAt is not null => Decision<FavoriteEvent>.Nothing,
            SaveFavorite { IsListed: false } => ListingRefusals.Unknown,
            SaveFavorite save => new FavoriteSaved(now, save.Context.By.Id, save.ListingId),
            ForgetFavorite when favorite.SavedAt is null => Decision<FavoriteEvent>.Nothing,
            ForgetFavorite forget => new FavoriteForgotten(now, forget.Context.By.Id, forget.ListingId),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static FavoriteState Evolve(FavoriteState favorite, FavoriteEvent happened) =>
        happened switch
        {
            FavoriteSaved e => favorite with { AccountId = e.AccountId, ListingId = e.ListingId, SavedAt = e.At },
            FavoriteForgotten => favorite with { SavedAt = null },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };
}

/// <summary>Whether the mark is set, and since when.</summary>
[GenerateSerializer, Immutable, Alias("favorite.state")]
internal sealed record FavoriteState
{
    [Id(0)]
    public Guid AccountId { get; init; }

    [Id(1)]
    public Guid ListingId { get; init; }

    [Id(2)]
    public DateTimeOffset? SavedAt { get; init; }
}
