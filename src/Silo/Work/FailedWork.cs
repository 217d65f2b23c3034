using System.Diagnostics;
using Marketplace.Inbox;
using Marketplace.Intents;
using Marketplace.Relays;

namespace Marketplace.Work;

/// <inheritdoc/>
internal sealed class FailedWork(IReceivedWebhooks webhooks, IOpenIntents intents, IWatermarks watermarks, WorkSignals signals) : IFailedWork
{
    public async Task Retry(WorkRef work, long decision, CancellationToken cancellationToken)
    {
        await (work.Kind switch
        {
            WorkKind.Webhook => webhooks.Retry(work.Owner, work.Name, decision, cancellationToken),

            // Of these nothing else can be decided, so a late decision has nothing to undo.
            WorkKind.Intent => intents.Retry(Guid.Parse(work.Name), cancellationToken),
            WorkKind.Relay => watermarks.Retry(work.Owner, cancellationToken),
            _ => throw new UnreachableException($"{work.Kind} is no work."),
        });
        signals.WakeAll();
    }

    public Task LetGo(WorkRef work, long decision, CancellationToken cancellationToken) =>
        work.Kind is WorkKind.Webhook
            ? webhooks.LetGo(work.Owner, work.Name, decision, cancellationToken)
            : throw new UnreachableException($"Work of the kind {work.Kind} is not let go.");
}
