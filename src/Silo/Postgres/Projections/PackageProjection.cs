using Marketplace.Packages;

namespace Marketplace.Postgres;

/// <summary>Packages in lists.</summary>
internal sealed class PackageProjection : IProjection<PackageState, PackageEvent>
{
    public void Project(Projected<PackageState, PackageEvent> fact, IRowSink rows)
    {
        var (package, terms) = (fact.State, fact.State.Terms!);
        var plan = terms.Plan;
        rows.Add(Row.Of(ReadModel.Packages, ("id", fact.Id)).Put(
            once:
            [
                ("offer_id", terms.OfferId),
                ("listing_id", plan.ListingId),
                ("customer_id", package.CustomerId),
                ("provider_id", terms.ProviderId),
                ("title", terms.Title),
                ("sessions", plan.Sessions),
                ("price", plan.Price.Amount),
                ("currency", plan.Price.Currency),
                ("bought_at", package.BoughtAt),
            ],
            values:
            [
                ("status", Wire.Name(package.Status)),
                ("free", package.Credits.Count(credit => credit.Status is CreditStatus.Free)),
                ("refunded", package.Refunded().Amount),
                ("expires_at", package.ExpiresAt),
                ("version", fact.Version),
            ]));
    }
}
