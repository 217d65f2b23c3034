namespace Marketplace.Verification;

/// <summary>What must happen by itself, and has not.</summary>
internal static class WorkInvariants
{
    public static readonly Invariant NothingIsOverdue = new(
        "I12",
        "Every due payout is made, waits for somebody who was asked to make it, or failed with a reason, no deadline is more than 15 minutes overdue, and nothing was given up but by an operator.",
        new SqlCheck("payouts", "from payouts",
            """
            select format('Payout %s was scheduled %s and has not been sent', id, scheduled_at)
            from payouts where status = 'scheduled' and not by_hand and greatest(scheduled_at, changed_at) < @now - interval '15 minutes'
            union all
            select format('Payout %s was scheduled %s, is made by hand, and nobody is asked for it', id, scheduled_at)
            from payouts where status = 'scheduled' and by_hand and not exists (select from handovers where handovers.id = payouts.id)
            union all
            select format('Payout %s failed and does not say why', id) from payouts where status = 'failed' and failure_code is null
            """),
        new SqlCheck("deadlines", "from deadlines",
            """
            select format('%s of %s was due %s and is parked after %s attempts: %s', name, stream, at, attempts, coalesce(error, 'no error'))
            from deadlines where parked_at is not null and let_go_at is null
            union all
            select format('%s of %s was due %s (%s attempts): %s', name, stream, at, attempts, coalesce(error, 'no error'))
            from deadlines where parked_at is null and at < @now - interval '15 minutes'
            """),
        new SqlCheck("intents", "from intents",
            """
            select format('%s of %s, wanted %s, is parked after %s attempts: %s', kind, stream, wanted_at, attempts, coalesce(error, 'no error'))
            from intents where parked_at is not null
            """));

    public static readonly SqlCheck WebhooksAreProcessed = new(
        "webhooks",
        "from webhook_inbox",
        """
        select format('%s %s %s of %s is %s after %s attempts: %s', gateway, type, event_id, received_at,
          case when parked_at is null then 'waiting' else 'parked' end, attempts, coalesce(error, 'no error'))
        from webhook_inbox
        where processed_at is null and let_go_at is null and (parked_at is not null or received_at < @now - interval '1 minute')
        """);

    public static readonly Invariant EventsAreTold = new(
        "I16",
        "Every event older than a minute was told to whoever must hear of it.",
        new SqlCheck("streams with relays", "from relay_watermarks",
            """
            select format('%s is told up to %s of %s%s: %s', marks.stream, told, marks.version,
              case when parked_at is null then '' else ' and parked' end, coalesce(error, 'no error'))
            from relay_watermarks marks
            left join events untold on untold.stream = marks.stream and untold.version = told + 1
            where told < marks.version and (parked_at is not null or untold.at is null or untold.at < @now - interval '1 minute')
            """),
        new SqlCheck("streams", "from aggregates",
            """
            select format('%s is at version %s, and its relays know of %s', stream, aggregates.version, coalesce(marks.version::text, 'none'))
            from aggregates left join relay_watermarks marks using (stream)
            where marks.version is distinct from aggregates.version
            """));
}
