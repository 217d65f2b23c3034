using Marketplace.Postgres;

namespace Marketplace.Providers;

/// <summary>Keeps the providers that operators list and webhooks look up.</summary>
internal sealed class ProviderProjection : IProjection<ProviderState, ProviderEvent>
{
    public void Project(Projected<ProviderState, ProviderEvent> fact, IRowSink rows)
    {
        var (provider, profile) = (fact.State, fact.State.Profile!);
        rows.Add(
            ReadModel.Providers,
            $"{fact.Id}",
            """
            INSERT INTO providers (
                id, account_id, business_name, provider_type, status, country, currency, time_zone, city, state,
                gateway_account, charges_enabled, payouts_enabled, details_submitted, registered_at, updated_at, activated_at, closed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            ON CONFLICT (id) DO UPDATE SET
                business_name = $3, provider_type = $4, status = $5, country = $6, time_zone = $8, city = $9, state = $10,
                gateway_account = $11, charges_enabled = $12, payouts_enabled = $13, details_submitted = $14,
                updated_at = $16, activated_at = $17, closed_at = $18
            """,
            fact.Id,
            provider.AccountId,
            profile.BusinessName,
            Wire.Name(profile.ProviderType),
            Wire.Name(provider.Status),
            profile.Country,
            profile.Currency,
            profile.TimeZone,
            profile.Location?.City,
            profile.Location?.State,
            provider.Gateway.AccountId,
            provider.Gateway.Flags.ChargesEnabled,
            provider.Gateway.Flags.PayoutsEnabled,
            provider.Gateway.Flags.DetailsSubmitted,
            provider.RegisteredAt,
            provider.UpdatedAt,
            provider.ActivatedAt,
            provider.ClosedAt);
    }
}
