using Marketplace.Gateways;

namespace Marketplace.Bookings;

/// <summary>Offers, milestones, packages and balances are taken and paid once, however many press at once.</summary>
public sealed class Pressing_for_what_comes_in_parts(CashMarketplace cash) : Pressing(cash)
{
    [Fact]
    public async Task An_offer_is_taken_once_and_each_of_its_parts_is_paid_and_earned_once()
    {
        var (pia, ada, listing, start) = await Meets("quote");
        (await pia.Api.Patch($"/listings/{listing}", new { process = new { deliversWork = true, fundingWindow = "P4D" } })).IsOk();
        var path = $"/bookings/{(await ada.Api.Post("/bookings", new { listingId = listing, start })).IsCreated().String("id")}";
        var parts = new[] { 30_00, 70_00 }.Select((amount, index) => new { title = $"Part {index + 1}", amount = Euro(amount), dueAfter = "P2D" });
        (await pia.Api.Post($"{path}/offer", new { lines = new[] { new { label = "A portrait", amount = Euro(100_00) } }, milestones = parts })).IsOk();
        var agreed = (await Press(ada.Api, $"{path}/accept", new { offer = 1 }))!;
        var charges = (await Moved("charge")).Count;
        await Marketplace.Settles();
        await Marketplace.Pays(agreed);

        (pia, ada) = await Later(pia, ada, "P2DT5H");
        (await pia.Api.Post($"{path}/deliver", new { note = "The sketch." })).IsOk();
        await Press(ada.Api, $"{path}/deliver/accept", new { delivery = 1 });
        await Press(ada.Api, $"{path}/milestones/fund", new { milestone = 2 }, done: 1);
        await Marketplace.PaysExtra((await ada.Api.Get(path)).IsOk().String("milestones.1.payment.id"));
        Assert.Equal([30_00L, 70_00L], (await Moved("charge")).Skip(charges).Select(movement => movement.Amount));
        Assert.Equal(27_00, (await ada.Api.Get(path)).IsOk().Number("milestones.0.settlement.provider.amount"));
        await Proves();
    }

    [Fact]
    public async Task Whoever_buys_packages_gets_as_many_as_they_pay()
    {
        var (pia, ada, listing, _) = await Meets();
        var offer = (await pia.Api.Post($"/listings/{listing}/package-offers", new { sessions = 3, price = Euro(100_00), validity = "P30D" })).IsCreated().String("id");
        var bought = (await Press(ada.Api, "/packages", new { offerId = offer }))!;
        var charges = (await Moved("charge")).Count;
        await Marketplace.PaysExtra(bought.String("payment.id"));
        Assert.Equal([100_00L], (await Moved("charge")).Skip(charges).Select(movement => movement.Amount));
        Assert.Single((await ada.Api.Get("/packages?limit=100")).IsOk()["items"].EnumerateArray(), package => package.GetProperty("status").GetString() == "active");
        await Proves();
    }

    [Fact]
    public async Task A_balance_is_paid_once()
    {
        var (pia, ada, listing, start) = await Meets();
        (await pia.Api.Patch($"/listings/{listing}", new { payment = new { deposit = new { basisPoints = 25_00 }, balanceDue = "P3D" } })).IsOk();
        var path = await Sold(ada, listing, start.AddDays(5));
        (_, ada) = await Later(pia, ada, "P4DT5H");
        var payment = (await ada.Api.Get(path)).IsOk().String("balance.payment.id");
        await Press(ada.Api, $"{path}/payments", new { payment }, done: Times);
        var charges = (await Moved("charge")).Count;
        await Marketplace.PaysExtra(payment);
        Assert.Equal([60_00L], (await Moved("charge")).Skip(charges).Select(movement => movement.Amount));
        await Proves();
    }
}
