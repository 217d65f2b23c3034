namespace Marketplace.Sandbox;

/// <summary>Faults that were ordered and have not happened yet.</summary>
internal interface IFaultTable
{
    /// <summary>Uses up one fault that was ordered for this operation, or for all of them; the oldest order first.</summary>
    /// <param name="operation">What is about to happen.</param>
    /// <param name="orEvery">The word under which faults of all operations are ordered; null when they do not concern this one.</param>
    /// <returns>Its outcome, or null.</returns>
    Task<string?> Take(string operation, string? orEvery);

    Task Order(OrderedFault fault);

    Task<IReadOnlyList<OrderedFault>> Remaining();

    Task Forget();
}
