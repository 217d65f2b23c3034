using System.Collections.Frozen;

namespace Marketplace.Verification;

/// <summary>Our money against the gateway's own record of it.</summary>
internal sealed class GatewayInvariants(IEnumerable<IGatewayRecord> records)
{
    /// <summary>What our events name; everything else at the gateway follows from one of these.</summary>
    private static readonly FrozenSet<string> Kinds = ["charge", "refund", "refund_failure", "transfer", "transfer_refund", "payout"];

    /// <summary>What banks do has no type of its own.</summary>
    private const string Adjustment = "adjustment";

    /// <summary>How long news of the gateway may be on its way to us.</summary>
    private static readonly TimeSpan NewsTravels = TimeSpan.FromMinutes(15);

    /// <summary>Each event of ours that says that the gateway moved money, with the object that it names.</summary>
    private const string Told =
        """
        select case type
            when 'payment.captured' then 'charge'
            when 'payment.refunded' then 'refund'
            when 'payment.refund-failed' then 'refund_failure'
            when 'payment.transferred' then 'transfer'
            when 'payment.share-moved' then 'transfer'
            when 'payment.transfer-reversed' then 'transfer_refund'
            else 'payout'
          end,
          coalesce(body ->> 'chargeReference', body ->> 'refundReference', body ->> 'transferReference', body ->> 'reversalReference', body ->> 'reference'),
          coalesce(body #>> '{amount,amount}', scheduled_amount)::bigint,
          coalesce(body #>> '{amount,currency}', scheduled_currency),
          format('%s@%s', stream, version)
        from events
        left join lateral (
          select scheduled.body #>> '{amount,amount}', scheduled.body #>> '{amount,currency}' from events scheduled
          where scheduled.stream = events.stream and scheduled.type = 'payout.scheduled'
        ) scheduled (scheduled_amount, scheduled_currency) on true
        where type in ('payment.captured', 'payment.refunded', 'payment.refund-failed', 'payment.transferred', 'payment.share-moved', 'payment.transfer-reversed', 'payout.sent')
          and coalesce(body ->> 'chargeReference', body ->> 'refundReference', body ->> 'transferReference', body ->> 'reversalReference', body ->> 'reference') not like 'by-hand/%'
        union all
        select 'payout', body #>> '{facts,reference}', (body #>> '{facts,amount,amount}')::bigint, body #>> '{facts,amount,currency}', format('%s@%s', stream, version)
        from events
        where type = 'cash-movement.recorded' and body #>> '{facts,kind}' = 'payout' and not exists (
          select from events later
          where later.stream = events.stream and later.type = 'cash-movement.corrected' and later.version > events.version)
        """;

    /// <summary>What our events say of each dispute.</summary>
    private const string Banked =
        """
        select body ->> 'reference', sum((body #>> '{reinstated,amount}')::bigint - (body #>> '{withdrawn,amount}')::bigint - (body #>> '{fee,amount}')::bigint)::bigint
        from events where type = 'payment.disputed' group by 1
        """;

    private const string PaymentTotals =
        """
        select stream,
          coalesce(sum((body #>> '{amount,amount}')::bigint) filter (where type = 'payment.captured'), 0)
            + coalesce(sum((body #>> '{provider,amount}')::bigint + (body #>> '{commission,amount}')::bigint + (body #>> '{commissionTax,amount}')::bigint
              + (body #>> '{customerFee,amount}')::bigint) filter (where type = 'payment.earned' and body #>> '{credit,packageId}' is not null), 0) as captured,
          coalesce(sum((body #>> '{amount,amount}')::bigint) filter (where type = 'payment.refund-wanted'), 0)
            + coalesce(sum((body #>> '{refund,amount}')::bigint) filter (where type = 'payment.return-wanted'), 0)
            - coalesce(sum((select sum((settled #>> '{amount,amount}')::bigint) from json_array_elements(body -> 'refunds') settled))
              filter (where type = 'payment.chargeback-settled'), 0) as promised,
          coalesce(sum((body #>> '{withdrawn,amount}')::bigint - (body #>> '{reinstated,amount}')::bigint)
            filter (where type = 'payment.disputed'), 0) as taken,
          coalesce(sum((body #>> '{amount,amount}')::bigint) filter (where type = 'payment.refunded'), 0)
            - coalesce(sum((body #>> '{amount,amount}')::bigint) filter (where type = 'payment.refund-failed'), 0) as refunded,
          coalesce(sum((body #>> '{amount,amount}')::bigint) filter (where type = 'payment.refunded' and body ->> 'refundReference' like 'by-hand/%'), 0) as by_hand
        from events where type in ('payment.captured', 'payment.earned', 'payment.refund-wanted', 'payment.return-wanted', 'payment.refunded', 'payment.refund-failed', 'payment.disputed',
          'payment.chargeback-settled')
        group by stream
        """;

    public Invariant OneEffectPerIntent => new(
        "I9",
        "Each intent moved money at most once at the gateway, and its record and ours name the same movements.",
        new SweepCheck("movements at the gateway", CountEffects),
        new SweepCheck("movements by our events", CompareWithEvents),
        new SweepCheck("disputes at the gateway", CompareDisputes));

