namespace Marketplace.Verification;

/// <summary>What is kept back of providers' earnings for some days.</summary>
internal static class ReserveInvariants
{
    /// <summary>Four places say how much there is: what happened, the account's record, its list, and the ledger.</summary>
    public static readonly SqlCheck ReservesAreReleasedOnce = new(
        "reserves",
        "from events where type = 'provider-account.reserved'",
        """
        with moved as (
          select split_part(stream, '/', 2)::uuid as provider_id, body #>> '{item,amount,currency}' as currency, -sum((body #>> '{item,amount,amount}')::bigint) as amount
          from events where type in ('provider-account.reserved', 'provider-account.reserve-released') group by 1, 2),
        held as (
          select split_part(stream, '/', 2)::uuid as provider_id, reserve #>> '{amount,currency}' as currency, sum((reserve #>> '{amount,amount}')::bigint) as amount
          from aggregates, json_array_elements(state #> '{state,reserves}') reserve where stream like 'provider-account/%' group by 1, 2),
        listed as (select provider_id, currency, sum(reserved) as amount from provider_account_items where reserved > 0 group by 1, 2),
        booked as (
          select owner as provider_id, currency, -sum(amount) as amount from ledger_entries join ledger_transactions on id = transaction_id
          where account = 'reserve:provider' and purpose in ('rolling-reserve', 'rolling-reserve-released') group by 1, 2)
        select format('Provider %s has %s %s kept back by what happened, %s by their account, %s by what is listed, and %s by the ledger', provider_id,
          coalesce(moved.amount, 0), currency, coalesce(held.amount, 0), coalesce(listed.amount, 0), coalesce(booked.amount, 0))
        from moved full join held using (provider_id, currency) full join listed using (provider_id, currency) full join booked using (provider_id, currency)
        where coalesce(moved.amount, 0) <> coalesce(held.amount, 0) or coalesce(moved.amount, 0) <> coalesce(listed.amount, 0)
          or coalesce(moved.amount, 0) <> coalesce(booked.amount, 0) or moved.amount < 0
        union all
        select format('%s@%s: %s was kept back until %s, and released at %s because that was due', stream, version, body #>> '{item,entryId}', body ->> 'releaseAt', body ->> 'at')
        from events
        where type = 'provider-account.reserve-released' and body ->> 'why' = 'due' and (body ->> 'at')::timestamptz < (body ->> 'releaseAt')::timestamptz
        """);
}
