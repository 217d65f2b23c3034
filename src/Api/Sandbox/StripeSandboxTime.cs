using Marketplace.Time;

namespace Marketplace.Sandbox;

/// <summary>The gateway's own time: its holds lapse, its payouts arrive and its webhooks go out on the same sandbox clock.</summary>
internal sealed class StripeSandboxTime(StripeSandbox stripe) : IDueSource, IUnsettled
{
    public Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => stripe.NextDue(cancellationToken);

    public async Task RunDue(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await stripe.RunDue(now, cancellationToken);
        await stripe.DeliverDue(cancellationToken);
    }

    public async Task<string?> Unsettled(CancellationToken cancellationToken) =>
        await stripe.Undelivered(cancellationToken) is var waiting and > 0 ? $"{waiting} webhooks of the Stripe sandbox" : null;
}
