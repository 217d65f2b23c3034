using Marketplace.Time;

namespace Marketplace.Sandbox;

/// <summary>The bank's own time: its pages end and its callbacks go out on the same sandbox clock.</summary>
internal sealed class FibSandboxTime(FibSandbox bank, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IDueSource, IUnsettled
{
    public Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => bank.NextDue();

    public Task RunDue(DateTimeOffset now, CancellationToken cancellationToken) => bank.RunDue(cancellationToken);

    public async Task<string?> Unsettled(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await bank.All()).Any(payment => payment.TellAt <= now) ? "callbacks of the FIB sandbox" : null;
    }
}
