using Marketplace.Gateways;

namespace Marketplace.Bookings;

/// <summary>What customers and providers press 32 times at once is done once, or as often as there is money for it.</summary>
public sealed class Pressing_again_and_again(CashMarketplace cash) : Pressing(cash)
{
    [Fact]
    public async Task A_sale_is_paid_taken_tipped_and_given_back_once()
    {
        var (pia, ada, listing, start) = await Meets("request");
        var booking = (await Press(ada.Api, "/bookings", new { listingId = listing, start }, done: 1))!;
        var path = $"/bookings/{booking.String("id")}";
        await Marketplace.Settles();
        await Press(ada.Api, $"{path}/payments", new { }, done: Times);
        var charges = await Moved("charge");
        await Marketplace.Pays(booking);
        await Press(pia.Api, $"{path}/accept");
        await Marketplace.Settles();
        Assert.Equal([80_00L], (await Moved("charge")).Except(charges).Select(movement => movement.Amount));

        (pia, ada) = await Later(pia, ada, "P2DT6H");
        await Press(ada.Api, $"{path}/complete");
        await Press(ada.Api, $"{path}/tip", new { amount = Euro(10_00) });
        await Marketplace.Settles();
        var tips = (await ada.Api.Get(path)).IsOk()["tips"].EnumerateArray().ToArray();
        var open = Assert.Single(tips, tip => tip.GetProperty("status").GetString() == "open");
        await Marketplace.PaysExtra(open.GetProperty("payment").GetProperty("id").GetString()!);
        Assert.Single((await ada.Api.Get(path)).IsOk()["tips"].EnumerateArray(), tip => tip.GetProperty("status").GetString() == "paid");

        // Eight times ten are eighty.
        var refunds = await Moved("refund");
        await Press(pia.Api, $"{path}/refund", new { amount = Euro(10_00), reason = "Sorry." }, done: 8);
        await Marketplace.Settles();
        Assert.Equal(80_00, (await ada.Api.Get(path)).IsOk().Number("refunded.amount"));
        Assert.Equal(-80_00, (await Moved("refund")).Except(refunds).Sum(movement => movement.Amount));
        await Proves();
    }

    [Fact]
    public async Task What_is_called_off_goes_back_once_and_what_is_changed_is_paid_once()
    {
        var (pia, ada, listing, start) = await Meets();
        var (kept, called) = (await Sold(ada, listing, start), await Sold(ada, listing, start.AddHours(2)));
        await Press(ada.Api, $"{called}/cancel");
        await Marketplace.Settles();
        Assert.Equal(80_00, (await ada.Api.Get(called)).IsOk().Number("refunded.amount"));

        await Press(pia.Api, $"{kept}/change-order", new { lines = new[] { new { label = "More pictures", amount = Euro(20_00) } } }, done: 1);
        var agreed = (await Press(ada.Api, $"{kept}/change-order/accept", new { number = 1 }))!;
        await Marketplace.PaysExtra(agreed.String("changeOrder.payment.id"));
        Assert.Equal(100_00, (await ada.Api.Get(kept)).IsOk().Number("price.total.amount"));
        await Proves();
    }

    [Fact]
    public async Task What_was_earned_leaves_once_and_what_is_owed_is_given_up_once()
    {
        var (pia, ada, listing, start) = await Meets();
        var booking = await Sold(ada, listing, start);
        (pia, ada) = await Later(pia, ada, "P2DT6H");
        (await ada.Api.Post($"{booking}/complete")).IsOk();
        await Marketplace.Settles();
        var payouts = await Moved("payout");
        await Press(pia.Api, "/providers/me/payouts", new { }, done: 1);
        await Marketplace.Settles();
        Assert.Equal([-72_00L], (await Moved("payout")).Except(payouts).Select(movement => movement.Amount));

        (await pia.Api.Post($"{booking}/refund", new { amount = Euro(40_00), reason = "Sorry." })).IsOk();
        await Marketplace.Settles();
        var writeOff = $"/admin/providers/{(await pia.Api.Get("/providers/me")).IsOk().String("id")}/balance/write-off";
        await Press(await Marketplace.Operator(), writeOff, new { amount = Euro(36_00), reason = "She has moved away." }, done: 1);
        Assert.Empty((await pia.Api.Get("/providers/me/balance")).IsOk()["negative"].EnumerateArray());
        await Proves();
    }

    [Fact]
    public async Task A_complaint_and_a_quarrel_with_a_bank_end_once()
    {
        var (pia, ada, listing, start) = await Meets();
        var (first, second) = (await Sold(ada, listing, start), await Sold(ada, listing, start.AddHours(2)));
        (pia, ada) = await Later(pia, ada, "P2DT8H");
        var wish = new { reason = "quality", text = "The dog is green.", wish = "full_refund" };
        var complaint = $"/complaints/{(await Press(ada.Api, $"{first}/complain", wish, done: 1))!.String("complaint.id")}";
        (await pia.Api.Post($"{complaint}/offer", new { amount = Euro(30_00), text = "It washes out." })).IsOk();
        await Press(ada.Api, $"{complaint}/accept", new { offer = 1 }, done: 1);
        await Marketplace.Settles();
        Assert.Equal(30_00, (await ada.Api.Get(first)).IsOk().Number("refunded.amount"));

        var payment = (await ada.Api.Get(second)).IsOk().String("payment.id");
        (await Marketplace.Visitor.Post($"/sandbox/checkout/{payment}/dispute", new { })).IsOk();
        await Marketplace.Settles();
        var dispute = (await pia.Api.Get($"/payments/{payment}/disputes")).IsOk().String("items.0.id");
        var olga = await Marketplace.Operator();
        await Press(olga, $"/admin/disputes/{dispute}/accept", new { reason = "True." });
        await Marketplace.Settles();
        Assert.Equal("lost", (await olga.Get($"/disputes/{dispute}")).IsOk().String("status"));
        await Proves();
    }

