namespace Marketplace.Verification;

/// <summary>Where the money of each booking went, and how it was split.</summary>
internal static class BookingMoneyInvariants
{
    public static readonly Invariant CapturedMoneyIsSomewhere = new(
        "I6",
        "Of each booking and each package, what was captured, and what the platform's coupon and its goodwill paid, is refunded, kept by a bank, the provider's, commission, tax, fee, or still held.",
        new SqlCheck("payments", "from events where type = 'payment.started'",
            """
            with said as (
              select coalesce(started.body #>> '{credit,packageId}', started.body ->> 'bookingId')::uuid as booking_id,
                coalesce(sum((happened.body #>> '{amount,amount}')::bigint) filter (where happened.type = 'payment.captured'), 0) as captured,
                coalesce(sum((happened.body #>> '{amount,amount}')::bigint) filter (where happened.type = 'payment.refunded'), 0)
                  - coalesce(sum((happened.body #>> '{amount,amount}')::bigint) filter (where happened.type = 'payment.refund-failed'), 0) as refunded,
                coalesce(sum((happened.body #>> '{provider,amount}')::bigint + (happened.body #>> '{commission,amount}')::bigint
                  + (happened.body #>> '{commissionTax,amount}')::bigint + (happened.body #>> '{customerFee,amount}')::bigint
                  - coalesce((happened.body #>> '{coupon,amount}')::bigint, 0)
                  + (select coalesce(sum((settled #>> '{amount,amount}')::bigint), 0) from json_array_elements(happened.body -> 'refunds') settled))
                  filter (where happened.type = 'payment.chargeback-settled'), 0) as kept,
                coalesce(sum(sign.of * (happened.body #>> '{provider,amount}')::bigint), 0) as provider,
                coalesce(sum(sign.of * (happened.body #>> '{commission,amount}')::bigint), 0) as commission,
                coalesce(sum(sign.of * (happened.body #>> '{commissionTax,amount}')::bigint), 0) as tax,
                coalesce(sum(sign.of * (happened.body #>> '{customerFee,amount}')::bigint), 0) as fee,
                coalesce(sum(sign.of * (happened.body #>> '{coupon,amount}')::bigint), 0) as coupon,
                coalesce(sum((happened.body #>> '{goodwill,amount}')::bigint) filter (where happened.type = 'payment.return-wanted'), 0) as goodwill
              from events started join events happened using (stream)
              left join (values ('payment.earned', 1), ('payment.return-wanted', -1), ('payment.chargeback-settled', -1)) sign (type, of) on sign.type = happened.type
              where started.type = 'payment.started'
              group by 1),
            escrow as (
              select owner as booking_id, -sum(amount) as held from ledger_entries
              where account in ('liability:escrow', 'liability:package', 'liability:security_deposit', 'clearing:refund') group by owner),
            expense as (select owner as booking_id, sum(amount) as posted from ledger_entries where account = 'expense:coupon' group by owner),
            given as (select owner as booking_id, sum(amount) as gift from ledger_entries where account = 'expense:goodwill' group by owner)
            select format('Booking %s: captured %s, the platform''s coupon paid %s (%s by the ledger), its goodwill %s (%s by the ledger); refunded %s, kept by banks %s, provider %s, commission %s, tax %s, fee %s, held %s',
              booking_id, captured, coupon, posted, goodwill, gift, refunded, kept, provider, commission, tax, fee, held)
            from (
              select booking_id, coalesce(captured, 0) as captured, coalesce(refunded, 0) as refunded, coalesce(kept, 0) as kept, coalesce(provider, 0) as provider,
                coalesce(commission, 0) as commission, coalesce(tax, 0) as tax, coalesce(fee, 0) as fee, coalesce(held, 0) as held,
                coalesce(coupon, 0) as coupon, coalesce(posted, 0) as posted, coalesce(goodwill, 0) as goodwill, coalesce(gift, 0) as gift
              from said full join escrow using (booking_id) full join expense using (booking_id) full join given using (booking_id)) money
            where captured + coupon + goodwill <> refunded + kept + provider + commission + tax + fee + held or held < 0 or coupon <> posted or coupon < 0
              or goodwill <> gift
            """),
        new SqlCheck("payments in lists", "from payments",
            """
            with said as (
              select split_part(stream, '/', 2)::uuid as id,
                coalesce(sum((body #>> '{amount,amount}')::bigint) filter (where type = 'payment.captured'), 0) as captured,
                coalesce(sum((body #>> '{amount,amount}')::bigint) filter (where type = 'payment.refunded'), 0)
                  - coalesce(sum((body #>> '{amount,amount}')::bigint) filter (where type = 'payment.refund-failed'), 0) as refunded,
                coalesce(sum((body #>> '{fee,amount}')::bigint) filter (where type = 'payment.captured'), 0) as fee,
                coalesce(sum((body #>> '{provider,amount}')::bigint) filter (where type = 'payment.earned'), 0)
                  - coalesce(sum((body #>> '{provider,amount}')::bigint) filter (where type in ('payment.return-wanted', 'payment.chargeback-settled')), 0)
                  - coalesce(sum((body #>> '{fee,amount}')::bigint) filter (where type = 'payment.chargeback-settled'), 0)
                  - coalesce(sum((body #>> '{amount,amount}')::bigint) filter (where type in ('payment.fee-charged', 'payment.penalised')), 0) as provider_share
              from events where stream like 'payment/%' group by stream)
            select format('Payment %s: its events say captured %s, refunded %s, gateway fee %s, provider %s; lists say %s, %s, %s, %s', id,
              said.captured, said.refunded, said.fee, said.provider_share, shown.captured, shown.refunded, shown.fee, shown.provider_share)
            from said full join payments shown using (id)
            where (said.captured, said.refunded, said.fee, said.provider_share)
              is distinct from (shown.captured, shown.refunded, shown.fee, shown.provider_share)
            """),
        PackageInvariants.LiabilityIsWhatIsLeft);

