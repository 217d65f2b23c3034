namespace Marketplace.Reconciliation;

/// <summary>What three accounts of one movement have to say to agree.</summary>
public sealed class Comparing
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(78_55, 78_55L, true)]
    [InlineData(78_55, 78_54L, false)]
    [InlineData(78_55, null, false)]
    [InlineData(0, null, true)] // A charge that its fee takes whole moves no cash, so there is no entry of it.
    [InlineData(0, 1L, false)]
    public void The_ledger_has_what_the_gateway_moved(long net, long? ledger, bool agrees)
    {
        var amount = new Money(net, "EUR");
        var compared = new Compared(
            new GatewayEntry("stripe", "txn_1", null, "charge", "ch_1", amount, Monday),
            new OurMovement("charge", "ch_1", null, amount, Monday, "payment/1", 4, "capture"),
            ledger);

        Assert.Equal(agrees ? null : DiscrepancyKind.LedgerDiffers, Comparison.Of("stripe", compared)?.Kind);
    }
}
