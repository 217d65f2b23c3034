namespace Marketplace.Gateways;

/// <summary>The customer's card is closed: what the gateway gave back is on the platform's balance again a day later, and the customer has nothing.</summary>
public sealed class Refunds_that_come_back(TroubledMarketplace marketplace) : IClassFixture<TroubledMarketplace>
{
    private RunningMarketplace Running => marketplace.Running;

    [Fact]
    public async Task An_operator_gives_it_by_hand()
    {
        var (before, pia, ada, payment) = await ComesBack();
        var shown = (await ada.Api.Get($"/payments/{payment}")).IsOk();
        Assert.Equal(
            ("captured", 0, true, "expired_or_canceled_card"),
            (shown.String("status"), shown.Number("refunded.amount"), shown["refunds"][0].GetProperty("byHand").GetBoolean(), shown.String("refunds.0.failure")));
        Assert.Equal(["charge", "refund", "refund_failure"], await Running.MovementTypes(before));

        var olga = await Running.Operator();
        var waits = await Waits(olga, payment);
        Assert.Equal(("platform", 80_00, "expired_or_canceled_card", true), (
            waits.GetProperty("collector").GetString(),
            waits.GetProperty("amount").GetProperty("amount").GetInt64(),
            waits.GetProperty("failure").GetString(),
            waits.GetProperty("canRetry").GetBoolean()));
        await Running.Until("the books hold while it waits", Running.Holds);

        var path = $"/payments/{payment}/refunds/{waits.GetProperty("id").GetString()}";
        (await pia.Api.Post($"{path}/confirm", new { method = "cash" })).IsProblem(404, "payment.unknown");
        var given = (await olga.Post($"{path}/confirm", new { method = "bank_transfer", reference = "Her card is closed, TX 9" })).IsOk();
        Assert.Equal(("refunded", 80_00), (given.String("status"), given.Number("refunded.amount")));
        (await olga.Post($"{path}/retry")).IsProblem(404, "payment.unknown-refund");
        await Running.Until("the books hold", Running.Holds);
        await Running.Verifies();
    }

    [Fact]
    public async Task An_operator_has_the_gateway_asked_once_more()
    {
        var (before, pia, ada, payment) = await ComesBack();
        var olga = await Running.Operator();
        var path = $"/payments/{payment}/refunds/{(await Waits(olga, payment)).GetProperty("id").GetString()}/retry";
        (await ada.Api.Post(path)).IsProblem(403, "forbidden");
        (await pia.Api.Post(path)).IsProblem(403, "forbidden");

        const string key = "ask-again";
        (await olga.Post(path, body: null, key)).IsOk();
        Assert.True((await olga.Post(path, body: null, key)).IsOk().IsReplay);
        await Running.Until("it was given again", async () => (await Running.MovementTypes(before)) is ["charge", "refund", "refund_failure", "refund"]);
        await Running.Pass("P2D");

        ada = await Running.LogsIn(ada.Email);
        Assert.Equal("refunded", (await ada.Api.Get($"/payments/{payment}")).IsOk().String("status"));
        await Running.Until("the books hold", Running.Holds);
        await Running.Verifies();
    }

    private async Task<(int Before, Person Pia, Person Ada, string Payment)> ComesBack()
    {
        var (before, pia, ada, payment) = await Running.GivesBackToAClosedCard();
        await Running.Pass("P1DT1H");
        return (before, await Running.LogsIn(pia.Email), await Running.LogsIn(ada.Email), payment);
    }

    private static async Task<System.Text.Json.JsonElement> Waits(Api olga, string payment) =>
        (await olga.Get("/admin/queues/handovers?limit=100")).IsOk()["items"].EnumerateArray().Single(item => item.GetProperty("paymentId").GetString() == payment);
}
