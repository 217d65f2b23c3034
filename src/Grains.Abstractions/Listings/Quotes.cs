using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>A price that is promised for a while. The grain key is the quote id.</summary>
[Alias("quote")]
public interface IQuoteGrain : IGrainWithGuidKey, IAggregateGrain, IQuoteTerms
{
    /// <summary>Asks the listing for its terms and promises them for <see cref="QuoteView.ValidFor"/>.</summary>
    /// <remarks>Refusals: those of <see cref="IListingTerms.Terms"/>.</remarks>
    [Alias("prepare")]
    Task<Outcome<QuoteView>> Prepare(PrepareQuote command);

    /// <summary>What was promised, also when it does not stand any more. Whoever knows the id may read it.</summary>
    /// <remarks>Refusals: `quote.unknown`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<QuoteView>> Read(CancellationToken cancellationToken);
}

/// <summary>A promised price.</summary>
/// <param name="Id">What the client sends instead of a price.</param>
/// <param name="ExpiresAt">Until when it stands.</param>
/// <param name="Terms">What is promised.</param>
[GenerateSerializer, Immutable, Alias("quote.view")]
public sealed record QuoteView(Guid Id, DateTimeOffset ExpiresAt, BookingTerms Terms)
{
    /// <summary>Long enough to read and decide, short enough that prices may change.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(15);
}

[GenerateSerializer, Immutable, Alias("quote.command")]
public abstract record QuoteCommand(CommandContext Context) : ICommand;

/// <summary>A wish to know the price.</summary>
/// <param name="Context">Anybody's.</param>
/// <param name="ListingId">Of what.</param>
/// <param name="Wish">When, how long, how many.</param>
/// <param name="Priced">Filled in by the grain, which asks the listing.</param>
[GenerateSerializer, Immutable, Alias("quote.prepare")]
public sealed record PrepareQuote(CommandContext Context, Guid ListingId, TermsQuery Wish, Outcome<BookingTerms> Priced = default)
    : QuoteCommand(Context);

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("quote.event")]
public abstract record QuoteEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("quote.prepared")]
public sealed record QuotePrepared(DateTimeOffset At, BookingTerms Terms, DateTimeOffset ExpiresAt) : QuoteEvent(At);
