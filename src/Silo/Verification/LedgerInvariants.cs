namespace Marketplace.Verification;

/// <summary>The books against themselves.</summary>
internal static class LedgerInvariants
{
    private const string Transactions = "from ledger_transactions";
    private const string Entries = "from ledger_entries";

    public static readonly Invariant TransactionsBalance = new(
        "I1",
        "Every ledger transaction sums to zero per currency and has at least two legs.",
        new SqlCheck("ledger transactions", Transactions,
            """
            select format('%s (%s of %s@%s): %s legs sum to %s %s', moved.id, moved.purpose, moved.stream, moved.version,
              count(leg), coalesce(sum(amount), 0), coalesce(currency, 'of nothing'))
            from ledger_transactions moved left join ledger_entries on transaction_id = moved.id
            group by moved.id, currency
            having count(leg) < 2 or sum(amount) <> 0
            """),
        new SqlCheck("ledger entries", Entries,
            """
            select format('%s leg %s: %s %s on %s of no transaction', transaction_id, leg, amount, currency, account)
            from ledger_entries
            where not exists (select from ledger_transactions where id = transaction_id)
            """));

    public static readonly Invariant WholeLedgerBalances = new(
        "I2",
        "The whole ledger sums to zero in every currency.",
        new SqlCheck("currencies", "from (select distinct currency from ledger_entries) currencies",
            "select format('%s sums to %s', currency, sum(amount)) from ledger_entries group by currency having sum(amount) <> 0"));

    public static readonly Invariant BalancesAreSums = new(
        "I3",
        "Every kept balance is the sum of its entries.",
        new SqlCheck("balances", "from ledger_balances",
            """
            with summed as (
              select account, owner, currency, sum(amount) as balance
              from ledger_entries
              where owner <> '00000000-0000-0000-0000-000000000000'
              group by account, owner, currency)
            select format('%s of %s: kept %s, entries sum to %s %s', account, owner,
              coalesce(kept.balance::text, 'nothing'), coalesce(summed.balance::text, 'nothing'), currency)
            from summed full join ledger_balances kept using (account, owner, currency)
            where summed.balance is distinct from kept.balance
            """));

    public static readonly Invariant NothingIsOverdrawn = new(
        "I5",
        "Nothing is paid out or given back that was not there: escrow is never overdrawn, and providers' money by no more than what went back, or to banks, of what they had earned.",
        new SqlCheck("accounts of bookings and providers",
            "from (select distinct account, owner, currency from ledger_entries where owner <> '00000000-0000-0000-0000-000000000000') owned",
            """
            select distinct format('%s of %s is overdrawn by %s %s', account, owner, abs(balance), currency)
            from (
              select account, owner, currency, sum(amount)::bigint as balance from ledger_entries group by account, owner, currency
              union all
              select account, owner, currency, balance from ledger_balances) balances
            where (account in ('liability:escrow', 'liability:package', 'liability:security_deposit', 'clearing:refund', 'reserve:provider') and balance > 0)
              or (account = 'payable:provider' and balance > coalesce((
                select sum(back.amount) from ledger_entries back join ledger_transactions moved on moved.id = back.transaction_id
                where (moved.purpose in ('return', 'refund-fee', 'penalty', 'kept', 'reserve', 'reserve-freed', 'chargeback-settled', 'write-off', 'rolling-reserve', 'rolling-reserve-released')
                    or (moved.purpose = 'earned' and exists (select from ledger_transactions kept where kept.stream = moved.stream and kept.purpose = 'kept')))
                  and back.account = 'payable:provider' and back.owner = balances.owner
                  and back.currency = balances.currency), 0))
              or (account like 'cash:%:connected' and balance < 0)
              or (account = 'receivable:provider' and balance < 0)
            """));
}
