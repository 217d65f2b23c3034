namespace Marketplace.Verification;

/// <summary>What providers earned, and what they were paid of it.</summary>
internal static class PayoutInvariants
{
    /// <summary>Items name their payment since bookings have several; the others are of the sale.</summary>
    private const string PaymentOfItem =
        """
        coalesce((item ->> 'paymentId')::uuid, (
          select id from payments where payments.booking_id = (item ->> 'bookingId')::uuid and payments.purpose = 'booking'))
        """;

    /// <summary>The shares of payments as they reached the provider's account.</summary>
    private const string Credited =
        $$"""
        select split_part(stream, '/', 2)::uuid as provider_id, {{PaymentOfItem}} as payment_id,
          (item #>> '{amount,amount}')::bigint as amount, item #>> '{amount,currency}' as currency
        from events cross join lateral (select body -> 'item' as item) items where type = 'provider-account.credited'
        """;

    /// <summary>What was added to each account, what payouts took, and what its record says is still there.</summary>
    private const string Balances =
        """
        select provider_id, currency, coalesce(sum(added), 0)::bigint as added, coalesce(sum(taken), 0)::bigint as taken, coalesce(sum(waiting), 0)::bigint as waiting
        from (
          select split_part(stream, '/', 2)::uuid as provider_id, body #>> '{item,amount,currency}' as currency,
            (body #>> '{item,amount,amount}')::bigint as added, null::bigint as taken, null::bigint as waiting
          from events where type in ('provider-account.credited', 'provider-account.debited', 'provider-account.adjusted',
            'provider-account.written-off', 'provider-account.reserved', 'provider-account.reserve-released')
          union all
          select split_part(stream, '/', 2)::uuid, body ->> 'currency', null, (body #>> '{amount,amount}')::bigint, null
          from events where type = 'provider-account.payout-cut'
          union all
          select split_part(stream, '/', 2)::uuid, body #>> '{amount,currency}', null, -(body #>> '{amount,amount}')::bigint, null
          from events where type = 'provider-account.taken-back'
          union all
          select split_part(stream, '/', 2)::uuid, item #>> '{amount,currency}', null, null, (item #>> '{amount,amount}')::bigint
          from aggregates, json_array_elements(state #> '{state,waiting}') item where stream like 'provider-account/%') moved
        group by provider_id, currency
        """;

    /// <summary>What disputes put on providers' accounts, and took off them, by the events of the payments.</summary>
    private const string AtBanks =
        """
        select stream, version, (body ->> 'entryId')::uuid as entry,
          case when type = 'payment.share-freed' then 1 else -1 end * (body #>> '{amount,amount}')::bigint as amount
        from events where type in ('payment.share-reserved', 'payment.share-freed')
        union all
        select stream, version, (body ->> 'entryId')::uuid, -(body #>> '{provider,amount}')::bigint
        from events where type = 'payment.chargeback-settled' and body ->> 'reversalIntent' is not null
        """;

