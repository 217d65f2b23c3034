namespace Marketplace.Gateways;

/// <summary>Gateways that list nothing are compared with what we know all the same: they are asked about every page that was opened.</summary>
public sealed class Comparing_with_wallets(WalletMarketplace marketplace) : IClassFixture<WalletMarketplace>
{
    private const string Gateway = "fib";

    private RunningMarketplace Running => marketplace.Running;

    [Fact]
    public async Task What_was_given_back_at_the_desk_is_for_people()
    {
        var (_, _, booking) = await Running.SellsForDinars();
        var page = await Running.PageOf(booking);
        await Running.Pays(booking);
        await AtTheDesk(page, "refund");
        await Running.Pass("P2D");

        var olga = await Running.Operator();
        var state = (await olga.Get("/reconciliation")).IsOk()["items"].EnumerateArray().Single(one => one.GetProperty("gateway").GetString() == Gateway);
        Assert.Equal(1, state.GetProperty("open").GetInt64());
        var item = (await olga.Get("/admin/queues/reconciliation")).IsOk()["items"].EnumerateArray().Single(one => one.GetProperty("gateway").GetString() == Gateway);
        Assert.Equal(
            ("not_ours", "refund", $"{page}/refund", -80_000L),
            (item.GetProperty("kind").GetString(), item.GetProperty("movement").GetString(), item.GetProperty("reference").GetString(), item.GetProperty("theirs").GetProperty("amount").GetInt64()));

        var reason = new { reason = "A person at the bank gave it back." };
        (await olga.Post($"/admin/queues/reconciliation/{item.GetProperty("id").GetString()}/resolve", reason)).IsOk();
        (await olga.Post("/admin/reconciliations", new { gateway = Gateway, reason = "Once more." })).IsOk();
        await Running.Settles();
        Assert.DoesNotContain(page, (await olga.Get("/admin/queues/reconciliation")).IsOk().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_that_was_taken_after_the_page_had_ended_is_found_and_counts()
    {
        var (_, ada, booking) = await Running.SellsForDinars();
        var (page, payment) = (await Running.PageOf(booking), booking.String("payment.id"));
        await Running.Pass("PT2H");
        ada = await Running.LogsIn(ada.Email);
        Assert.Equal("voided", (await ada.Api.Get($"/payments/{payment}")).IsOk().String("status"));
        await AtTheDesk(page, "take");
        await Running.Pass("P2D");

        // The hour was still free, so it is theirs again.
        ada = await Running.LogsIn(ada.Email);
        Assert.Equal("captured", (await ada.Api.Get($"/payments/{payment}")).IsOk().String("status"));
        Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
        var olga = await Running.Operator();
        Assert.DoesNotContain(page, (await olga.Get("/admin/queues/reconciliation")).IsOk().Text, StringComparison.Ordinal);
        await Running.Until("the books hold", Running.Holds);
    }

    [Fact]
    public async Task Only_gateways_with_books_of_their_own_are_compared() =>
        (await (await Running.Operator()).Post("/admin/reconciliations", new { gateway = "manual", reason = "Why not?" })).IsProblem(404, "reconciliation.unknown");

    private async Task AtTheDesk(string page, string what) =>
        (await Running.Visitor.Post($"//sandbox/{Gateway}/_control/orders/{page}/{what}")).IsNoContent();
}
