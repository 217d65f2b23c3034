using Npgsql;

namespace Marketplace.Payouts;

/// <summary>What balances and payouts are made of, newest first.</summary>
internal interface IAccountItems
{
    /// <summary>What waits for the next payout.</summary>
    Task<Page<AccountItemBody>> Waiting(Guid providerId, PageRequest page, CancellationToken cancellationToken);

    /// <summary>What was paid for work that is not earned yet, booking by booking: the provider's share of what is left of it.</summary>
    Task<Page<AccountItemBody>> Pending(Guid providerId, PageRequest page, CancellationToken cancellationToken);

    /// <summary>What is still kept back of what was earned.</summary>
    Task<Page<AccountItemBody>> Reserved(Guid providerId, PageRequest page, CancellationToken cancellationToken);

    /// <summary>What a payout pays, however much it is.</summary>
    Task<Page<AccountItemBody>> OfPayout(Guid payoutId, PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class AccountItems(ListReader lists) : IAccountItems
{
    private const string Items =
        "select entry_id as id, at, kind, amount, currency, booking_id, payment_id, package_id, release_at, by_hand, at as sort from provider_account_items";

    private const string OfStanding =
        $"{Items} where payout_id = $1 and not exists (select from payout_items where payout_items.payout_id = $1 and not stands)";

    /// <summary>What a payout was to pay that ended unpaid, sums as they were cut; the items themselves are of a later payout, or wait for one.</summary>
    private const string GivenBack =
        """
        select items.entry_id, coalesce(account.at, payouts.scheduled_at), items.kind, items.amount, items.currency,
          account.booking_id, account.payment_id, account.package_id, account.release_at, payouts.by_hand, coalesce(account.at, payouts.scheduled_at)
        from payout_items items
        join payouts on payouts.id = items.payout_id
        left join provider_account_items account on account.entry_id = items.entry_id
        where items.payout_id = $1 and not items.stands
        """;

    public Task<Page<AccountItemBody>> Waiting(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery($"{Items} where provider_id = $1 and payout_id is null", providerId), page, Item, cancellationToken);

    public Task<Page<AccountItemBody>> Pending(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(
            new ListQuery(
                $"""
                select id, booked_at, 'pending'::text, {ProviderMoney.Pending} as amount, currency, id as booking_id, null::uuid, null::uuid, null::timestamptz, null::boolean, booked_at as sort
                from bookings where {ProviderMoney.IsPending} and {ProviderMoney.Pending} > 0
                """,
                providerId),
            page,
            Item,
            cancellationToken);

    public Task<Page<AccountItemBody>> Reserved(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(
            new ListQuery(
                """
                select entry_id as id, at, kind, reserved as amount, currency, booking_id, payment_id, package_id, release_at, by_hand, at as sort
                from provider_account_items where provider_id = $1 and reserved > 0
                """,
                providerId),
            page,
            Item,
            cancellationToken);

    public Task<Page<AccountItemBody>> OfPayout(Guid payoutId, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery($"{OfStanding} union all {GivenBack}", payoutId), page, Item, cancellationToken);

    private static AccountItemBody Item(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetString(2),
            new Money(row.GetInt64(3), row.GetString(4)),
            row.Optional<Guid>(5),
            row.Optional<Guid>(6),
            row.Optional<Guid>(7),
            row.Optional<DateTimeOffset>(8),
            row.Optional<bool>(9));
}
