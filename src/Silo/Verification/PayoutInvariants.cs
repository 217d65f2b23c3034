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

    private const string Waiting =
        $$"""
        select split_part(stream, '/', 2)::uuid as provider_id, {{PaymentOfItem}} as payment_id,
          (item #>> '{amount,amount}')::bigint as amount, item #>> '{amount,currency}' as currency
        from aggregates, json_array_elements(state #> '{state,waiting}') item
        where stream like 'provider-account/%'
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
            from payouts group by provider_id, currency, period_to having count(*) > 1
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
            select format('Payment %s is in %s payouts', payment_id, count(*)) from payout_items group by payment_id having count(*) > 1
            union all
            select format('Payment %s is paid out with %s %s and earned %s', items.payment_id, items.amount, items.currency,
              coalesce(credited.amount::text, 'nothing'))
            from payout_items items
            join payouts on payouts.id = items.payout_id
            left join ({Credited}) credited on credited.payment_id = items.payment_id and credited.provider_id = payouts.provider_id
            where (items.amount, items.currency) is distinct from (credited.amount, credited.currency)
            """),
        new SqlCheck("earnings", $"from ({Credited}) earnings",
            $"""
            with cut as (
              select split_part(stream, '/', 2)::uuid as provider_id, {PaymentOfItem} as payment_id
              from events, json_array_elements(body -> 'items') item
              where type = 'provider-account.payout-cut'
              union all
              select provider_id, payment_id from ({Waiting}) waiting)
            select format('The %s %s that provider %s earned with payment %s wait or are cut %s times', amount, currency, provider_id, payment_id,
              (select count(*) from cut where cut.provider_id = credited.provider_id and cut.payment_id = credited.payment_id))
            from ({Credited}) credited
            where (select count(*) from cut where cut.provider_id = credited.provider_id and cut.payment_id = credited.payment_id) <> 1
            """),
        new SqlCheck("transfers", "from events where type = 'payment.transferred'",
            $$"""
            select format('%s@%s transferred %s, and the provider''s account was credited with %s', happened.stream, happened.version,
              happened.body #>> '{amount,amount}', coalesce(credited.amount::text, 'nothing'))
            from events happened
            left join ({{Credited}}) credited on credited.payment_id = split_part(happened.stream, '/', 2)::uuid
            left join relay_watermarks marks on marks.stream = happened.stream
            where happened.type = 'payment.transferred'
              and (happened.body #>> '{amount,amount}')::bigint is distinct from credited.amount
              and (credited.amount is not null or coalesce(marks.told, happened.version) >= happened.version)
            """));
}
