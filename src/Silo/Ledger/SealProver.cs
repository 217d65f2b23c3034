namespace Marketplace.Ledger;

/// <summary>Whether the periods that were sealed still come to what was sealed, and each seal to the one before it.</summary>
internal static class SealProver
{
    /// <returns>How many were looked at, and the names of those that are not what they were.</returns>
    public static async Task<ProvenSeals> Prove(ILedgerPeriods periods, CancellationToken cancellationToken)
    {
        var (count, broken) = (0, ImmutableArray.CreateBuilder<string>());
        LedgerPeriod? before = null;
        foreach (var period in await periods.Closed(cancellationToken))
        {
            if (period.Sums is { } sums)
            {
                count++;
                var now = await periods.Totals(period.From, period.Until, cancellationToken);
                if (!Follows(before, period) || !Same(sums, now))
                {
                    broken.Add(period.Name);
                }
            }

            before = period;
        }

        return new ProvenSeals(count, broken.ToImmutable());
    }

    /// <summary>It begins where the one before ends, is bound to its seal, and its own seal is that of what it says.</summary>
    public static bool Follows(LedgerPeriod? before, LedgerPeriod period) =>
        period.From == before?.Until
        && period.Previous == before?.Seal
        && period.Seal == PeriodSeal.Of(period.Previous, period.Name, period.From, period.Until, period.Sums!);

    private static bool Same(PeriodSums was, ImmutableArray<AccountTotal> now) =>
        was.Accounts.SequenceEqual(now.Select(total => new PeriodTotal(total.Account, total.Debits, total.Credits)));
}

/// <param name="Sealed">How many periods are sealed.</param>
/// <param name="Broken">Those that are not what they were when they were sealed.</param>
internal sealed record ProvenSeals(int Sealed, ImmutableArray<string> Broken);
