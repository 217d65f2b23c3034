using Marketplace.Waitlists;

namespace Marketplace.Postgres;

/// <summary>Who waits for what, and what became of it.</summary>
internal sealed class WaitlistProjection : IProjection<WaitlistState, WaitlistEvent>
{
    public void Project(Projected<WaitlistState, WaitlistEvent> fact, IRowSink rows)
    {
        switch (fact.Event)
        {
            case WaitlistJoined { Entry: var entry } joined:
                rows.Add(Of(entry.Id).Insert(
                    ("waitlist_id", fact.Id),
                    ("provider_id", joined.ProviderId),
                    ("listing_id", entry.ListingId),
                    ("title", entry.Title),
                    ("customer_id", entry.CustomerId),
                    ("start_at", entry.Start),
                    ("end_at", entry.End),
                    ("from_at", entry.From),
                    ("to_at", entry.To),
                    ("seats", entry.Seats),
                    ("status", Wire.Name(WaitlistStatus.Waiting)),
                    ("position", fact.Version),
                    ("joined_at", fact.At),
                    ("changed_at", fact.At)));
                break;
            case WaitlistOffered offered:
                rows.Add(Of(offered.EntryId).Update(
                    ("status", Wire.Name(WaitlistStatus.Offered)),
                    ("booking_id", offered.BookingId),
                    ("expires_at", offered.ExpiresAt),
                    ("changed_at", fact.At)));
                break;
            case WaitlistOfferLapsed lapsed:
                End(lapsed.EntryId, WaitlistStatus.Lapsed);
                break;
            case WaitlistLeft left:
                End(left.EntryId, WaitlistStatus.Left);
                break;
            case WaitlistWaitedInVain inVain:
                End(inVain.EntryId, WaitlistStatus.InVain);
                break;
        }

        void End(Guid entry, WaitlistStatus status) =>
            rows.Add(Of(entry).Update(("status", Wire.Name(status)), ("changed_at", fact.At)));

        static Row Of(Guid entry) => Row.Of(ReadModel.WaitlistEntries, ("id", entry));
    }
}
