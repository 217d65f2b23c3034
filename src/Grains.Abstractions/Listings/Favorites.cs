namespace Marketplace.Listings;

/// <summary>
/// Whether one person has saved one listing. The grain key derives from both, so that saving is idempotent
/// however often it is asked, and no list grows inside a grain.
/// </summary>
[Alias("favorite")]
public interface IFavoriteGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <remarks>Refusals: `listing.unknown`, `favorite.not-yours`.</remarks>
    [Alias("save")]
    Task<Outcome<FavoriteView>> Save(SaveFavorite command);

    [Alias("forget")]
    Task<Outcome<FavoriteView>> Forget(ForgetFavorite command);
}

[GenerateSerializer, Immutable, Alias("favorite.view")]
public sealed record FavoriteView(Guid ListingId, bool IsSaved, DateTimeOffset? SavedAt)
{
    /// <summary>The grain key of a person's favourite.</summary>
    public static Guid KeyOf(Guid accountId, Guid listingId) => DerivedId.From(accountId, listingId, "favorite");
}

[GenerateSerializer, Immutable, Alias("favorite.command")]
public abstract record FavoriteCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the person.</param>
/// <param name="ListingId">What to save.</param>
/// <param name="IsListed">Filled in by the grain, which asks the listing.</param>
[GenerateSerializer, Immutable, Alias("favorite.save")]
public sealed record SaveFavorite(CommandContext Context, Guid ListingId, bool IsListed = false) : FavoriteCommand(Context);

[GenerateSerializer, Immutable, Alias("favorite.forget")]
public sealed record ForgetFavorite(CommandContext Context, Guid ListingId) : FavoriteCommand(Context);

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("favorite.event")]
public abstract record FavoriteEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("favorite.saved")]
public sealed record FavoriteSaved(DateTimeOffset At, Guid AccountId, Guid ListingId) : FavoriteEvent(At);

[GenerateSerializer, Immutable, Alias("favorite.forgotten")]
public sealed record FavoriteForgotten(DateTimeOffset At, Guid AccountId, Guid ListingId) : FavoriteEvent(At);
