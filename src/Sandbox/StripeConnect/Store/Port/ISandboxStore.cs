namespace Marketplace.Sandbox;

/// <summary>
/// Where the gateway keeps what it knows. PostgreSQL for everybody who runs it; whoever simulates it brings memory that
/// behaves the same, and proves it with the same tests.
/// </summary>
internal interface ISandboxStore
{
    /// <summary>
    /// Does work in one transaction: all of it, or nothing when it throws. Work that loses a race for locks begins anew,
    /// so it touches nothing else.
    /// </summary>
    Task<T> Run<T>(Func<ISandboxTransaction, Task<T>> work, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Run{T}"/>
    Task Run(Func<ISandboxTransaction, Task> work, CancellationToken cancellationToken = default) =>
        Run(
            async transaction =>
            {
                await work(transaction);
                return true;
            },
            cancellationToken);

    /// <summary>Does work, outside of any transaction, that nobody else who shares this store does meanwhile. A crash gives the turn to the next.</summary>
    Task RunAlone(Func<Task> work, CancellationToken cancellationToken);
}

/// <summary>One transaction: the tables as it sees them.</summary>
internal interface ISandboxTransaction
{
    IObjectTable Objects { get; }

    IBalanceTable Balances { get; }

    IKeyTable Keys { get; }

    IDeliveryTable Deliveries { get; }

    IFaultTable Faults { get; }

    IKnobTable Knobs { get; }

    /// <summary>Remembers this moment; there is one mark at most.</summary>
    Task Mark();

    /// <summary>Undoes what was done since the mark. Locks and claims stay.</summary>
    Task UndoToMark();
}
