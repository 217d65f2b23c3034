namespace Marketplace.Invoices;

/// <summary>What the lines of an invoice by hand come to, and how what goes back is divided among them.</summary>
internal static class BillSums
{
    /// <summary>
    /// The lines with their sums. Tax is rounded once for each rate and not for each line, as tax offices add it up, and divided among the
    /// lines of that rate by largest remainder.
    /// </summary>
    public static ImmutableArray<InvoiceLine> Lines(ImmutableArray<BillLine> lines)
    {
        var sums = lines.Select(line => new InvoiceLine(
            line.Label, line.Quantity, line.UnitPrice, line.UnitPrice * line.Quantity, Money.Zero(line.UnitPrice.Currency), line.TaxBasisPoints)).ToArray();
        foreach (var rate in Enumerable.Range(0, sums.Length).GroupBy(index => lines[index].TaxBasisPoints))
        {
            int[] same = [.. rate];
            var net = same.Select(index => sums[index].Net).Aggregate(static (sum, one) => sum + one);
            if (!net.IsPositive)
            {
                continue;
            }

            var taxes = net.Share(rate.Key).Split([.. same.Select(index => sums[index].Net.Amount)]);
            for (var place = 0; place < same.Length; place++)
            {
                sums[same[place]] = sums[same[place]] with { Tax = taxes[place] };
            }
        }

        return [.. sums];
    }

    /// <summary>The document that a plan makes.</summary>
    /// <param name="frame">Between whom, and what for: all that the plan does not say.</param>
    /// <param name="plan">What it says.</param>
    /// <param name="now">When it would be sent.</param>
    public static InvoiceDocument Document(InvoiceDocument frame, BillPlan plan, DateTimeOffset now)
    {
        var lines = Lines(plan.Lines);
        return frame with
        {
            Title = plan.Title,
            Lines = lines,
            Net = lines.Select(line => line.Net).Aggregate(static (sum, one) => sum + one),
            Tax = lines.Select(line => line.Tax).Aggregate(static (sum, one) => sum + one),
            EarnedAt = plan.SuppliedAt ?? now,
            DueAt = plan.DueAt ?? now + BillTerms.DueAfter,
            Notes = plan.Notes,
        };
    }

    /// <summary>What an amount that goes back is of each line, in the proportions of what is left, so that all of it in the end is all of each.</summary>
    /// <param name="bill">With what is left.</param>
    /// <param name="amount">Not more than that.</param>
    public static ImmutableArray<InvoiceLine> Corrected(BillState bill, Money amount)
    {
        Money[] rests = [.. bill.Rests.SelectMany(rest => (long[])[rest.Net, rest.Tax]).Select(rest => new Money(rest, amount.Currency))];
        var taken = Shares.Take(rests, amount);
        return [.. bill.Document!.Lines.Select((line, index) => line with { Quantity = 1, UnitPrice = taken[2 * index], Net = taken[2 * index], Tax = taken[(2 * index) + 1] })];
    }

    /// <summary>The credit note that says what goes back.</summary>
    /// <param name="billId">What it corrects.</param>
    /// <param name="document">What that says.</param>
    /// <param name="lines">Line by line, what of it; those that are nothing are left out.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">When.</param>
    public static InvoiceDocument CreditNote(Guid billId, InvoiceDocument document, ImmutableArray<InvoiceLine> lines, string? reason, DateTimeOffset at) => document with
    {
        Lines = [.. lines.Where(line => !line.Net.IsZero || !line.Tax.IsZero)],
        Net = lines.Select(line => line.Net).Aggregate(static (sum, one) => sum + one),
        Tax = lines.Select(line => line.Tax).Aggregate(static (sum, one) => sum + one),
        EarnedAt = at,
        Corrects = billId,
        Reason = reason,
        DueAt = null,
        Notes = null,
    };
}
