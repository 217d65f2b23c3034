using Marketplace.Packages;

namespace Marketplace.Postgres;

/// <summary>Offers of packages in lists.</summary>
internal sealed class PackageOfferProjection : IProjection<PackageOfferState, PackageOfferEvent>
{
    public void Project(Projected<PackageOfferState, PackageOfferEvent> fact, IRowSink rows)
    {
        var (row, offer) = (Row.Of(ReadModel.PackageOffers, ("id", fact.Id)), fact.State);
        if (fact.Event is PackageOfferMade { Plan: var plan })
        {
            rows.Add(row.Insert(
                ("listing_id", plan.ListingId),
                ("provider_id", offer.ProviderId),
                ("title", offer.Title),
                ("sessions", plan.Sessions),
                ("price", plan.Price.Amount),
                ("currency", plan.Price.Currency),
                ("validity_seconds", (long)plan.Validity.TotalSeconds),
                ("at_expiry", Wire.Name(plan.AtExpiry)),
                ("return_seconds", (long)plan.ReturnWindow.TotalSeconds),
                ("offered_at", fact.At),
                ("version", fact.Version)));
            foreach (var (place, listing) in plan.Listings().Index())
            {
                rows.Add(Row.Of(ReadModel.PackageOfferListings, ("offer_id", fact.Id), ("listing_id", listing))
                    .Insert(("place", place), ("offered_at", fact.At)));
            }

            return;
        }

        rows.Add(row.Update(("withdrawn_at", offer.WithdrawnAt), ("version", fact.Version)));
        rows.Add(Row.Of(ReadModel.PackageOfferListings, ("offer_id", fact.Id)).Update(("withdrawn_at", offer.WithdrawnAt)));
    }
}
