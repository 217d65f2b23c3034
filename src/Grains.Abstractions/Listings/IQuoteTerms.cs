using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What bookings ask of a quote. The key is the quote id.</summary>
public interface IQuoteTerms : IGrainWithGuidKey
{
    /// <summary>The quoted terms, if the quote still stands.</summary>
    /// <remarks>Refusals: `quote.unknown`, `quote.expired`.</remarks>
    [Alias("quoted-terms"), ReadOnly]
    Task<Outcome<BookingTerms>> Quoted(CancellationToken cancellationToken);
}
