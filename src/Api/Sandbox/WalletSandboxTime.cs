using Marketplace.Time;

namespace Marketplace.Sandbox;

/// <summary>The gateways' own time: their pages end and their callbacks go out on the same sandbox clock.</summary>
internal sealed class WalletSandboxTime(WalletSandboxes wallets, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IDueSource, IUnsettled
{
    public async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken)
    {
        DateTimeOffset? first = null;
        foreach (var gateway in wallets.Gateways)
        {
            first = await gateway.NextDue() is { } due && !(due >= first) ? due : first;
        }

        return first;
    }

    public async Task RunDue(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var gateway in wallets.Gateways)
        {
            await gateway.RunDue(cancellationToken);
        }
    }

    public async Task<string?> Unsettled(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var gateway in wallets.Gateways)
        {
            if ((await gateway.All()).Any(order => order.TellAt <= now))
            {
                return $"callbacks of the {gateway.Name} sandbox";
            }
        }

        return null;
    }
}
