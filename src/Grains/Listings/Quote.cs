using System.Diagnostics;
using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>The rules of a quote: one promise, made once.</summary>
internal sealed class Quote : IRules<QuoteState, QuoteCommand, QuoteEvent>
{
    private Quote()
    {
    }

    public static string StreamType => "quote";

    public static Decision<QuoteEvent> Decide(QuoteState quote, QuoteCommand command, DateTimeOffset now) =>
        command switch
        {
            PrepareQuote when quote.Terms is not null => QuoteRefusals.AlreadyPrepared,
            PrepareQuote { Priced.Refusal: { } refusal } => refusal,
            PrepareQuote { Priced.View: { } terms } => new QuotePrepared(now, terms, now + QuoteView.ValidFor),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static QuoteState Evolve(QuoteState quote, QuoteEvent happened) =>
        happened switch
        {
            QuotePrepared e => quote with { Terms = e.Terms, ExpiresAt = e.ExpiresAt },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    /// <summary>The promise as it stands; at the moment it expires it is over.</summary>
    public static Outcome<BookingTerms> Standing(QuoteState quote, DateTimeOffset now) =>
        quote.Terms is null ? QuoteRefusals.Unknown
        : now >= quote.ExpiresAt ? QuoteRefusals.Expired(quote.ExpiresAt, now)
        : quote.Terms;
}

/// <summary>What was promised and until when.</summary>
[GenerateSerializer, Immutable, Alias("quote.state")]
internal sealed record QuoteState
{
    [Id(0)]
    public BookingTerms? Terms { get; init; }

    [Id(1)]
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Every way a quote says no. The codes are documented in docs/errors.md.</summary>
internal static class QuoteRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "quote.unknown", "There is no such quote.");

    public static Refusal Expired(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "quote.expired", "The quoted price no longer stands; ask for a new quote.")
            .With(FactNames.Until, until).With(FactNames.AsOf, now);

    public static readonly Refusal AlreadyPrepared =
        new(RefusalKind.NotNow, "quote.already-prepared", "This quote id is taken.");
}
