using System.Text.Json;
using Marketplace.Bookings;

namespace Marketplace.Simulations;

/// <summary>What was agreed is what was offered last, by the other side, while it stood.</summary>
internal static class NegotiationLaws
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(6);

    public static IEnumerable<Violation> Judge(History history)
    {
        foreach (var stream in history.Steps.Where(step => step.Step.After is BookingState).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            BookingOffer? last = null;
            var offers = 0;
            foreach (var step in stream)
            {
                switch (step.Step.Event)
                {
                    case BookingOffered { Offer: var offer }:
                        if (offer.Number != ++offers)
                        {
                            yield return new Violation("offers", $"{stream.Key}: offer {offer.Number} is the {offers}. one");
                        }

                        last = offer;
                        break;
                    case BookingMigrated { Offered: { } times } when last is not null:
                        last = last with { Terms = last.Terms with { Process = times } };
                        break;
                    case BookingOfferWithdrawn:
                        last = null;
                        break;
                    case BookingAgreed agreed when last is null || agreed.Offer != last.Number || !Same(agreed.Terms, last.Terms):
                        yield return new Violation("offers", $"{stream.Key}: offer {agreed.Offer} was accepted and {last?.Number.ToString() ?? "none"} stood");
                        break;
                    case BookingAgreed agreed when agreed.By == last.By && agreed.By is not BookingSide.Platform:
                        yield return new Violation("offers", $"{stream.Key}: the {agreed.By} accepted their own offer");
                        break;
                    case BookingAgreed agreed when agreed.At >= Earlier(last.At + Window, last.Terms.Start):
                        yield return new Violation("offers", $"{stream.Key}: an offer of {last.At:u} was accepted at {agreed.At:u}");
                        break;
                    case BookingExpired expired when last is not null && expired.At < Earlier(last.At + Window, last.Terms.Start):
                        yield return new Violation("offers", $"{stream.Key}: an offer of {last.At:u} expired at {expired.At:u}");
                        break;
                }
            }
        }
    }

    /// <summary>Arrays in records compare by reference.</summary>
    private static bool Same(BookingTerms left, BookingTerms right) =>
        JsonSerializer.Serialize(left, MarketplaceJson.Options) == JsonSerializer.Serialize(right, MarketplaceJson.Options);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
