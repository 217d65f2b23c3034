namespace Marketplace.Reconciliation;

/// <summary>What a gateway says has moved the balances of its accounts.</summary>
/// <remarks>Everything throws <see cref="Gateways.GatewayUnavailableException"/> when the gateway does not answer.</remarks>
internal interface IGatewayStatements
{
    string Gateway { get; }

    /// <summary>A page of what moved one balance in a time.</summary>
    /// <param name="account">Whose; null for the platform's own.</param>
    /// <param name="from">Not what moved before it.</param>
    /// <param name="until">Only what moved before it.</param>
    /// <param name="after">Behind which page; null for the first.</param>
    /// <param name="cancellationToken">Whoever asks gives up.</param>
    Task<GatewayStatement> Read(string? account, DateTimeOffset from, DateTimeOffset until, string? after, CancellationToken cancellationToken);

    /// <summary>What one object of the gateway moved.</summary>
    Task<ImmutableArray<GatewayEntry>> Of(string? account, string reference, CancellationToken cancellationToken);

    /// <summary>Has a movement heard of as if the gateway had told of it now. What nobody would act on is told to nobody.</summary>
    /// <param name="entry">Which.</param>
    /// <param name="name">Of this telling: the same is heard once.</param>
    /// <param name="cancellationToken">Whoever asks gives up.</param>
    Task Tell(GatewayEntry entry, string name, CancellationToken cancellationToken);
}

/// <param name="Entries">What moved.</param>
/// <param name="Next">The page after it; null on the last one.</param>
/// <param name="Read">How many the gateway listed, of which some only mirror others.</param>
internal sealed record GatewayStatement(ImmutableArray<GatewayEntry> Entries, string? Next, int Read);

/// <summary>One movement of a balance at a gateway.</summary>
/// <param name="Gateway">As payments name it.</param>
/// <param name="Id">The gateway's id of the movement itself.</param>
/// <param name="Account">Whose balance; null for the platform's own.</param>
/// <param name="Kind">What moved it: `charge`, `refund`, `transfer`, `transfer_refund`, `payout`, `payout_failure`, or the gateway's own word.</param>
/// <param name="Reference">The object that moved it.</param>
/// <param name="Net">What the balance changed by.</param>
/// <param name="At">When, by the gateway's clock.</param>
internal sealed record GatewayEntry(string Gateway, string Id, string? Account, string Kind, string Reference, Money Net, DateTimeOffset At);
