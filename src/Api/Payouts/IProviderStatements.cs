namespace Marketplace.Payouts;

/// <summary>What moved a provider's balance, from the ledger: what they are owed, and why.</summary>
internal interface IProviderStatements
{
    /// <param name="providerId">Whose.</param>
    /// <param name="from">What happened before it makes up the opening balance, which has no kind.</param>
    /// <param name="until">Not what happened at it or later.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>By currency, then kind, as of one moment.</returns>
    Task<ImmutableArray<MovementSum>> Sums(Guid providerId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Movements in pages, newest first.</summary>
    Task<Page<MovementBody>> Read(Guid providerId, DateTimeOffset from, DateTimeOffset until, PageRequest page, CancellationToken cancellationToken);

    /// <summary>All movements as of one moment, oldest first.</summary>
    IAsyncEnumerable<MovementBody> All(Guid providerId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);
}

/// <summary>All movements of one kind in one currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Kind">As in <see cref="MovementBody"/>; empty for everything before the statement.</param>
/// <param name="Amount">In the smallest unit; positive is owed to the provider.</param>
internal sealed record MovementSum(string Currency, string Kind, long Amount);

/// <summary>Something that moved a provider's balance.</summary>
/// <param name="Id">Of the movement, which `/ledger/entries` shows to operators.</param>
/// <param name="At">When.</param>
/// <param name="Kind">
/// What moved it: `earned`, `return` of what was earned before, `kept`: collected by the provider themselves, `payout`, `payout-returned`; of disputes at
/// customers' banks `reserve` until the bank has decided, `reserve-freed`, `chargeback-settled`; `write-off` of what was owed; `rolling-reserve` for what is kept
/// back of what was earned, `rolling-reserve-released` for what is so no more; `refund-fee` for the gateway's fee of what the provider gave back; `penalty` for what they sold and did not keep.
/// </param>
/// <param name="Amount">Positive for what is owed to the provider from then on, negative for what no longer is.</param>
/// <param name="BookingId">For what was earned: with what.</param>
/// <param name="PayoutId">For what was paid out: how. `GET /payouts/{id}` itemises it.</param>
internal sealed record MovementBody(Guid Id, DateTimeOffset At, string Kind, Money Amount, Guid? BookingId, Guid? PayoutId)
{
    /// <param name="stream">The aggregate whose event moved it.</param>
    /// <returns>Its id, if it is a payout.</returns>
    public static Guid? PayoutOf(string stream) =>
        GrainId.Parse(stream) is var cause && cause.Type.ToString() == "payout" ? cause.GetGuidKey() : null;
}
