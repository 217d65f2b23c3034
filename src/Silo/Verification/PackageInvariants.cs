namespace Marketplace.Verification;

/// <summary>What packages still owe.</summary>
internal static class PackageInvariants
{
    /// <summary>What the purchase of a package gave back, and what of it lapsed; the shares of sessions have payments of their own.</summary>
    private const string Purchases =
        """
        select started.body ->> 'bookingId' as package_id,
          coalesce(sum((happened.body #>> '{amount,amount}')::bigint) filter (where happened.type = 'payment.refunded'), 0)
            - coalesce(sum((happened.body #>> '{amount,amount}')::bigint) filter (where happened.type = 'payment.refund-failed'), 0)
            + coalesce(sum((select sum((settled #>> '{amount,amount}')::bigint) from json_array_elements(happened.body -> 'refunds') settled))
              filter (where happened.type = 'payment.chargeback-settled'), 0) as refunded,
          coalesce(sum((happened.body #>> '{provider,amount}')::bigint + (happened.body #>> '{commission,amount}')::bigint
            + (happened.body #>> '{commissionTax,amount}')::bigint + (happened.body #>> '{customerFee,amount}')::bigint)
            filter (where happened.type = 'payment.earned'), 0) as lapsed
        from events started join events happened using (stream)
        where started.type = 'payment.started' and started.body ->> 'purpose' = 'package'
        group by 1
        """;

    /// <summary>A session is earned by the payment of its booking, and its package hears of it afterwards.</summary>
    private const string Sessions =
        """
        select body #>> '{credit,packageId}' as package_id, (body #>> '{credit,number}')::int as number, count(*) as times,
          sum((body #>> '{provider,amount}')::bigint + (body #>> '{commission,amount}')::bigint
            + (body #>> '{commissionTax,amount}')::bigint + (body #>> '{customerFee,amount}')::bigint) as amount
        from events
        where type = 'payment.earned' and body #>> '{credit,packageId}' is not null
        group by 1, 2
        """;

    /// <summary>What went back of sessions after they were earned. The package owes it again until it has given it.</summary>
    private const string GivenBack =
        """
        select started.body #>> '{credit,packageId}' as package_id, sum((back.body #>> '{refund,amount}')::bigint) as amount
        from events started join events back using (stream)
        where started.type = 'payment.started' and back.type = 'payment.return-wanted' and started.body #>> '{credit,packageId}' is not null
        group by 1
        """;

    private const string Credits =
        """
        select split_part(stream, '/', 2)::uuid::text as package_id, (credit ->> 'number')::int as number,
          (credit #>> '{share,amount}')::bigint as share, credit ->> 'status' as status
        from aggregates cross join lateral json_array_elements(state #> '{state,credits}') credit
        where stream like 'package/%' and state #>> '{state,charge}' is not null
        """;

    public static readonly SqlCheck LiabilityIsWhatIsLeft = new(
        "packages",
        "from packages",
        $"""
        with purchases as ({Purchases}), sessions as ({Sessions}), credits as ({Credits}), given_back as ({GivenBack}),
        owed as (
          select package_id, sum(share) as price,
            coalesce(sum(share) filter (where times is not null), 0) - coalesce(max(given_back.amount), 0) as used,
            coalesce(sum(share) filter (where status = 'refunded'), 0) + coalesce(max(given_back.amount), 0) as returned,
            coalesce(sum(share) filter (where status = 'lapsed'), 0) as left_over
          from credits left join sessions using (package_id, number) left join given_back using (package_id)
          group by package_id),
        ledger as (
          select owner::text as package_id, -sum(amount) as held from ledger_entries where account = 'liability:package' group by owner)
        select format('Package %s was sold for %s; %s of it is earned, %s refunded, %s lapsed, and the ledger holds %s',
          package_id, price, used, refunded, lapsed, coalesce(held, 0))
        from owed join purchases using (package_id) left join ledger using (package_id)
        where price - used - refunded - lapsed <> coalesce(held, 0) or refunded > returned or lapsed > left_over
        union all
        select format('Session %s of package %s is %s, has the share %s and earned %s, %s times',
          number, package_id, coalesce(status, 'unknown'), share, amount, coalesce(times, 0))
        from credits full join sessions using (package_id, number)
        where (times is not null and (times <> 1 or amount is distinct from share or status not in ('taken', 'used')))
          or (status = 'used' and times is null)
        """);
}