    public static readonly SqlCheck SettlementsSumToWhatWasHeld = new(
        "settlements",
        "from events where type in ('booking.cancelled', 'booking.released')",
        """
        with settled as (
          select stream, version, body ->> 'tier' as tier,
            (body #>> '{settlement,refund,amount}')::bigint + (body #>> '{settlement,provider,amount}')::bigint
              + (body #>> '{settlement,commission,amount}')::bigint + (body #>> '{settlement,commissionTax,amount}')::bigint
              + (body #>> '{settlement,customerFee,amount}')::bigint - coalesce((body #>> '{settlement,coupon,amount}')::bigint, 0) as parts,
            (select coalesce(placed.body #>> '{terms,milestones,0,total,amount}', placed.body #>> '{terms,total,amount}')::bigint
                - coalesce((placed.body #>> '{terms,balance,due,amount}')::bigint, 0) from events placed
              where placed.stream = events.stream and placed.type in ('booking.placed', 'booking.agreed'))
            + (select coalesce(sum((funded.body #>> '{amount,amount}')::bigint), 0) from events funded
              where funded.stream = events.stream and funded.type in ('booking.milestone-funded', 'booking.balance-paid') and funded.version < events.version)
            - (select coalesce(sum((earned.body #>> '{settlement,refund,amount}')::bigint + (earned.body #>> '{settlement,provider,amount}')::bigint
                + (earned.body #>> '{settlement,commission,amount}')::bigint + (earned.body #>> '{settlement,commissionTax,amount}')::bigint
                + (earned.body #>> '{settlement,customerFee,amount}')::bigint), 0) from events earned
              where earned.stream = events.stream and earned.type = 'booking.milestone-released' and earned.version < events.version)
            + (select coalesce(sum((changed.body #>> '{due,amount}')::bigint), 0) from events changed
              where changed.stream = events.stream and changed.type = 'booking.changed' and changed.version < events.version)
            - (select coalesce(sum(coalesce(refunded.body #>> '{amount,amount}', refunded.body #>> '{refund,amount}')::bigint), 0) from events refunded
              where refunded.stream = events.stream and refunded.type in ('booking.refunded', 'booking.seats-cancelled')
                and refunded.version < events.version) as held
          from events where type in ('booking.cancelled', 'booking.released'))
        select format('%s@%s: the parts sum to %s, the booking held %s', stream, version, parts, held)
        from settled
        where parts is distinct from case when tier = 'not_charged' then 0 else held end
        """);
}
