using Marketplace.Postgres;

namespace Marketplace.Providers;

/// <summary>Keeps the providers that operators list and webhooks look up.</summary>
internal sealed class ProviderProjection : IProjection<ProviderState, ProviderEvent>
{
    public void Project(Projected<ProviderState, ProviderEvent> fact, IRowSink rows)
    {
        var (provider, profile) = (fact.State, fact.State.Profile!);
        rows.Add(Row.Of(ReadModel.Providers, ("id", fact.Id)).Put(
            once:
            [
                ("account_id", provider.AccountId),
                ("currency", profile.Currency),
                ("registered_at", provider.RegisteredAt),
            ],
            values:
            [
                ("business_name", profile.BusinessName),
                ("provider_type", Wire.Name(profile.ProviderType)),
                ("status", Wire.Name(provider.Status)),
                ("country", profile.Country),
                ("time_zone", profile.TimeZone),
                ("city", profile.Location?.City),
                ("state", profile.Location?.State),
                ("gateway_account", provider.Gateway.AccountId),
                ("charges_enabled", provider.Gateway.Flags.ChargesEnabled),
                ("payouts_enabled", provider.Gateway.Flags.PayoutsEnabled),
                ("details_submitted", provider.Gateway.Flags.DetailsSubmitted),
                ("updated_at", provider.UpdatedAt),
                ("activated_at", provider.ActivatedAt),
                ("closed_at", provider.ClosedAt),
            ]));
        if (fact.Event is ProviderTaxDetailsDeclared { Details: var details })
        {
            rows.Add(Row.Of(ReadModel.ProviderTaxDetails, ("provider_id", fact.Id)).Put(("details", new Json(details)), ("declared_at", fact.At)));
        }
    }
}
