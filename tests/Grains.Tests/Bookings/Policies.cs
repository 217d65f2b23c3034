namespace Marketplace.Bookings;

/// <summary>The presets are promises: their numbers are those of the domain, at every boundary.</summary>
public sealed class Policies
{
    private static readonly DateTimeOffset Start = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("flexible", 24 * 3600, 0, "100")]
    [InlineData("flexible", (24 * 3600) - 1, 0, "50")]
    [InlineData("flexible", -1, 0, "50")]
    [InlineData("moderate", 5 * 86400, 0, "100")]
    [InlineData("moderate", (5 * 86400) - 1, 0, "50 after 1")]
    [InlineData("firm", 30 * 86400, 60, "100")]
    [InlineData("firm", (30 * 86400) - 1, 60, "50")]
    [InlineData("firm", 14 * 86400, 2, "100")]
    [InlineData("firm", (14 * 86400) - 1, 1, "50")]
    [InlineData("firm", 7 * 86400, 60, "50")]
    [InlineData("firm", (7 * 86400) - 1, 60, "0")]
    [InlineData("strict", 30 * 86400, 60, "50")]
    [InlineData("strict", 14 * 86400, 2, "100")]
    [InlineData("strict", 14 * 86400, 3, "50")]
    [InlineData("strict", (7 * 86400) - 1, 60, "0")]
    [InlineData("none", 90 * 86400, 0, "0")]
    public void A_preset_refunds(string preset, int secondsAhead, int bookedDaysAgo, string refund)
    {
        var now = Start.AddSeconds(-secondsAhead);
        var age = TimeSpan.FromDays(bookedDaysAgo);
        var tier = CancellationPolicies.Find(preset)!.Tiers
            .FirstOrDefault(tier => Start - now >= tier.MinimumLead && (tier.WithinOfBooking is not { } grace || age <= grace));
        var text = tier is null ? "0" : tier.RetainedUnits == 0 ? $"{tier.RefundPercent}" : $"{tier.RefundPercent} after {tier.RetainedUnits}";
        Assert.Equal(refund, text);
    }

    /// <summary>Seven nights of 80.00 at half the price for a long stay: a night was 40.00. A lunch is no part of it.</summary>
    [Theory]
    [InlineData(-50, 280_00 - 40_00)]
    [InlineData(100, 1120_00 - 160_00)]
    public void A_unit_that_is_kept_is_kept_at_what_it_cost(int percent, long rest)
    {
        var nights = BookingCast.Euro(7 * 80_00);
        var ruled = nights.Share(percent * 100);
        var terms = BookingCast.Terms with
        {
            Policy = CancellationPolicies.Of([new("late", TimeSpan.Zero, null, 100, 100, RetainedUnits: 1)]),
            Lines =
            [
                new("base", "7 nights", nights, 7, BookingCast.Euro(80_00), PriceParty.Customer, PriceParty.Provider),
                new("pricing_rule", "Long stays", ruled, 1, ruled, PriceParty.Customer, PriceParty.Provider),
                new("addon", "Lunch", BookingCast.Euro(9_00), 1, BookingCast.Euro(9_00), PriceParty.Customer, PriceParty.Provider),
            ],
            Total = nights + ruled + BookingCast.Euro(9_00),
            CustomerFee = BookingCast.Euro(0),
        };
        Assert.Equal(BookingCast.Euro(rest + 9_00), CancellationRules.Refund(terms, Start, Start.AddDays(-60), Start.AddDays(-1)).Base);
    }

    [Fact]
    public void Tiers_of_ones_own_read_as_sentences()
    {
        var policy = CancellationPolicies.Of(
        [
            new("early", TimeSpan.FromDays(2), null, 100, 100, 0),
            new("grace", TimeSpan.Zero, TimeSpan.FromHours(1), 100, 100, 0),
            new("late", TimeSpan.FromHours(12), null, 50, 0, 0, BookingCast.Euro(20_00), DepositRule.Refunded),
        ]);
        Assert.Equal(
            "100 % refund up to 2 days before the start. 100 % refund at any time within 1 hour of booking. "
            + "50 % refund without the customer fee after 20.00 EUR is kept up to 12 hours before the start, a deposit included.",
            policy.Text);
        Assert.Equal(CancellationPolicies.Find("none")!.Text, CancellationPolicies.Of([]).Text);
    }
}
