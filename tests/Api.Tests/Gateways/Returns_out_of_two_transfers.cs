using Marketplace.Bookings;

namespace Marketplace.Gateways;

/// <summary>
/// The platform takes 8.00 EUR of a booking at most. Of 80.00 the charge took 72.00 to Pia; 20.00 were added since, and so 73.60 of the first payment are hers: 1.60 were sent
/// when it was earned. What goes back of it lies in two transfers.
/// </summary>
public sealed class Returns_out_of_two_transfers(CappedMarketplace marketplace) : IClassFixture<CappedMarketplace>
{
    private RunningMarketplace Running => marketplace.Running;

    [Theory]
    [InlineData("unavailable")]
    [InlineData("timeout_after")]
    [InlineData("error_after")]
    [InlineData("error_before")]
    [InlineData("reset_after")]
    public async Task All_of_it_is_taken_out_of_both_once(string outcome)
    {
        var (earned, payment, path) = await Earns();
        await Running.Trouble("transfer_reversals.create", outcome);
        await GivesBack(path, payment, amount: null);
        await Running.Until("it went back", async () => (await Running.MovementTypes(earned)).Contains("refund"));
        Assert.Equal([72_00L, 1_60], await TakenBack(earned));
        Assert.Equal(-80_00, (await Running.Amounts(earned))[^1]);
        await Running.HoldsEverywhere();
    }

    [Fact]
    public async Task A_part_is_taken_out_of_the_charge_s_transfer_first()
    {
        var (earned, payment, path) = await Earns();
        await GivesBack(path, payment, 40_00);
        await Running.Until("half went back", async () => (await Running.MovementTypes(earned)).Contains("refund"));
        Assert.Equal([36_80L], await TakenBack(earned));

        await GivesBack(path, payment, 40_00);
        await Running.Until("the rest went back", async () => (await Running.MovementTypes(earned)).Count(kind => kind == "refund") == 2);
        Assert.Equal([36_80L, 35_20, 1_60], (await TakenBack(earned)).OrderDescending());
        await Running.HoldsEverywhere();
    }

    /// <returns>How many movements there were when all of it was earned, and the payment of the sale.</returns>
    private async Task<(int Earned, string Payment, string Path)> Earns()
    {
        var (before, pia, ada, listing, start) = await Running.Meets();
        var booking = await ada.Books(listing, start);
        await Running.Pays(booking);
        var path = $"/bookings/{booking.String("id")}";
        (await pia.Api.Post($"{path}/change-order", new { lines = new[] { new { label = "Ten more pictures", amount = Euro(20_00) } } })).IsOk();
        await Running.PaysExtra((await ada.Api.Post($"{path}/change-order/accept")).IsOk().String("changeOrder.payment.id"));
        Assert.Equal([80_00L, -72_00, 72_00, 20_00, -18_00, 18_00], await Running.Amounts(before));

        await Running.Pass("P7D");
        await Running.Until("what lacked is there", async () => (await Running.Movements()).Count == before + 10);
        Assert.Equal([-1_60L, -40, 40, 1_60], (await Running.Amounts(before)).Skip(6).Order());
        return (before + 10, booking.String("payment.id"), path);
    }

    private async Task GivesBack(string path, string payment, long? amount) =>
        (await (await Running.Operator()).Post($"{path}/refund", new { payment, amount = amount is { } part ? Euro(part) : null, reason = "None of it was sharp." })).IsOk();

    /// <summary>What came back to the platform's balance of transfers, by the gateway's own count.</summary>
    private async Task<IEnumerable<long>> TakenBack(int since) =>
        (await Running.Movements()).Skip(since).Where(movement => movement.Type == "transfer_refund").Select(movement => movement.Amount).OrderDescending();

    private static object Euro(long amount) => new { amount, currency = "EUR" };
}

/// <summary>One whose commission has a cap, and whose charges take the provider's share there.</summary>
public sealed class CappedMarketplace : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With(
        "Stripe:FundFlow=destination", "Stripe:Timeout=00:00:02", "Commission:Bounds:0:Currency=EUR", "Commission:Bounds:0:Floor=0", "Commission:Bounds:0:Cap=800");

    public Task DisposeAsync() => Running.DisposeAsync();
}
