using Marketplace.Gateways;

namespace Marketplace.Bookings;

/// <summary>What operators decide about money happens once, whoever else decides it at the same moment.</summary>
public sealed class Pressing_as_an_operator(CashMarketplace cash) : Pressing(cash)
{
    private static readonly object Why = new { reason = "There are pictures." };

    [Fact]
    public async Task A_complaint_an_absence_and_a_damage_are_decided_once()
    {
        var (pia, ada, listing, start) = await Meets();
        (await pia.Api.Patch($"/listings/{listing}", new { securityDeposit = new { amount = Euro(200_00), dueBefore = "P1D" } })).IsOk();
        var (complained, missed) = (await Sold(ada, listing, start), await Sold(ada, listing, start.AddHours(2)));
        (pia, ada) = await Later(pia, ada, "P1DT8H");
        foreach (var path in (string[])[complained, missed])
        {
            await Marketplace.PaysExtra((await ada.Api.Get($"{path}/security-deposit")).IsOk().String("payment.id"));
        }

        (pia, ada) = await Later(pia, ada, "P1D");
        var wish = new { reason = "quality", text = "The dog is green.", wish = "full_refund" };
        var complaint = $"/complaints/{(await ada.Api.Post($"{complained}/complain", wish)).IsOk().String("complaint.id")}";
        (await pia.Api.Post($"{missed}/no-show", new { reason = "I waited." })).IsOk();
        (await ada.Api.Post($"{missed}/no-show/contest", new { reason = "I stood at the door." })).IsOk();
        var claim = new { items = new[] { new { label = "A window", amount = Euro(120_00) } }, text = "There was a ball." };
        (await pia.Api.Post($"{complained}/security-deposit/claim", claim)).IsOk();
        (await ada.Api.Post($"{complained}/security-deposit/contest", new { text = "It was old." })).IsOk();
        (pia, ada) = await Later(pia, ada, "P4D");

        var olga = await Marketplace.Operator();
        await Press(olga, $"/admin{complaint}/decide", new { award = Euro(30_00), reason = "There are pictures." }, done: 1);
        await Press(olga, $"{complained}/security-deposit/decide", new { award = Euro(70_00), reason = "Half of it was old." }, done: 1);
        await Marketplace.Settles();
        Assert.Equal(30_00, (await ada.Api.Get(complained)).IsOk().Number("refunded.amount"));
        Assert.Equal((70_00L, 130_00L), await Awarded(ada, complained));
        await Proves();
    }

    [Fact]
    public async Task Payouts_are_held_released_and_sent_again_once()
    {
        var (pia, ada, listing, start) = await Meets();
        var path = await Sold(ada, listing, start);
        (pia, ada) = await Later(pia, ada, "P2DT6H");
        (await ada.Api.Post($"{path}/complete")).IsOk();
        var provider = $"/admin/providers/{(await pia.Api.Get("/providers/me")).IsOk().String("id")}";
        var olga = await Marketplace.Operator();
        await Press(pia.Api, "/providers/me/payouts/pause", Why, done: 1);
        await Press(olga, $"{provider}/payouts/hold", Why, done: 1);
        await Press(olga, $"{provider}/payouts/release", Why, done: 1);
        await Press(pia.Api, "/providers/me/payouts/resume", Why, done: 1);

        await Marketplace.Trouble("bank", "fail");
        var payouts = (await Moved("payout")).Count;
        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        (pia, ada) = await Later(pia, ada, "P1DT3H");
        await Marketplace.Until("the bank has sent it back", async () => (await pia.Api.Get($"/payouts/{payout}")).IsOk().String("status") == "failed");
        await Press(await Marketplace.Operator(), $"/admin/payouts/{payout}/retry", Why);
        await Marketplace.Settles();
        Assert.Equal(2, (await Moved("payout")).Skip(payouts).Count());
        await Proves();
    }

    [Fact]
    public async Task What_is_kept_back_is_let_go_once()
    {
        var (pia, ada, listing, start) = await Meets();
        var reserve = $"/admin/providers/{(await pia.Api.Get("/providers/me")).IsOk().String("id")}/reserve";
        (await (await Marketplace.Operator()).Put(reserve, new { basisPoints = 10_00, days = 30, reason = "Many want their money back." })).IsOk();
        var path = await Sold(ada, listing, start);
        (pia, ada) = await Later(pia, ada, "P2DT6H");
        (await ada.Api.Post($"{path}/complete")).IsOk();
        await Marketplace.Settles();
        await Press(await Marketplace.Operator(), $"{reserve}/release", Why, done: 1);
        Assert.Equal(72_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("available.0.amount"));
        await Proves();
    }

    [Fact]
    public async Task The_platforms_own_money_is_written_down_and_corrected_once()
    {
        var olga = await Marketplace.Operator();
        var reference = await Marketplace.TopsUp(50_00);
        var topUp = new { kind = "top_up", gateway = "stripe", amount = Euro(50_00), reference, note = "Of the statement." };
        await Press(olga, "/admin/cash-movements", topUp, done: 1);
        var wrong = (await Press(olga, "/admin/cash-movements", new { kind = "fee", gateway = "stripe", amount = Euro(3_00), reference = $"none-of-{reference}", note = "A mistake." }, done: 1))!;
        await Press(olga, $"/admin/cash-movements/{wrong.String("id")}/correct", Why, done: 1);
        await Proves();
    }

    [Fact]
    public async Task A_month_is_closed_and_a_bank_is_answered_once()
    {
        var (pia, ada, listing, start) = await Meets();
        var path = await Sold(ada, listing, start);
        var payment = (await ada.Api.Get(path)).IsOk().String("payment.id");
        (await Marketplace.Visitor.Post($"/sandbox/checkout/{payment}/dispute", new { })).IsOk();
        await Marketplace.Settles();
        var dispute = (await pia.Api.Get($"/payments/{payment}/disputes")).IsOk().String("items.0.id");
        var olga = await Marketplace.Operator();
        await Press(olga, $"/admin/disputes/{dispute}/submit", new { });
        await Marketplace.Settles();

        // Whoever asks while a comparison runs is answered with that one.
        await Press(olga, "/admin/reconciliations", Why);
        await Marketplace.Settles();
        (pia, ada) = await Later(pia, ada, "P32D");
        olga = await Marketplace.Operator();
        var month = start.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        await Press(olga, $"/ledger/periods/{month}/close", Why, done: 1);
        await Marketplace.Settles();
        Assert.Equal("sealed", (await olga.Get($"/ledger/periods/{month}")).IsOk().String("period.state"));
        await Proves();
    }

    private static async Task<(long Award, long Back)> Awarded(Person ada, string path)
    {
        var deposit = (await ada.Api.Get($"{path}/security-deposit")).IsOk();
        return (deposit.Number("award.amount"), deposit.Number("back.amount"));
    }
}
