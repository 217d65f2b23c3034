using System.Text.Json;
using Marketplace.Bookings;
using Marketplace.Conversations;
using Marketplace.Listings;
using Marketplace.Payouts;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>What people are shown of their own in the end, against what happened: all of it, nothing else, and as it is.</summary>
internal static class ShownLists
{
    /// <param name="list">Which.</param>
    /// <param name="items">What was shown.</param>
    /// <param name="history">What happened.</param>
    /// <param name="person">Whose list it is.</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? Compare(string list, IReadOnlyList<JsonElement> items, History history, Guid person)
    {
        var provider = DerivedId.From(person, "provider");
        var shown = items.Select(item => Shown(list, item)).Order(StringComparer.Ordinal);
        var happened = Happened(list, history, person, provider).Order(StringComparer.Ordinal);
        return shown.SequenceEqual(happened)
            ? null
            : $"{list} of {person} shows {string.Join(", ", shown.Except(happened))} and lacks {string.Join(", ", happened.Except(shown))}";
    }

    private static string Shown(string list, JsonElement item)
    {
        var id = item.GetProperty("id").GetGuid();
        return list switch
        {
            Lists.Threads => $"{id} {item.GetProperty("lastSequence")}",
            Lists.Payouts => $"{id} {item.GetProperty("status")} {item.GetProperty("amount").GetProperty("amount")}",
            Lists.Listings => $"{id} {item.GetProperty("status")}",
            _ => $"{id} {item.GetProperty("status")} {item.GetProperty("refunded").GetProperty("amount")}",
        };
    }

    private static IEnumerable<string> Happened(string list, History history, Guid person, Guid provider) => list switch
    {
        Lists.Threads =>
            from thread in history.Last<ConversationState>()
            where thread.State.Topic is { } topic && (topic.CustomerId == person || topic.ProviderId == provider)
            select $"{thread.Id.GetGuidKey()} {thread.State.LastSequence}",
        Lists.Payouts =>
            from payout in history.Last<PayoutState>()
            where payout.State.ProviderId == provider
            select $"{payout.Id.GetGuidKey()} {Wire.Name(payout.State.Status)} {payout.State.Amount.Amount}",
        Lists.Listings =>
            from listing in history.Last<ListingState>()
            where listing.State.ProviderId == provider && listing.State.Status is not ListingStatus.Archived
            select $"{listing.Id.GetGuidKey()} {Wire.Name(listing.State.Status)}",
        _ =>
            from booking in history.Last<BookingState>()
            where list == Lists.OfProvider ? booking.State.Terms!.ProviderId == provider : booking.State.CustomerId == person
            select $"{booking.Id.GetGuidKey()} {Wire.Name(booking.State.Status)} {booking.State.Refunded}",
    };
}