    public static readonly Invariant EarningsArePaidOnce = new(
        "I11",
        "What was earned waits or is paid out, once: payouts sum to their items, and nobody is paid twice for a payment or a period.",
        new SqlCheck("payouts", "from payouts",
            """
            select format('Payout %s of %s %s has items of %s', payouts.id, payouts.amount, payouts.currency,
              coalesce(sum(items.amount) filter (where items.currency = payouts.currency), 0))
            from payouts left join payout_items items on items.payout_id = payouts.id
            group by payouts.id
            having payouts.amount is distinct from sum(items.amount) filter (where items.currency = payouts.currency)
              or count(*) filter (where items.currency <> payouts.currency) > 0
            union all
            select format('Provider %s has %s payouts in %s for the period to %s', provider_id, count(*), currency, period_to)
            from payouts group by provider_id, currency, by_hand, period_to having count(*) > 1
            union all
            select format('Payout %s is of one pocket, and pays %s of the other', payouts.id, items.entry_id)
            from payouts join provider_account_items items on items.payout_id = payouts.id where items.by_hand <> payouts.by_hand
            union all
            select format('Provider %s was sent %s %s by payouts and %s by the ledger', provider_id, coalesce(sent, 0), currency, coalesce(booked, 0))
            from (
              select provider_id, currency, sum(amount) as sent from payouts where status in ('in_transit', 'paid') group by provider_id, currency) sending
            full join (
              select owner as provider_id, currency, sum(amount) as booked
              from ledger_entries join ledger_transactions on id = transaction_id
              where account = 'payable:provider' and purpose in ('payout', 'payout-returned')
              group by owner, currency) booking using (provider_id, currency)
            where coalesce(sent, 0) <> coalesce(booked, 0)
            """),
        new SqlCheck("paid shares", "from payout_items",
            $"""
            select format('Payment %s is in %s payouts', payment_id, count(*)) from payout_items where kind = 'earned' and stands group by payment_id having count(*) > 1
            union all
            select format('Payment %s is paid out with %s %s and earned %s', items.payment_id, items.amount, items.currency,
              coalesce(credited.amount::text, 'nothing'))
            from payout_items items
            join payouts on payouts.id = items.payout_id
            left join ({Credited}) credited on credited.payment_id = items.payment_id and credited.provider_id = payouts.provider_id
            where items.kind = 'earned' and (items.amount, items.currency) is distinct from (credited.amount, credited.currency)
            """),
        new SqlCheck("accounts", $"from ({Balances}) balances",
            $"""
            select format('Provider %s has %s %s waiting, was credited %s, and payouts took %s', provider_id, waiting, currency, added, taken)
            from ({Balances}) balances where added - taken <> waiting
            union all
            select format('Provider %s has %s %s waiting by what is listed, and %s by their account', provider_id, coalesce(listed.amount, 0), currency, coalesce(waiting, 0))
            from ({Balances}) balances
            full join (
              select provider_id, currency, sum(amount) as amount from provider_account_items where payout_id is null
              group by provider_id, currency) listed using (provider_id, currency)
            where coalesce(listed.amount, 0) <> coalesce(waiting, 0)
            """),
        new SqlCheck("earnings", $"from ({Credited}) earnings",
            $"""
            select format('Payment %s earned provider %s %s %s, and their account lists %s', coalesce(credited.payment_id, items.payment_id),
              coalesce(credited.provider_id, items.provider_id), credited.amount, credited.currency, coalesce(items.amount::text, 'nothing'))
            from ({Credited}) credited
            full join (select * from provider_account_items where kind = 'earned') items
              on items.entry_id = credited.payment_id and items.provider_id = credited.provider_id
            where (items.amount, items.currency) is distinct from (credited.amount, credited.currency)
            union all
            select format('Payment %s was credited %s times', payment_id, count(*)) from ({Credited}) credited group by payment_id having count(*) > 1
            union all
            select format('Payout %s of %s %s is made of %s', payouts.id, payouts.amount, payouts.currency, coalesce(sum(items.amount), 0))
            from payouts left join provider_account_items items on items.payout_id = payouts.id and items.currency = payouts.currency
            where payouts.status <> 'given_back'
            group by payouts.id having payouts.amount is distinct from sum(items.amount)
            """),
        new SqlCheck("payouts given back", "from payouts where status = 'given_back'",
            """
            select format('%s gave %s back to the provider''s account, which took %s back %s times', ended.stream, payouts.amount,
              coalesce(sum((taken.body #>> '{amount,amount}')::bigint), 0), count(taken.*))
            from events ended
            join payouts on payouts.id = split_part(ended.stream, '/', 2)::uuid
            left join events taken on taken.type = 'provider-account.taken-back' and (taken.body ->> 'payoutId')::uuid = payouts.id
            left join relay_watermarks marks on marks.stream = ended.stream
            where ended.type = 'payout.given-back'
            group by ended.position, payouts.amount, marks.told
            having payouts.amount <> coalesce(sum((taken.body #>> '{amount,amount}')::bigint), 0)
              and (count(taken.*) > 0 or coalesce(marks.told, ended.version) >= ended.version)
            union all
            select format('Payout %s was taken back and is %s', payouts.id, payouts.status)
            from events taken join payouts on payouts.id = (taken.body ->> 'payoutId')::uuid
            where taken.type = 'provider-account.taken-back' and payouts.status <> 'given_back'
            """),
        new SqlCheck("clawbacks", "from events where type = 'payment.return-wanted'",
            """
            select format('%s@%s took %s back from the provider, and their account was debited %s times with %s', back.stream, back.version,
              back.body #>> '{provider,amount}', count(debited.*), coalesce(sum((debited.body #>> '{item,amount,amount}')::bigint), 0))
            from events back
            left join events debited on debited.type = 'provider-account.debited' and debited.body #>> '{item,entryId}' = back.body ->> 'refundIntent'
            left join relay_watermarks marks on marks.stream = back.stream
            where back.type = 'payment.return-wanted'
            group by back.position, marks.told
            having case when back.body ->> 'reversalIntent' is null and back.body ->> 'isByHand' is distinct from 'true' then 0 else (back.body #>> '{provider,amount}')::bigint end <> -coalesce(sum((debited.body #>> '{item,amount,amount}')::bigint), 0)
              and (count(debited.*) > 0 or coalesce(marks.told, back.version) >= back.version)
            """),
        new SqlCheck("disputes on accounts", $"from ({AtBanks}) wanted",
            $$"""
            with wanted as ({{AtBanks}}),
            listed as (
              select (body #>> '{item,entryId}')::uuid as entry, sum((body #>> '{item,amount,amount}')::bigint) as amount, count(*) as times
              from events where type in ('provider-account.adjusted', 'provider-account.debited') group by 1)
            select format('%s@%s adds %s to the provider''s account, which had %s times %s', wanted.stream, wanted.version, wanted.amount,
              coalesce(listed.times, 0), coalesce(listed.amount, 0))
            from wanted left join listed using (entry) left join relay_watermarks marks on marks.stream = wanted.stream
            where (listed.times is distinct from 1 or listed.amount <> wanted.amount)
              and (listed.times is not null or coalesce(marks.told, wanted.version) >= wanted.version)
            """),
        ReserveInvariants.ReservesAreReleasedOnce,
        new SqlCheck("commissions of what providers collected", "from events where type = 'payment.kept'",
            """
            select format('%s@%s has the provider owe %s, and their account was debited %s times with %s', kept.stream, kept.version,
              kept.body #>> '{owed,amount}', count(debited.*), coalesce(sum((debited.body #>> '{item,amount,amount}')::bigint), 0))
            from events kept
            left join events debited on debited.type = 'provider-account.debited' and debited.body #>> '{item,entryId}' = kept.body ->> 'entryId'
            left join relay_watermarks marks on marks.stream = kept.stream
            where kept.type = 'payment.kept'
            group by kept.position, marks.told
            having (kept.body #>> '{owed,amount}')::bigint <> -coalesce(sum((debited.body #>> '{item,amount,amount}')::bigint), 0)
              and (count(debited.*) > 0 or coalesce(marks.told, kept.version) >= kept.version)
            """),
        new SqlCheck("transfers", "from events where type in ('payment.transferred', 'payment.share-reached')",
            $$"""
            select format('%s@%s brought the provider''s share of %s to them, and their account was credited with %s', happened.stream, happened.version,
              coalesce(happened.body #>> '{share,amount}', happened.body #>> '{amount,amount}'), coalesce(credited.amount::text, 'nothing'))
            from events happened
            left join ({{Credited}}) credited on credited.payment_id = split_part(happened.stream, '/', 2)::uuid
            left join relay_watermarks marks on marks.stream = happened.stream
            where happened.type in ('payment.transferred', 'payment.share-reached')
              and coalesce(happened.body #>> '{share,amount}', happened.body #>> '{amount,amount}')::bigint is distinct from credited.amount
              and (credited.amount is not null or coalesce(marks.told, happened.version) >= happened.version)
            """));
}
