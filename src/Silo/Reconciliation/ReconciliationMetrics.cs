using System.Diagnostics.Metrics;

namespace Marketplace.Reconciliation;

/// <summary>What runs compared and found.</summary>
internal sealed class ReconciliationMetrics : IDisposable
{
    public const string MeterName = "Marketplace.Reconciliation";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> movements;
    private readonly Counter<long> differences;

    public ReconciliationMetrics()
    {
        movements = meter.CreateCounter<long>("marketplace.reconciliation.movements", "{movement}", "Movements of gateways that were compared.");
        differences = meter.CreateCounter<long>("marketplace.reconciliation.differences", "{difference}", "Differences that were found, by kind.");
    }

    public void Compared(string gateway, long count) => movements.Add(count, new KeyValuePair<string, object?>("gateway", gateway));

    public void Found(Finding finding) => differences.Add(
        1, new KeyValuePair<string, object?>("gateway", finding.Gateway), new KeyValuePair<string, object?>("kind", finding.Kind.ToString()));

    public void Dispose() => meter.Dispose();
}
