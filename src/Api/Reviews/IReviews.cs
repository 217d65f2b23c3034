namespace Marketplace.Reviews;

/// <summary>Published reviews and what they amount to.</summary>
internal interface IReviews
{
    /// <summary>What customers say about a provider.</summary>
    Task<ReviewListBody> OfProvider(Guid provider, PageRequest page, CancellationToken cancellationToken);

    /// <summary>What customers say about a listing.</summary>
    Task<ReviewListBody> OfListing(Guid listing, PageRequest page, CancellationToken cancellationToken);

    /// <summary>The listing behind a slug or an id, or null.</summary>
    Task<Guid?> Listing(string slugOrId, CancellationToken cancellationToken);

    /// <summary>The booking and the side that a review belongs to, or null.</summary>
    Task<(Guid Booking, ReviewSide Side)?> Find(Guid review, CancellationToken cancellationToken);
}
