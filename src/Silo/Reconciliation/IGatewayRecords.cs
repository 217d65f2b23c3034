namespace Marketplace.Reconciliation;

/// <summary>What gateways said has moved, kept beside what we know of it (`gateway_movements`, written with our events) and the ledger.</summary>
internal interface IGatewayRecords
{
    /// <summary>Keeps entries of a statement; what is kept already stays as it is.</summary>
    Task Keep(ImmutableArray<GatewayEntry> entries, CancellationToken cancellationToken);

    /// <summary>What the gateway moved in a time, each with what we know of it. In pages.</summary>
    Task<ComparedPage> Theirs(string gateway, DateTimeOffset from, DateTimeOffset until, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>What we know to have moved in a time, and the gateway has not said. In pages.</summary>
    Task<ComparedPage> Ours(string gateway, DateTimeOffset from, DateTimeOffset until, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>One movement, as all sides have it.</summary>
    Task<Compared> Find(string gateway, string kind, string reference, CancellationToken cancellationToken);

    /// <summary>Differences that stand, in the order of their ids.</summary>
    Task<ImmutableArray<StandingDiscrepancy>> Standing(string gateway, Guid after, int limit, CancellationToken cancellationToken);

    /// <summary>Accounts of providers at the gateway, in the order of their names.</summary>
    Task<ImmutableArray<string>> Accounts(string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Pages that were opened at a gateway which lists nothing, the oldest first.</summary>
    Task<ImmutableArray<OpenedPage>> Pages(
        string gateway, DateTimeOffset from, DateTimeOffset until, OpenedPage? after, int limit, CancellationToken cancellationToken);

    /// <summary>One of them; null where it was never opened.</summary>
    Task<OpenedPage?> PageOf(string gateway, string reference, CancellationToken cancellationToken);

    /// <summary>A line for each kind and currency that the gateway moved in a time.</summary>
    Task<ImmutableArray<ReconciliationSum>> Sums(string gateway, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);
}

/// <param name="Reference">The gateway's id of the page.</param>
/// <param name="PaymentId">Whose it was.</param>
/// <param name="OpenedAt">When it was opened.</param>
internal sealed record OpenedPage(string Reference, Guid PaymentId, DateTimeOffset OpenedAt);

/// <param name="Rows">Movements.</param>
/// <param name="Next">The page after it; null on the last one.</param>
internal sealed record ComparedPage(ImmutableArray<Compared> Rows, string? Next);

/// <summary>One movement of money, as each side has it.</summary>
/// <param name="Theirs">Of the gateway; null when it has not said so.</param>
/// <param name="Ours">Of our events; null when we know nothing of it.</param>
/// <param name="Ledger">What the posting of that event changed the account by; null when there is none.</param>
internal sealed record Compared(GatewayEntry? Theirs, OurMovement? Ours, long? Ledger);

/// <summary>What an event of ours says that a gateway moved.</summary>
/// <param name="Kind">What moved it, in the words of <see cref="GatewayEntry"/>.</param>
/// <param name="Reference">The gateway's object.</param>
/// <param name="Holder">Whose account at the gateway; null for the platform's own.</param>
/// <param name="Net">What the balance changed by.</param>
/// <param name="At">When we heard of it.</param>
/// <param name="Stream">The payment or payout.</param>
/// <param name="Version">Its event.</param>
/// <param name="Purpose">Of the posting.</param>
internal sealed record OurMovement(
    string Kind, string Reference, string? Holder, Money Net, DateTimeOffset At, string Stream, long Version, string Purpose);

/// <param name="Id">The difference.</param>
/// <param name="Finding">As it was found last.</param>
/// <param name="FoundAt">When it was found first.</param>
internal sealed record StandingDiscrepancy(Guid Id, Finding Finding, DateTimeOffset FoundAt);