    [Fact]
    public async Task A_security_deposit_is_claimed_and_awarded_once()
    {
        var (pia, ada, listing, start) = await Meets();
        (await pia.Api.Patch($"/listings/{listing}", new { securityDeposit = new { amount = Euro(200_00), dueBefore = "P1D" } })).IsOk();
        var path = await Sold(ada, listing, start);
        (pia, ada) = await Later(pia, ada, "P1DT5H");
        await Marketplace.PaysExtra((await ada.Api.Get($"{path}/security-deposit")).IsOk().String("payment.id"));
        (pia, ada) = await Later(pia, ada, "P1DT4H");
        var claim = new { items = new[] { new { label = "A window", amount = Euro(120_00) } }, text = "There was a ball." };
        await Press(pia.Api, $"{path}/security-deposit/claim", claim, done: 1);
        await Press(ada.Api, $"{path}/security-deposit/accept", new { }, done: 1);
        await Marketplace.Settles();
        var ended = (await ada.Api.Get($"{path}/security-deposit")).IsOk();
        Assert.Equal(("awarded", 120_00L, 80_00L), (ended.String("status"), ended.Number("award.amount"), ended.Number("back.amount")));
        await Proves();
    }

    [Fact]
    public async Task Whoever_hands_money_over_does_it_once()
    {
        var (pia, ada, listing, start) = await Meets();
        (await pia.Api.Patch($"/listings/{listing}", new { price = new { type = "fixed", amount = new { amount = 80_000, currency = "IQD" } } })).IsOk();
        var (kept, given) = (await ada.Books(listing, start), await ada.Books(listing, start.AddHours(2)));
        await Marketplace.Settles();
        var olga = await Marketplace.Operator();
        foreach (var booking in (Reply[])[kept, given])
        {
            await Press(olga, $"/payments/{booking.String("payment.id")}/confirm", new { method = "cash" }, done: 1);
        }

        (await ada.Api.Post($"/bookings/{given.String("id")}/cancel")).IsOk();
        await Marketplace.Settles();
        var refund = await Waiting(olga, "refund", given.String("payment.id"));
        await Press(olga, $"/payments/{given.String("payment.id")}/refunds/{refund}/confirm", new { method = "cash" }, done: 1);

        (pia, ada) = await Later(pia, ada, "P5D");
        (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated();
        await Marketplace.Settles();
        var payout = (await pia.Api.Get("/providers/me/payouts")).IsOk().String("items.0.id");
        await Press(await Marketplace.Operator(), $"/admin/payouts/{payout}/confirm", new { method = "bank_transfer", reference = "TX 2" }, done: 1);
        await Proves();
    }

    [Fact]
    public async Task An_invoice_is_sent_paid_and_given_back_once_without_a_gap()
    {
        var (pia, ada, _, start) = await Meets();
        var booking = (await ada.Books(await pia.Publishes("unpaid"), start)).String("id");
        var draft = new { bookingId = booking, title = "An hour", lines = new[] { new { label = "An hour", unitPrice = Euro(80_00) } } };
        var path = $"/invoices/{(await pia.Api.Post("/invoices", draft)).IsCreated().String("id")}";
        await Press(pia.Api, $"{path}/send", new { });
        await Press(pia.Api, $"{path}/pay", new { method = "cash" }, done: 1);
        await Press(pia.Api, $"{path}/refund", new { method = "cash", reason = "It was too short." }, done: 1);
        await Marketplace.Settles();
        Assert.Equal(
            ["INV-000001", "INV-000002"],
            (await ada.Api.Get("/invoices")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("number").GetString()!).Order());
        await Proves();
    }

    [Fact]
    public async Task A_package_is_given_back_once()
    {
        var (pia, ada, listing, _) = await Meets();
        var offer = (await pia.Api.Post($"/listings/{listing}/package-offers", new { sessions = 3, price = Euro(100_00), validity = "P30D" })).IsCreated().String("id");
        var package = (await ada.Api.Post("/packages", new { offerId = offer })).IsCreated();
        await Marketplace.PaysExtra(package.String("payment.id"));
        await Press(ada.Api, $"/packages/{package.String("id")}/refund", new { reason = "I am moving away." }, done: 1);
        await Marketplace.Settles();
        Assert.Equal(100_00, (await ada.Api.Get($"/payments/{package.String("payment.id")}")).IsOk().Number("refunded.amount"));
        await Proves();
    }

    private static async Task<string> Waiting(Api olga, string kind, string payment) =>
        (await olga.Get("/admin/queues/handovers?limit=100")).IsOk()["items"].EnumerateArray()
            .Single(item => item.GetProperty("kind").GetString() == kind && item.GetProperty("paymentId").GetString() == payment).GetProperty("id").GetString()!;
}
