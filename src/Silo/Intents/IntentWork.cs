using Marketplace.Work;

namespace Marketplace.Intents;

/// <summary>
/// Has intents carried out. One that was carried out and still stands is tried again, because the report may have been lost.
/// </summary>
internal sealed class IntentWork(IOpenIntents intents, IAggregates aggregates, IEnumerable<IIntentHandler> handlers) : IWork<ClaimedIntent>
{
    private readonly Dictionary<string, IIntentHandler> handlers = handlers
        .SelectMany(handler => handler.Kinds.Select(kind => (kind, handler)))
        .ToDictionary(pair => pair.kind, pair => pair.handler, StringComparer.Ordinal);

    public string Name => "intents";

    public Task<IReadOnlyList<ClaimedIntent>> Claim(int limit, CancellationToken cancellationToken) =>
        intents.Claim(limit, cancellationToken);

    public async Task CarryOut(ClaimedIntent item, CancellationToken cancellationToken)
    {
        if (!handlers.TryGetValue(item.Kind, out var handler))
        {
            throw new InvalidOperationException($"Nobody here carries out intents of the kind {item.Kind}.");
        }

        if (item.IsRepeat)
        {
            // It may have failed because the activation that was asked does not know what the database knows.
            await aggregates.StepDown(item.Stream);
        }

        await handler.CarryOut(item, cancellationToken);
    }

    public Task Finish(ClaimedIntent item, Exception? error, CancellationToken cancellationToken) =>
        intents.GiveBack(
            item,
            error is null ? "It was carried out, and its aggregate still wants it." : WorkErrors.Explain(error),
            cancellationToken);
}
