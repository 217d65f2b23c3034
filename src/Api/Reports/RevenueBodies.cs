namespace Marketplace.Reports;

/// <summary>What the platform took in and what it cost, by the ledger.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="TimeZone">Whose days these are: that of the books.</param>
/// <param name="Interval">How they are cut.</param>
/// <param name="Periods">One for each period and currency in which something was booked.</param>
internal sealed record RevenueReport(DateOnly From, DateOnly Until, string TimeZone, ReportInterval Interval, ImmutableArray<RevenuePeriod> Periods)
{
    public static RevenueReport Of(ReportDays days, ReportInterval interval, ImmutableArray<BookedSum> sums) => new(
        days.From,
        days.Until,
        days.Books.TimeZone,
        interval,
        [
            .. from sum in sums
               group sum by (sum.Period, sum.Currency) into period
               select RevenuePeriod.Of(days, period.Key.Period, period.Key.Currency, [.. period]),
        ]);
}

/// <summary>One period in one currency. What was booked late counts where the books count it.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day after its last.</param>
/// <param name="Captured">What customers paid.</param>
/// <param name="Refunded">What they got back.</param>
/// <param name="Commission">Earned, less what was given back of it; before tax.</param>
/// <param name="CustomerFees">Likewise.</param>
/// <param name="Penalties">Paid by providers who did not keep what they sold.</param>
/// <param name="TaxDue">Taken for the tax office.</param>
/// <param name="GatewayFees">What gateways charged.</param>
/// <param name="OtherExpenses">Every other expense and loss.</param>
/// <param name="Net">Commission, fees and penalties less expenses.</param>
internal sealed record RevenuePeriod(
    DateOnly From,
    DateOnly Until,
    Money Captured,
    Money Refunded,
    Money Commission,
    Money CustomerFees,
    Money Penalties,
    Money TaxDue,
    Money GatewayFees,
    Money OtherExpenses,
    Money Net)
{
    private const string GatewayFee = "expense:gateway_fee";

    public static RevenuePeriod Of(ReportDays days, int period, string currency, ImmutableArray<BookedSum> sums)
    {
        var (revenue, expenses) = (-Sum(IsRevenue), Sum(IsExpense));
        var gateway = Sum(sum => sum.Account is GatewayFee);
        return new RevenuePeriod(
            days.Starts[period],
            period + 1 < days.Starts.Length ? days.Starts[period + 1] : days.Until,
            In(Sum(sum => sum.Purpose == "capture" && (IsCash(sum) || sum.Account is GatewayFee))),
            In(-Sum(sum => sum.Purpose is "refund" or "refund-failed" && IsCash(sum))),
            In(-Sum(sum => sum.Account == "revenue:commission")),
            In(-Sum(sum => sum.Account == "revenue:customer_fee")),
            In(-Sum(sum => sum.Account == "revenue:penalty")),
            In(-Sum(sum => sum.Account == "tax:vat_out")),
            In(gateway),
            In(expenses - gateway),
            In(revenue - expenses));

        long Sum(Func<BookedSum, bool> which) => sums.Where(which).Sum(sum => sum.Amount);

        Money In(long amount) => new(amount, currency);
    }

    private static bool IsRevenue(BookedSum sum) => sum.Account.StartsWith("revenue:", StringComparison.Ordinal);

    private static bool IsExpense(BookedSum sum) =>
        sum.Account.StartsWith("expense:", StringComparison.Ordinal) || sum.Account.StartsWith("loss:", StringComparison.Ordinal);

    private static bool IsCash(BookedSum sum) => sum.Account.StartsWith("cash:", StringComparison.Ordinal);
}
