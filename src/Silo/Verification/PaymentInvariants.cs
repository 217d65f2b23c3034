namespace Marketplace.Verification;

/// <summary>Money that went back and money that went out.</summary>
internal static class PaymentInvariants
{
    public const string RefundsStayBelowCaptures =
        "select format('The payment %s captured %s and refunded %s %s.', id, captured, refunded, currency) from payments where refunded > captured";

    public const string NobodyIsPaidTwice =
        """
        select format('The payout %s pays %s %s for items of %s.', p.id, p.amount, p.currency, coalesce(sum(i.amount), 0))
        from payouts p left join payout_items i on i.payout_id = p.id group by p.id having coalesce(sum(i.amount), 0) <> p.amount
        union all
        select format('The booking %s was earned with %s and is paid out with %s %s.', booking_id, coalesce(max(p.provider_share), 0), sum(i.amount), i.currency)
        from payout_items i left join payments p using (booking_id)
        group by booking_id, i.currency having sum(i.amount) > coalesce(max(p.provider_share), 0)
        union all
        select format('The provider %s has %s payouts for one period that ends at %s.', provider_id, count(*), period_to)
        from payouts group by provider_id, currency, period_to having count(*) > 1
        union all
        select format('The provider %s was sent %s %s by its payouts and %s by the ledger.', provider_id, coalesce(sent.amount, 0), currency, coalesce(booked.amount, 0))
        from (select provider_id, currency, sum(amount) as amount from payouts where status in ('in_transit', 'paid') group by provider_id, currency) sent
        full join (
          select e.owner as provider_id, e.currency, sum(e.amount) as amount
          from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
          where e.account = 'payable:provider' and t.purpose in ('payout', 'payout-returned') group by e.owner, e.currency) booked
        using (provider_id, currency)
        where coalesce(sent.amount, 0) <> coalesce(booked.amount, 0)
        """;

    /// <summary>A payout that failed says why, and is tried again as the same one; that is its alert.</summary>
    public const string DuePayoutsAreMade =
        """
        select format('The payout %s was scheduled for %s and has not been sent.', id, scheduled_at)
        from payouts where status = 'scheduled' and scheduled_at < $1 and changed_at < $1
        union all
        select format('The payout %s failed and does not say why.', id) from payouts where status = 'failed' and failure_code is null
        """;

    public const string WebhooksHaveTheirEffect =
        """
        select format('The webhook %s of %s (%s) was taken in at %s and has had no effect%s', event_id, gateway, type, received_at, coalesce(': ' || error, '.'))
        from webhook_inbox where processed_at is null and (received_at < $1 or parked_at is not null)
        """;
}
