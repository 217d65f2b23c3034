using Marketplace.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Gateways;

/// <summary>What is promised of cards that a gateway keeps, at the one that does: whatever becomes of calls, one charge as counted there, by the page or by the card.</summary>
public sealed class Kept_cards_keep_the_contract(TroubledMarketplace marketplace) : IClassFixture<TroubledMarketplace>
{
    private RunningMarketplace Running => marketplace.Running;

    [Theory]
    [MemberData(nameof(GatewayContract.Outcomes), MemberType = typeof(GatewayContract))]
    public async Task A_card_that_was_kept_is_charged_once(string outcome)
    {
        var (ada, balance, before) = await LetsHerCardBeKept();
        await Running.Trouble("payment_intents.create", outcome);
        await Running.Trouble("payment_intents.list", outcome);
        await IsChargedOnce(ada, balance, before);
    }

    [Theory]
    [MemberData(nameof(GatewayContract.Outcomes), MemberType = typeof(GatewayContract))]
    public async Task A_card_is_charged_only_once_the_page_is_closed(string outcome)
    {
        var (ada, balance, before) = await LetsHerCardBeKept();
        var page = await Running.PageOf(balance);
        await Running.Trouble("checkout.sessions.expire", outcome);
        await IsChargedOnce(ada, balance, before);
        Assert.False(await Pays(page));
    }

    [Fact]
    public async Task Who_paid_on_the_page_before_anybody_heard_of_it_is_not_charged()
    {
        var (ada, balance, before) = await LetsHerCardBeKept();
        await Running.Trouble("webhook", "drop", GatewayCast.EveryOne);
        Assert.True(await Pays(await Running.PageOf(balance)));
        await IsChargedOnce(ada, balance, before);
    }

    [Theory]
    [InlineData("payment_methods.detach", "timeout_after")]
    [InlineData("payment_methods.detach", "error_after")]
    [InlineData("customers.delete", "timeout_after")]
    [InlineData("customers.delete", "error_after")]
    [InlineData("customers.delete", "reset_before")]
    public async Task A_card_is_forgotten_once_the_balance_is_paid(string operation, string outcome)
    {
        var (ada, balance, before) = await LetsHerCardBeKept();
        await Running.Trouble(operation, outcome);
        await IsChargedOnce(ada, balance, before);
        await Running.Until("nothing is kept", async () => !(await Kept()).Any());
    }

    private async Task<(Person Ada, string Balance, int Before)> LetsHerCardBeKept()
    {
        await Running.ForgetTrouble();
        var before = (await Charges()).Count;
        var monday = await Running.NextMonday();
        var pia = await Running.GoesLive("Pia");
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { payment = new { deposit = new { basisPoints = 30_00 }, balanceDue = "P2D" } })).IsOk();
        var ada = await Running.Arrives("Ada");
        var booking = (await ada.Api.Post("/bookings", new { listingId = listing, start = monday.AddDays(3).AddHours(4), keepCard = true })).IsCreated();
        await Running.Pays(booking);
        Assert.Single(await Kept());
        await Running.Pass("PT29H");
        ada = await Running.LogsIn(ada.Email);
        return (ada, (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("balance.payment.id"), before);
    }

    private async Task IsChargedOnce(Person ada, string balance, int before)
    {
        await Running.Pass("PT6H");
        ada = await Running.LogsIn(ada.Email);
        await Running.Until("the balance is paid", async () => (await ada.Api.Get($"/payments/{balance}")).IsOk().String("status") == "captured");
        await Running.Settles();
        Assert.Equal([24_00L, 56_00L], (await Charges()).Skip(before).Select(movement => movement.Amount));
        await Running.Until("the books hold", Running.Holds);
    }

    /// <summary>Whose card the gateway keeps.</summary>
    private async Task<IReadOnlyList<string>> Kept()
    {
        var paid = await Running.Visitor.Send(HttpMethod.Get, "//sandbox/stripe/v1/payment_intents?limit=100", null, ("Authorization", "Bearer sk_test_sandbox"));
        var kept = new List<string>();
        foreach (var customer in paid.IsOk()["data"].EnumerateArray().Select(made => made.GetProperty("customer").GetString()).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var found = await Running.Visitor.Send(HttpMethod.Get, $"//sandbox/stripe/v1/customers/{customer}", null, ("Authorization", "Bearer sk_test_sandbox"));
            if (!found.IsOk().Body.TryGetProperty("deleted", out _))
            {
                kept.Add(customer);
            }
        }

        return kept;
    }

    private async Task<bool> Pays(string page) =>
        (await Running.Services.GetRequiredService<StripeSandbox>().CompleteCheckout(page)).Status is CheckoutStatus.Paid;

    private async Task<IReadOnlyList<Movement>> Charges() => [.. (await Running.Movements()).Where(movement => movement.Type is "charge" or "refund")];
}
