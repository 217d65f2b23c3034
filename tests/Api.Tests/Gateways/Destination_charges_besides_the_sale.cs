using Marketplace.Bookings;

namespace Marketplace.Gateways;

/// <summary>What is paid besides the sale is a charge of its own, which takes the provider's part of it there.</summary>
public sealed class Destination_charges_besides_the_sale(DestinationMarketplace marketplace) : IClassFixture<DestinationMarketplace>
{
    private RunningMarketplace Running => marketplace.Running;

    [Fact]
    public async Task All_of_a_tip_is_taken_there()
    {
        var (before, pia, ada, path) = await Agrees();
        await Running.Pass("P3DT6H");
        ada = await Running.LogsIn(ada.Email);
        (await ada.Api.Post($"{path}/complete")).IsOk();
        var tip = (await ada.Api.Post($"{path}/tip", new { amount = Euro(20_00) })).IsOk().String("tips.0.payment.id");
        await Running.PaysExtra(tip);
        Assert.Equal([80_00L, -72_00, 72_00, 20_00, -20_00, 20_00], await Running.Amounts(before));
        await IsPaidOut(before, pia, 92_00);
    }

    [Fact]
    public async Task Of_a_change_order_it_is_the_part_that_is_hers_and_comes_back_with_what_is_taken_off()
    {
        var (before, pia, ada, path) = await Agrees();
        (await pia.Api.Post($"{path}/change-order", Order(20_00))).IsOk();
        await Running.PaysExtra((await ada.Api.Post($"{path}/change-order/accept")).IsOk().String("changeOrder.payment.id"));
        Assert.Equal([20_00L, -18_00, 18_00], (await Running.Amounts(before)).Skip(3));

        // The newest payment first: all of it, and 10.00 of the sale's.
        (await ada.Api.Post($"{path}/change-order", Order(-30_00))).IsOk();
        (await pia.Api.Post($"{path}/change-order/accept")).IsOk();
        await Running.Until("both went back", async () => (await Running.MovementTypes(before)).Count(kind => kind == "refund") == 2);
        Assert.Equal([-20_00L, -18_00, -10_00, -9_00, 9_00, 18_00], (await Running.Amounts(before)).Skip(6).Order());
        await Works(pia, ada, path);
        await IsPaidOut(before, pia, 63_00);
    }

    [Fact]
    public async Task A_deposit_and_its_balance_are_two()
    {
        var (before, pia, ada, path) = await Agrees(paysLater: true);
        Assert.Equal([24_00L, -21_60, 21_60], await Running.Amounts(before));
        await Running.Pass("P1DT5H");
        (ada, pia) = (await Running.LogsIn(ada.Email), await Running.LogsIn(pia.Email));
        await Running.PaysExtra((await ada.Api.Get(path)).IsOk().String("balance.payment.id"));
        Assert.Equal([56_00L, -50_40, 50_40], (await Running.Amounts(before)).Skip(3));
        await Works(pia, ada, path);
        await IsPaidOut(before, pia, 72_00);
    }

    [Fact]
    public async Task Of_a_deposit_whose_balance_never_came_she_keeps_what_lies_there()
    {
        var (before, pia, ada, path) = await Agrees(paysLater: true);
        await Running.Pass("P3D");
        Assert.Equal("cancelled", (await (await Running.LogsIn(ada.Email)).Api.Get(path)).IsOk().String("status"));
        Assert.Equal([24_00L, -21_60, 21_60], await Running.Amounts(before));
        await IsPaidOut(before, pia, 21_60);
    }

    [Fact]
    public async Task Each_milestone_takes_its_own_and_what_is_called_off_comes_back()
    {
        var (before, pia, ada, listing, start) = await Running.Meets("quote");
        (await pia.Api.Patch($"/listings/{listing}", new { process = new { deliversWork = true } })).IsOk();
        var path = $"/bookings/{(await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(start) })).IsCreated().String("id")}";
        (await pia.Api.Post($"{path}/offer", Portrait(30_00, 50_00, 20_00))).IsOk();
        var agreed = (await ada.Api.Post($"{path}/accept", new { offer = 1 })).IsOk();
        await Running.Settles();
        await Running.Pays(agreed);
        Assert.Equal([30_00L, -27_00, 27_00], await Running.Amounts(before));

        await Running.Pass("P3DT6H");
        (ada, pia) = (await Running.LogsIn(ada.Email), await Running.LogsIn(pia.Email));
        (await pia.Api.Post($"{path}/deliver", new { note = "The sketch." })).IsOk();
        (await ada.Api.Post($"{path}/deliver/accept", new { delivery = 1 })).IsOk();
        await Running.PaysExtra((await ada.Api.Post($"{path}/milestones/fund", new { milestone = 2 })).IsOk().String("milestones.1.payment.id"));
        Assert.Equal([50_00L, -45_00, 45_00], (await Running.Amounts(before)).Skip(3));

        (await pia.Api.Post($"{path}/cancel", new { reason = "The dog is ill." })).IsOk();
        await Running.Until("it went back", async () => (await Running.MovementTypes(before)).Contains("refund"));
        Assert.Equal([45_00L, -45_00, -50_00], (await Running.Amounts(before)).Skip(6));
        await IsPaidOut(before, pia, 27_00);
    }

    private async Task<(int Before, Person Pia, Person Ada, string Path)> Agrees(bool paysLater = false)
    {
        var (before, pia, ada, listing, start) = await Running.Meets();
        if (paysLater)
        {
            (await pia.Api.Patch($"/listings/{listing}", new { payment = new { deposit = new { basisPoints = 30_00 }, balanceDue = "P2D" } })).IsOk();
        }

        var booking = await ada.Books(listing, start);
        await Running.Pays(booking);
        return (before, pia, ada, $"/bookings/{booking.String("id")}");
    }

    private async Task Works(Person pia, Person ada, string path)
    {
        await Running.Pass("P3DT6H");
        (await (await Running.LogsIn(ada.Email)).Api.Post($"{path}/complete")).IsOk();
    }

    /// <summary>What lies there is hers once it is earned: nothing is sent after it, and nothing is left.</summary>
    private async Task IsPaidOut(int before, Person pia, long amount)
    {
        await Running.Pass("P8D");
        var moved = (await Running.Amounts(before)).Count;
        (await (await Running.LogsIn(pia.Email)).Api.Post("/providers/me/payouts", new { })).IsCreated();
        await Running.Until("the payout has left", async () => (await Running.MovementTypes(before)).Contains("payout"));
        Assert.Equal([-amount], (await Running.Amounts(before)).Skip(moved));
        Assert.Equal(0, (await Running.Movements()).Skip(before).Where(movement => movement.Type is "payment" or "payment_refund" or "payout").Sum(movement => movement.Amount));
        await Running.HoldsEverywhere();
    }

    private static object Order(long amount) => new { lines = new[] { new { label = "What came up", amount = Euro(amount) } } };

    private static object Portrait(params long[] parts) => new
    {
        lines = new[] { new { label = "A portrait", amount = Euro(parts.Sum()) } },
        milestones = parts.Select((part, index) => new { title = $"Part {index + 1}", amount = Euro(part), dueAfter = "P2D" }),
    };

    private static object Euro(long amount) => new { amount, currency = "EUR" };
}
