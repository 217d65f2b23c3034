using System.Text.Json;
using Marketplace.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Gateways;

public sealed class Stripe_keeps_the_contract(TroubledMarketplace marketplace) : GatewayContract(marketplace.Running), IClassFixture<TroubledMarketplace>
{
    private protected override async Task<(Person Ada, Reply Booking)> Books()
    {
        var monday = await Running.NextMonday();
        var listing = await (await Running.GoesLive("Pia")).Publishes();
        var ada = await Running.Arrives("Ada");
        return (ada, await ada.Books(listing, monday.AddDays(3).AddHours(4)));
    }

    private protected override async Task<bool> Pays(string page) =>
        (await Running.Services.GetRequiredService<StripeSandbox>().CompleteCheckout(page)).Status is CheckoutStatus.Paid;

    private protected override Task Trouble(GatewayCall call, string outcome) => Running.Trouble(
        call switch
        {
            GatewayCall.Open => "checkout.sessions.create",
            GatewayCall.Close => "checkout.sessions.expire",
            _ => "refunds.create",
        },
        outcome);

    private protected override Task News(GatewayNewsTrouble how) => how switch
    {
        GatewayNewsTrouble.Never => Running.Trouble("webhook", "drop", GatewayCast.EveryOne),
        GatewayNewsTrouble.Late => Running.Webhooks(new { delay = "PT10M" }),
        GatewayNewsTrouble.Twice => Running.Webhooks(new { duplicates = 1 }),
        _ => Running.Webhooks(new { duplicates = 3, shuffle = true }),
    };

    private protected override async Task Forge(Reply booking, string page)
    {
        var forged = new { id = "evt_forged", @object = "event", type = "checkout.session.completed", created = 1773000000, data = new { @object = new { @object = "checkout.session", id = page } } };
        (await Running.Visitor.Send(HttpMethod.Post, "/webhooks/stripe", Api.Raw(JsonSerializer.Serialize(forged)), ("Stripe-Signature", "t=1773000000,v1=00"))).IsProblem(422, "webhook.not-valid");
    }

    /// <summary>What moves between the platform and its providers has no part in this.</summary>
    private protected override async Task<IReadOnlyList<(string Type, long Amount)>> Moved() =>
        [.. (await Running.Movements()).Where(movement => movement.Type is "charge" or "refund").Select(movement => (movement.Type, movement.Amount))];

    private protected override async Task ForgetTrouble()
    {
        await Running.ForgetTrouble();
        await Running.Webhooks(new { });
    }
}

public sealed class Fib_keeps_the_contract(WalletMarketplace marketplace) : GatewayContract(marketplace.Running), IClassFixture<WalletMarketplace>
{
    private protected override async Task<(Person Ada, Reply Booking)> Books()
    {
        var (_, ada, booking) = await Running.SellsForDinars();
        return (ada, booking);
    }

    private protected override Task<bool> Pays(string page) => Running.PaysInTheApp(page);

    /// <summary>Whatever the bank may have done is looked up before it is done again, so that goes wrong too.</summary>
    private protected override async Task Trouble(GatewayCall call, string outcome)
    {
        await Running.TroubleAtTheBank(
            call switch
            {
                GatewayCall.Open => "create",
                GatewayCall.Close => "cancel",
                _ => "refund",
            },
            outcome);
        await Running.TroubleAtTheBank("status", outcome);
    }

    private protected override Task News(GatewayNewsTrouble how) => Running.TroubleAtTheBank(
        "callback",
        how switch
        {
            GatewayNewsTrouble.Never => "drop",
            GatewayNewsTrouble.Late => "late",
            GatewayNewsTrouble.Twice => "repeat",
            _ => "stale",
        });

    private protected override async Task Forge(Reply booking, string page) =>
        (await Running.Visitor.Post($"/webhooks/fib?payment={booking.String("payment.id")}", new { id = page, status = "PAID" })).IsOk();

    private protected override async Task<IReadOnlyList<(string Type, long Amount)>> Moved()
    {
        var pages = await Running.BankPages();
        return [.. pages.Where(page => page.IsPaid).SelectMany(page => Enumerable.Repeat(("refund", -page.Dinars), page.Refunds).Prepend(("charge", page.Dinars)))];
    }

    private protected override Task ForgetTrouble() => Running.ForgetTroubleAtTheBank();
}
