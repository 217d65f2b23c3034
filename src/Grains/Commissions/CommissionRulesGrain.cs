using Marketplace.Listings;
using Microsoft.Extensions.Options;

namespace Marketplace.Commissions;

/// <summary>Every price asks it, and it asks nobody: what is in force is in its memory.</summary>
[GrainType("commission-rules")]
internal sealed class CommissionRulesGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<CommissionRulesState, CommissionEvent>> journal,
    AggregateServices services,
    IOptions<CommissionOptions> configured,
    TimeProvider engineTime)
    : AggregateGrain<CommissionRules, CommissionRulesState, CommissionCommand, CommissionEvent>(journal, services), ICommissionRulesGrain
{
    /// <summary>How long an activation that another one has overtaken may price by rules that were replaced. A read more often than that would cost every price a query.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(10);

    private DateTimeOffset lookedAt;

    public Task<Outcome<CommissionRulesView>> Set(SetCommissionRules command) => Answer(command, View);

    public async Task<CommissionRulesView> InForce(CancellationToken cancellationToken)
    {
        await LookAgainInTime();
        return View();
    }

    public async Task<CommissionRulesView?> InForceAfter(long known, CancellationToken cancellationToken)
    {
        await LookAgainInTime();
        return Version > known ? View() : null;
    }

    public async Task<Outcome<CommissionPreview>> Preview(CommissionCase sale, CommissionTariff? draft, CancellationToken cancellationToken)
    {
        await LookAgainInTime();
        var tariff = draft is null ? new TariffInForce(View().Tariff, Version) : new TariffInForce(draft, null);
        return draft is not null && TariffFaults.Of(draft) is { } fault ? fault : Previewed(tariff, sale);
    }

    private static CommissionPreview Previewed(TariffInForce tariff, CommissionCase sale)
    {
        var rates = tariff.RatesOf(sale);
        var split = PriceSplit.Of(sale.Price, rates);
        return new CommissionPreview(
            tariff.Version,
            CommissionMatch.Why(tariff.Tariff.Rules, sale),
            CommissionMatch.Why(tariff.Tariff.CustomerFees, sale),
            rates,
            split.Commission,
            split.Tax,
            split.Fee,
            split.ProviderEarns);
    }

    private async Task LookAgainInTime()
    {
        var now = engineTime.GetUtcNow();
        if (now - lookedAt >= Trust)
        {
            await LookAgain();
            lookedAt = now;
        }
    }

    private CommissionRulesView View() => new(State.Tariff ?? configured.Value.Tariff(), State.SetAt, State.SetBy, Version);
}
