namespace Marketplace.Verification;

/// <summary>The books against themselves.</summary>
internal static class LedgerInvariants
{
    public const string TransactionsBalance =
        """
        select format('The ledger transaction %s has %s legs.', t.id, count(e.transaction_id))
        from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id
        group by t.id having count(e.transaction_id) < 2
        union all
        select format('The ledger transaction %s is off by %s %s.', transaction_id, sum(amount), currency)
        from ledger_entries group by transaction_id, currency having sum(amount) <> 0
        """;

    public const string LedgerBalances =
        "select format('The whole ledger is off by %s %s.', sum(amount), currency) from ledger_entries group by currency having sum(amount) <> 0";

    public const string BalancesAreSums =
        """
        select format('The balance of %s of %s is %s %s, and its entries sum to %s.',
          account, owner, coalesce(kept.balance, 0), currency, coalesce(summed.balance, 0))
        from ledger_balances kept full join (
          select account, owner, currency, sum(amount)::bigint as balance from ledger_entries
          where owner <> '00000000-0000-0000-0000-000000000000' group by account, owner, currency) summed
        using (account, owner, currency)
        where coalesce(kept.balance, 0) <> coalesce(summed.balance, 0)
        """;

    /// <summary>Liabilities are credits: above zero means that more was given back, earned or paid out than was ever there.</summary>
    public const string NothingIsOverdrawn =
        """
        select format('%s of %s is overdrawn by %s %s.', account, owner, abs(balance), currency) from ledger_balances
        where (account in ('liability:escrow', 'payable:provider') and balance > 0)
           or (account like 'cash:%:connected' and balance < 0)
        """;

    /// <summary>What the payment says of itself against the legs that carry its booking, and the sum of both.</summary>
    public const string EveryBookingAddsUp =
        """
        with booked as (
          select t.booking_id,
            -coalesce(sum(e.amount) filter (where t.purpose = 'capture' and e.account = 'liability:escrow'), 0) as captured,
            coalesce(sum(e.amount) filter (where t.purpose = 'refund' and e.account = 'liability:escrow'), 0) as refunded,
            -coalesce(sum(e.amount) filter (where t.purpose = 'earned' and e.account = 'payable:provider'), 0) as provider,
            -coalesce(sum(e.amount) filter (where t.purpose = 'earned' and e.account like 'revenue:%' or t.purpose = 'earned' and e.account = 'tax:vat_out'), 0) as platform
          from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
          where t.booking_id is not null group by t.booking_id),
        held as (select owner as booking_id, -sum(amount) as held from ledger_entries where account = 'liability:escrow' group by owner)
        select format('Booking %s: captured %s, refunded %s, to the provider %s, to the platform %s, held %s; its payment says captured %s, refunded %s, to the provider %s.',
          booking_id, coalesce(b.captured, 0), coalesce(b.refunded, 0), coalesce(b.provider, 0), coalesce(b.platform, 0), coalesce(h.held, 0),
          p.captured, p.refunded, p.provider_share)
        from payments p full join booked b using (booking_id) left join held h using (booking_id)
        where coalesce(p.captured, 0) <> coalesce(b.captured, 0)
           or coalesce(p.refunded, 0) <> coalesce(b.refunded, 0)
           or coalesce(p.provider_share, 0) <> coalesce(b.provider, 0)
           or coalesce(b.captured, 0) <> coalesce(b.refunded, 0) + coalesce(b.provider, 0) + coalesce(b.platform, 0) + coalesce(h.held, 0)
        """;
}
