namespace Marketplace.Verification;

/// <summary>The books against the events that must have moved them, and against whoever could rewrite them.</summary>
internal static class LedgerCauses
{
    /// <summary>What each event must have moved, computed from the event alone, without the code that posts.</summary>
    private const string Moving =
        """
        select stream, version, type,
          case type
            when 'payment.captured' then 'capture'
            when 'payment.refunded' then 'refund'
            when 'payment.refund-failed' then 'refund-failed'
            when 'payment.earned' then 'earned'
            when 'payment.transferred' then 'transfer'
            when 'payment.share-moved' then 'transfer'
            when 'payment.return-wanted' then 'return'
            when 'payment.fee-charged' then 'refund-fee'
            when 'payment.penalised' then 'penalty'
            when 'payment.transfer-reversed' then 'reversal'
            when 'payment.disputed' then 'chargeback'
            when 'payment.kept' then 'kept'
            when 'payment.share-reserved' then 'reserve'
            when 'payment.share-freed' then 'reserve-freed'
            when 'payment.chargeback-settled' then 'chargeback-settled'
            when 'provider-account.written-off' then 'write-off'
            when 'provider-account.reserved' then 'rolling-reserve'
            when 'provider-account.reserve-released' then 'rolling-reserve-released'
            when 'payout.sent' then 'payout'
            when 'cash-movement.recorded' then 'cash-movement'
            when 'cash-movement.returned' then 'cash-movement-returned'
            when 'cash-movement.corrected' then 'cash-movement-corrected'
            else 'payout-returned'
          end as purpose,
          case
            when type in ('payment.earned', 'payment.return-wanted') then (body #>> '{provider,amount}')::bigint + (body #>> '{commission,amount}')::bigint
              + (body #>> '{commissionTax,amount}')::bigint + (body #>> '{customerFee,amount}')::bigint + coalesce((body #>> '{goodwill,amount}')::bigint, 0)
            when type = 'payment.disputed' then greatest((body #>> '{withdrawn,amount}')::bigint - (body #>> '{reinstated,amount}')::bigint, 0)
              + greatest((body #>> '{fee,amount}')::bigint, 0)
              + greatest((body #>> '{reinstated,amount}')::bigint - (body #>> '{withdrawn,amount}')::bigint - (body #>> '{fee,amount}')::bigint, 0)
            when type = 'payment.chargeback-settled' then (body #>> '{provider,amount}')::bigint + (body #>> '{commission,amount}')::bigint
              + (body #>> '{commissionTax,amount}')::bigint + (body #>> '{customerFee,amount}')::bigint + (body #>> '{fee,amount}')::bigint
              + (select coalesce(sum((settled #>> '{amount,amount}')::bigint), 0) from json_array_elements(body -> 'refunds') settled)
            when type like 'provider-account.%' then abs((body #>> '{item,amount,amount}')::bigint)
            when type like 'cash-movement.%' then (body #>> '{facts,amount,amount}')::bigint
            when type like 'payout.%' then (
              select (scheduled.body #>> '{amount,amount}')::bigint from events scheduled
              where scheduled.stream = events.stream and scheduled.type = 'payout.scheduled')
            when type = 'payment.kept' then (body #>> '{owed,amount}')::bigint + (body #>> '{share,amount}')::bigint
            else (body #>> '{amount,amount}')::bigint
          end as amount
        from events
        where type in ('payment.captured', 'payment.refunded', 'payment.refund-failed', 'payment.earned', 'payment.share-moved', 'payment.return-wanted', 'payment.transfer-reversed',
          'payout.sent', 'payment.share-reserved', 'payment.share-freed', 'payment.penalised', 'provider-account.written-off',
          'provider-account.reserved', 'provider-account.reserve-released',
          'cash-movement.recorded', 'cash-movement.returned', 'cash-movement.corrected')
          or (type = 'payment.disputed' and (body #>> '{withdrawn,amount}', body #>> '{reinstated,amount}', body #>> '{fee,amount}') <> ('0', '0', '0'))
          or (type = 'payment.chargeback-settled' and (body #>> '{borne,amount}' = '0' or json_array_length(body -> 'refunds') > 0))
          or (type = 'payment.transferred' and body ->> 'transferReference' not like 'by-hand/%')
          or (type = 'payment.fee-charged' and body #>> '{amount,amount}' <> '0')
          or (type = 'payment.kept' and (body #>> '{owed,amount}', body #>> '{share,amount}') <> ('0', '0'))
          or (type = 'payout.failed' and body ->> 'moneyReturned' = 'true')
        """;

    public static Invariant EveryMovementHasItsCause(UntouchedLedger untouched) => new(
        "I4",
        "The ledger only grows: each event that moves money moved it there, once and as much as it says, and nothing else did.",
        GrowthGuards.Of("ledger_transactions", "ledger_entries"),
        new SweepCheck("postings", untouched.Run),
        new SqlCheck("guards of balances",
            "from (values (1), (2), (3)) guards",
            """
            select format('The trigger %s is missing or off.', guard)
            from (values ('ledger_transactions', 'ledger_transactions_balanced'), ('ledger_entries', 'ledger_entries_balanced'),
              ('ledger_entries', 'ledger_entries_balances')) as guards (guarded, guard)
            where not exists (
              select from pg_trigger where tgname = guard and tgrelid = guarded::regclass and tgenabled in ('O', 'A'))
            union all
            select format('The application may %s ledger_balances.', lower(privilege))
            from unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) privilege
            where has_table_privilege('marketplace_app', 'ledger_balances', privilege)
              or (privilege = 'UPDATE' and has_any_column_privilege('marketplace_app', 'ledger_balances', 'UPDATE'))
            """),
        new SqlCheck("events that move money", $"from ({Moving}) moving",
            $"""
            with moving as ({Moving}),
            moved as (
              select stream, version, purpose, coalesce(sum(amount) filter (where amount > 0), 0) as amount
              from ledger_transactions left join ledger_entries on transaction_id = id
              group by id)
            select case
              when moved.amount is null then format('%s@%s %s moved nothing', stream, version, type)
              when type is null then format('%s@%s is no event that moves money, and the ledger has a %s of it', stream, version, purpose)
              else format('%s@%s %s says %s, the ledger moved %s', stream, version, type, moving.amount, moved.amount)
            end
            from moving full join moved using (stream, version, purpose)
            where moving.amount is distinct from moved.amount
            """));
}
