using Npgsql;

namespace Marketplace.Payouts;

/// <summary>What keeps providers from being paid, for operators: who has waited longest first.</summary>
internal interface IPayoutQueue
{
    Task<Page<PayoutQueueItem>> Read(PageRequest page, CancellationToken cancellationToken);
}

/// <summary>Something that keeps a provider from being paid.</summary>
/// <param name="Id">Names it in the queue: the payout, or the provider.</param>
/// <param name="State">
/// `failed`: the bank or the gateway sent it back; it is sent again by itself every day, or at once by `POST /admin/payouts/{id}/retry`.
/// `flagged`: the marketplace holds it, until `GET /admin/queues/flags` has nothing open about the provider.
/// `held`: by an operator, until `POST /admin/providers/{id}/payouts/release`. `paused`: by the provider, who alone ends it.
/// </param>
/// <param name="ProviderId">Whose money it is.</param>
/// <param name="PayoutId">Which payout failed; null where nothing is cut at all.</param>
/// <param name="Amount">Of the payout that failed.</param>
/// <param name="Reason">Why: the gateway's code, or the words of whoever holds it.</param>
/// <param name="Since">Since when, however often it was tried meanwhile.</param>
internal sealed record PayoutQueueItem(
    Guid Id, string State, Guid ProviderId, Guid? PayoutId, Money? Amount, string? Reason, DateTimeOffset Since);

/// <inheritdoc/>
internal sealed class PayoutQueue(ListReader lists) : IPayoutQueue
{
    /// <summary>Served by payouts_failed and payout_holds_standing. Where both hold, the operator's word is what the queue is about.</summary>
    private const string Queue =
        """
        select id, 'failed'::text as state, provider_id, id as payout_id, amount, currency, failure_code as reason, failing_since as sort
        from payouts where status = 'failed'
        union all
        select provider_id, case when held_at is not null then 'held' when flagged_at is not null then 'flagged' else 'paused' end, provider_id, null, null, null,
          case when held_at is not null then hold_reason when flagged_at is not null then null else pause_reason end, coalesce(held_at, flagged_at, paused_at)
        from payout_holds where paused_at is not null or held_at is not null or flagged_at is not null
        """;

    public Task<Page<PayoutQueueItem>> Read(PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery(Queue) { Descending = false }, page, Item, cancellationToken);

    private static PayoutQueueItem Item(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetGuid(2),
            row.Optional<Guid>(3),
            row.IsDBNull(4) ? null : new Money(row.GetInt64(4), row.GetString(5)),
            row.OptionalText(6),
            row.GetFieldValue<DateTimeOffset>(7));
}
