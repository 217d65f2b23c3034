using Marketplace.Ledger;
using Marketplace.Postgres;

namespace Marketplace.Verification;

/// <summary>The periods that were closed, posting by posting, and whatever keeps them closed.</summary>
internal static class PeriodInvariants
{
    public static readonly Invariant SealedPeriodsStay = new(
        "Periods",
        "What was booked in a sealed period is what was sealed, to the posting, and every seal is bound to the one before it.",
        new SqlCheck("guards of closed periods",
            "from (values (1), (2), (3), (4), (5), (6)) guards",
            """
            select format('The trigger %s is missing or off.', guard)
            from (values ('ledger_transactions', 'ledger_transactions_hold_open'), ('ledger_entries', 'ledger_entries_hold_open'),
              ('ledger_transactions', 'ledger_transactions_period_open'), ('ledger_entries', 'ledger_entries_period_open'),
              ('ledger_periods', 'ledger_periods_close'), ('ledger_periods', 'ledger_periods_seal')) as guards (guarded, guard)
            where not exists (
              select from pg_trigger where tgname = guard and tgrelid = guarded::regclass and tgenabled in ('O', 'A'))
            """),
        new SweepCheck("sealed periods", Recount));

    private static async Task<Looked> Recount(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var (count, findings) = (0, new List<string>());
        LedgerPeriod? before = null;
        foreach (var period in await snapshot.Read($"select {LedgerPeriods.Columns} from ledger_periods order by ends_at", LedgerPeriods.Period, cancellationToken))
        {
            if (period.Sums is { } sums)
            {
                count++;
                var found = await PeriodAdder.Sum(
                    snapshot.Rows(LedgerPeriods.BookedBetween(period.From, period.Until), LedgerPeriods.Posting, cancellationToken), cancellationToken);
                if (found.Digest != sums.Digest || !found.Accounts.SequenceEqual(sums.Accounts))
                {
                    findings.Add($"{period.Name} was sealed with {sums.Entries} postings and has {found.Entries}, or others.");
                }

                if (!SealProver.Follows(before, period))
                {
                    findings.Add($"The seal of {period.Name} is not that of what it says.");
                }
            }

            before = period;
        }

        return Looked.At(count, findings);
    }
}