    public Invariant RefundsWithinCaptures => new(
        "I10",
        "Nobody is given back more than was captured, by us, or at the gateway by us and their bank.",
        new SqlCheck("payments", $"from ({PaymentTotals}) payments",
            $"""
            select format('%s: captured %s, promised back %s, refunded %s, with banks %s', stream, captured, promised, refunded, taken)
            from ({PaymentTotals}) payments
            where promised > captured or refunded > promised or refunded - by_hand + taken > captured
            union all
            select format('Payment %s: captured %s, refunded %s', id, captured, refunded) from payments where refunded > captured
            """),
        new SweepCheck("charges at the gateway", CompareRefunds));

    private async Task<Looked> CountEffects(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var count = 0;
        var findings = new List<string>();
        foreach (var record in records)
        {
            var movements = await record.Movements(cancellationToken);
            count += movements.Count;
            findings.AddRange(movements
                .Where(movement => movement.Key is not null)
                .GroupBy(movement => (movement.Account, movement.Type, movement.Key))
                .Where(same => same.Count() > 1)
                .Select(same => $"{record.Gateway} did {same.Key.Type} {same.Count()} times for the intent {same.Key.Key}."));
        }

        return Looked.At(count, findings);
    }

    private async Task<Looked> CompareWithEvents(Snapshot snapshot, CancellationToken cancellationToken)
    {
        if (!records.Any())
        {
            return Looked.At(0, []);
        }

        var ours = await snapshot.Read(
            Told,
            row => (Kind: row.GetString(0), Reference: row.GetString(1), Amount: new Money(row.GetInt64(2), row.GetString(3)), Event: row.GetString(4)),
            cancellationToken);
        var theirs = (await Movements(cancellationToken)).Where(movement => movement.Reference is not null && Kinds.Contains(movement.Type)).ToArray();
        var findings = new List<string>();
        var known = theirs.ToLookup(movement => (movement.Type, movement.Reference));
        foreach (var told in ours)
        {
            var moved = known[(told.Kind, told.Reference)].ToArray();
            if (moved is not [var only] || only.Amount != told.Amount)
            {
                var found = moved is [] ? "nothing" : string.Join(" and ", moved.Select(movement => movement.Amount));
                findings.Add($"{told.Event} says {told.Kind} {told.Reference} of {told.Amount}; the gateway has {found}");
            }
        }

        var heard = ours.Select(told => (told.Kind, told.Reference)).ToHashSet();
        findings.AddRange(theirs
            .Where(movement => !heard.Contains((movement.Type, movement.Reference!)) && movement.At < snapshot.Now - NewsTravels)
            .Select(movement => $"The gateway has {movement.Type} {movement.Reference} of {movement.Amount}; no event of ours says so"));
        return Looked.At(ours.Count, findings);
    }

    /// <summary>What banks took and gave back of each dispute, with what the gateway kept for it.</summary>
    private async Task<Looked> CompareDisputes(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var ours = (await snapshot.Read(Banked, row => (Reference: row.GetString(0), Net: row.GetInt64(1)), cancellationToken))
            .ToDictionary(told => told.Reference, told => told.Net, StringComparer.Ordinal);
        var theirs = (await Movements(cancellationToken)).Where(movement => movement is { Type: Adjustment, Reference: not null })
            .ToLookup(movement => movement.Reference!, StringComparer.Ordinal);
        var findings =
            from reference in ours.Keys.Union(theirs.Select(dispute => dispute.Key), StringComparer.Ordinal)
            let moved = theirs[reference]
            where moved.Sum(movement => movement.Net) != ours.GetValueOrDefault(reference)
                && (ours.ContainsKey(reference) ? records.Any() : true) && moved.All(movement => movement.At < snapshot.Now - NewsTravels)
            select $"The gateway moved {moved.Sum(movement => movement.Net)} for the dispute {reference}, and our events say {ours.GetValueOrDefault(reference)}";
        return Looked.At(ours.Count, [.. findings]);
    }

    private async Task<Looked> CompareRefunds(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var movements = await Movements(cancellationToken);
        var charges = movements.Where(movement => movement is { Type: "charge", Reference: not null }).ToArray();
        var refunds = movements.Where(movement => movement.Charge is not null).ToLookup(movement => movement.Charge, StringComparer.Ordinal);
        var exceeded =
            from charge in charges
            let refunded = refunds[charge.Reference].Sum(refund => refund.GivenBack)
            where refunded > charge.Amount.Amount
            select $"{charge.Reference} of {charge.Amount} has refunds and disputes of {new Money(refunded, charge.Currency)}";
        return Looked.At(charges.Length, [.. exceeded]);
    }

    /// <summary>After the snapshot was taken, so that everything of which it knows is there.</summary>
    private async Task<List<GatewayMovement>> Movements(CancellationToken cancellationToken)
    {
        var movements = new List<GatewayMovement>();
        foreach (var record in records)
        {
            movements.AddRange(await record.Movements(cancellationToken));
        }

        return movements;
    }
}
