namespace Marketplace.Verification;

/// <summary>The streams of events: nothing lost, nothing twice, everything told.</summary>
internal static class StreamInvariants
{
    /// <summary>A receipt is the acknowledgement; what it acknowledges must be there.</summary>
    public const string AcknowledgedWritesAreThere =
        """
        select format('The command %s of %s was acknowledged at version %s, which is not there.', r.command_id, r.stream, r.version)
        from receipts r where not exists (select from events e where e.stream = r.stream and e.version = r.version)
        union all
        select format('%s has %s events and its state is at version %s.', e.stream, e.version, coalesce(a.version::text, 'none'))
        from (select stream, max(version) as version from events group by stream) e left join aggregates a using (stream)
        where a.version is distinct from e.version
        """;

    public const string NothingTookEffectTwice =
        """
        select format('The command %s of %s took effect %s times.', command_id, stream, count(*) - (max(version) - min(version)))
        from events group by stream, command_id having count(*) <> max(version) - min(version) + 1
        union all
        select format('The event %s of %s has no receipt for its command %s.', e.version, e.stream, e.command_id)
        from events e where not exists (select from receipts r where r.stream = e.stream and r.command_id = e.command_id)
        """;

    public const string EverythingIsTold =
        """
        select format('Events of %s after version %s were never told%s', w.stream, w.told, coalesce(': ' || w.error, '.'))
        from relay_watermarks w left join events e on e.stream = w.stream and e.version = w.told + 1
        where w.told < w.version and (w.parked_at is not null or e.at < $1)
        union all
        select format('%s is at version %s and its relays know of %s.', a.stream, a.version, coalesce(w.version::text, 'none'))
        from aggregates a left join relay_watermarks w using (stream) where w.version is distinct from a.version
        """;

    /// <summary>The events are the audit: numbered without a gap, and guarded against change.</summary>
    public const string TheAuditIsWhole =
        """
        select format('%s has %s events, numbered from %s to %s.', stream, count(*), min(version), max(version))
        from events group by stream having count(*) <> max(version) or min(version) <> 1
        union all
        select format('The table %s is not guarded: %s is %s.', guarded.relation, guarded.trigger, case when t.tgenabled is null then 'missing' else 'switched off' end)
        from (values ('events', 'events_only_grow'), ('receipts', 'receipts_only_grow'),
          ('ledger_transactions', 'ledger_transactions_only_grow'), ('ledger_entries', 'ledger_entries_only_grow')) as guarded (relation, trigger)
        left join pg_trigger t on t.tgname = guarded.trigger and t.tgrelid = to_regclass(guarded.relation)
        where t.tgenabled is distinct from 'O'
        """;

    public const string ConversationsHaveNoGap =
        """
        select format('The thread %s has %s messages, numbered up to %s, and says that it has %s.', t.id, count(m.id), coalesce(max(m.sequence), 0), t.last_sequence)
        from threads t left join messages m on m.thread_id = t.id
        group by t.id having count(m.id) <> t.last_sequence or coalesce(max(m.sequence), 0) <> t.last_sequence or coalesce(min(m.sequence), 1) <> 1
        """;
}
