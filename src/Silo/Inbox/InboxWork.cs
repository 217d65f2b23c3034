using Marketplace.Work;

namespace Marketplace.Inbox;

/// <summary>Processes webhooks.</summary>
internal sealed class InboxWork(IReceivedWebhooks webhooks, IEnumerable<IWebhookHandler> handlers) : IWork<InboxEvent>
{
    private readonly Dictionary<string, IWebhookHandler> handlers = handlers.ToDictionary(handler => handler.Gateway, StringComparer.Ordinal);

    public string Name => "inbox";

    public Task<IReadOnlyList<InboxEvent>> Claim(int limit, CancellationToken cancellationToken) =>
        webhooks.Claim(limit, cancellationToken);

    public Task CarryOut(InboxEvent item, CancellationToken cancellationToken) =>
        handlers.TryGetValue(item.Gateway, out var handler)
            ? handler.Handle(item, cancellationToken)
            : throw new InvalidOperationException($"Nobody here processes webhooks of {item.Gateway}.");

    public Task Finish(InboxEvent item, Exception? error, CancellationToken cancellationToken) =>
        error is null
            ? webhooks.Processed(item, cancellationToken)
            : webhooks.GiveBack(item, WorkErrors.Explain(error), cancellationToken);
}
