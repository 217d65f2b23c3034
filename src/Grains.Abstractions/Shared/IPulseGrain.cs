namespace Marketplace;

/// <summary>Answers as long as the engine takes calls. Asked by readiness probes.</summary>
[Alias("pulse")]
public interface IPulseGrain : IGrainWithIntegerKey
{
    /// <returns>Now, on the domain clock.</returns>
    [Alias("beat"), ReadOnly]
    Task<DateTimeOffset> Beat(CancellationToken cancellationToken);
}
