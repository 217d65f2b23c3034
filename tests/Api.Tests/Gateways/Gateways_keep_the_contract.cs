using System.Text.Json;
using Marketplace.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Gateways;

/// <summary>Of Stripe, however providers get their share there.</summary>
public abstract class StripeContract(RunningMarketplace running) : GatewayContract(running)
{
    [Fact(Skip = ClosesItsPages)]
    public override Task A_page_that_nobody_can_close_is_the_one_that_is_meant() => base.A_page_that_nobody_can_close_is_the_one_that_is_meant();

    /// <summary>Nobody heard of the refund, nobody could ask, and the gateway knows the key of it no more.</summary>
    [Fact]
    public async Task What_went_back_unheard_is_looked_up_once_its_key_is_forgotten()
    {
        await ForgetTrouble();
        var before = (await Moved()).Count;
        var (_, ada, booking) = await Books("instant");
        await Running.Pays(booking);
        await News(GatewayNewsTrouble.Never);
        await Running.Trouble("refunds.create", "timeout_after");
        await Running.Trouble("refunds.create", "unavailable", GatewayCast.EveryOne);
        foreach (var question in (string[])["refunds.list", "events.list", "balance_transactions.list"])
        {
            await Running.Trouble(question, "unavailable", GatewayCast.EveryOne);
        }

        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        await Running.Pass("P2D");
        var payment = $"/payments/{booking.String("payment.id")}";
        Assert.Equal("captured", (await (await Running.Operator()).Get(payment)).IsOk().String("status"));
        await ForgetTrouble();
        await Running.Pass("P2D");
        Assert.Equal("refunded", (await (await Running.Operator()).Get(payment)).IsOk().String("status"));
        Assert.Equal(["charge", "refund"], (await Moved()).Skip(before).Select(movement => movement.Type));
        await Running.Until("the books hold", Running.Holds);
    }

    private protected override string Name => "stripe";

    private protected override async Task<(Person Ada, Reply Booking)> Books()
    {
        var (_, ada, booking) = await Books("instant");
        return (ada, booking);
    }

    private protected override Task<(Person Pia, Person Ada, Reply Booking)> Asks() => Books("request");

    private protected override async Task<bool> Pays(string page) =>
        (await Running.Services.GetRequiredService<StripeSandbox>().CompleteCheckout(page)).Status is CheckoutStatus.Paid;

    private protected override Task Trouble(GatewayWish call, string outcome) => Running.Trouble(
        call switch
        {
            GatewayWish.Open => "checkout.sessions.create",
            GatewayWish.Close => "checkout.sessions.expire",
            GatewayWish.Capture => "payment_intents.capture",
            GatewayWish.Release => "payment_intents.cancel",
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

    private async Task<(Person Pia, Person Ada, Reply Booking)> Books(string mode)
    {
        var monday = await Running.NextMonday();
        var pia = await Running.GoesLive("Pia");
        var ada = await Running.Arrives("Ada");
        return (pia, ada, await ada.Books(await pia.Publishes(mode), monday.AddDays(3).AddHours(4)));
    }
}

public sealed class Stripe_keeps_the_contract(TroubledMarketplace marketplace) : StripeContract(marketplace.Running), IClassFixture<TroubledMarketplace>;

/// <summary>Whose charges take the provider's share to them.</summary>
public sealed class Stripe_with_destination_charges_keeps_the_contract(DestinationMarketplace marketplace)
    : StripeContract(marketplace.Running), IClassFixture<DestinationMarketplace>;

/// <summary>Of gateways that are looked at: their stand-ins have the same knobs.</summary>
public abstract class LookUpContract(RunningMarketplace running, string gateway) : GatewayContract(running)
{
    private protected override string Name => gateway;

    private protected override async Task<(Person Ada, Reply Booking)> Books()
    {
        var (_, ada, booking) = await Running.SellsForDinars();
        return (ada, booking);
    }

    private protected override Task<bool> Pays(string page) => Running.PaysInTheApp(page, gateway);

    /// <summary>Whatever it may have done is looked up before it is done again, so that goes wrong too.</summary>
    private protected override async Task Trouble(GatewayWish call, string outcome)
    {
        await Running.TroubleAtTheBank(
            call switch
            {
                GatewayWish.Open => "create",
                GatewayWish.Close => "cancel",
                GatewayWish.Capture => "capture",
                GatewayWish.Release => "void",
                _ => "refund",
            },
            outcome,
            gateway);
        await Running.TroubleAtTheBank("status", outcome, gateway);
    }

    private protected override Task News(GatewayNewsTrouble how) => Running.TroubleAtTheBank(
        "callback",
        how switch
        {
            GatewayNewsTrouble.Never => "drop",
            GatewayNewsTrouble.Late => "late",
            GatewayNewsTrouble.Twice => "repeat",
            _ => "stale",
        },
        gateway);

    private protected override async Task Forge(Reply booking, string page) =>
        (await Running.Visitor.Post($"/webhooks/{gateway}?payment={booking.String("payment.id")}", Forged(page))).IsOk();

    /// <summary>In the gateway's own words.</summary>
    private protected abstract object Forged(string page);

    private protected override async Task<IReadOnlyList<(string Type, long Amount)>> Moved() =>
    [
        .. (await Running.BankPages(gateway)).Where(page => page.IsTaken)
            .SelectMany(page => page.Refunds.Select(amount => ("refund", -amount)).Prepend(("charge", page.Dinars))),
    ];

    private protected override Task ForgetTrouble() => Running.ForgetTroubleAtTheBank(gateway);
}

/// <summary>Of those that take money and do not reserve it.</summary>
public abstract class WalletContract(RunningMarketplace running, string gateway) : LookUpContract(running, gateway)
{
    [Theory(Skip = ReservesNothing)]
    [MemberData(nameof(Outcomes))]
    public override Task What_was_reserved_is_taken_once(string outcome) => base.What_was_reserved_is_taken_once(outcome);

    [Theory(Skip = ReservesNothing)]
    [MemberData(nameof(Outcomes))]
    public override Task What_was_reserved_for_nothing_is_never_taken(string outcome) => base.What_was_reserved_for_nothing_is_never_taken(outcome);
}

public sealed class Fib_keeps_the_contract(WalletMarketplace marketplace) : WalletContract(marketplace.Running, "fib"), IClassFixture<WalletMarketplace>
{
    [Fact(Skip = ClosesItsPages)]
    public override Task A_page_that_nobody_can_close_is_the_one_that_is_meant() => base.A_page_that_nobody_can_close_is_the_one_that_is_meant();

    private protected override object Forged(string page) => new { id = page, status = "PAID" };
}

public sealed class Areeba_keeps_the_contract(AreebaMarketplace marketplace) : LookUpContract(marketplace.Running, "areeba"), IClassFixture<AreebaMarketplace>
{
    [Theory(Skip = ClosesNoPage)]
    [MemberData(nameof(Outcomes))]
    public override Task A_page_that_another_one_replaces_takes_nothing(string outcome) => base.A_page_that_another_one_replaces_takes_nothing(outcome);

    private protected override Task<(Person Pia, Person Ada, Reply Booking)> Asks() => Running.SellsForDinars(mode: "request");

    /// <summary>Its news carry a secret.</summary>
    private protected override async Task Forge(Reply booking, string page) =>
        (await Running.Visitor.Post($"/webhooks/areeba?payment={booking.String("payment.id")}", Forged(page))).IsProblem(422, "webhook.not-valid");

    private protected override object Forged(string page) => new { order = new { id = page, status = "CAPTURED" }, result = "SUCCESS" };

    [Fact]
    public async Task A_part_of_it_goes_back_by_itself()
    {
        var before = (await Moved()).Count;
        var (_, booking) = await Books();
        await Running.Pays(booking);
        await Running.Pass("P4D");
        var olga = await Running.Operator();
        (await olga.Post($"/bookings/{booking.String("id")}/refund", new { amount = new { amount = 20_000, currency = "IQD" }, reason = "Sorry." })).IsOk();
        await Running.Until("a part went back", async () => (await Moved()).Count == before + 2);
        Assert.Equal(("refund", -20L), (await Moved())[^1]);
        await Running.Until("the books hold", Running.Holds);
    }

    [Fact]
    public async Task Whoever_would_rather_hand_it_over_waits_for_the_end_of_the_page()
    {
        var (ada, booking) = await Books();
        var path = $"/bookings/{booking.String("id")}/payments";
        await Running.PageOf(booking);
        var refused = await ada.Api.Post(path, new { gateway = "manual" });
        refused.IsProblem(409, "payment.page-stays");
        await Running.Pass("PT12M");
        ada = await Running.LogsIn(ada.Email);
        (await ada.Api.Post(path, new { gateway = "manual" })).IsCreated();
        await Running.Until(
            "it is handed over",
            async () => (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk().String("status") == "processing");
    }
}

public sealed class FastPay_keeps_the_contract(FastPayMarketplace marketplace) : WalletContract(marketplace.Running, "fastpay"), IClassFixture<FastPayMarketplace>
{
    [Theory(Skip = ClosesNoPage)]
    [MemberData(nameof(Outcomes))]
    public override Task A_page_that_another_one_replaces_takes_nothing(string outcome) => base.A_page_that_another_one_replaces_takes_nothing(outcome);

    private protected override object Forged(string page) => new { merchant_order_id = page, status = "Success" };
}

public sealed class NassWallet_keeps_the_contract(NassWalletMarketplace marketplace)
    : WalletContract(marketplace.Running, "nasswallet"), IClassFixture<NassWalletMarketplace>
{
    [Theory(Skip = ClosesNoPage)]
    [MemberData(nameof(Outcomes))]
    public override Task A_page_that_another_one_replaces_takes_nothing(string outcome) => base.A_page_that_another_one_replaces_takes_nothing(outcome);

    private protected override bool GivesBack => false;

    private protected override object Forged(string page) => new { data = new Dictionary<string, string>(StringComparer.Ordinal) { ["InitTransactionId"] = page } };
}

/// <summary>One whose charges take the provider's share to them, and that does not wait long for a gateway that keeps silent.</summary>
public sealed class DestinationMarketplace : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With("Stripe:FundFlow=destination", "Stripe:Timeout=00:00:02");

    public Task DisposeAsync() => Running.DisposeAsync();
}

/// <summary>One whose dinars are paid by card.</summary>
public sealed class AreebaMarketplace : DinarMarketplace
{
    public AreebaMarketplace()
        : base("areeba")
    {
    }
}

/// <summary>One whose dinars are paid with FastPay.</summary>
public sealed class FastPayMarketplace : DinarMarketplace
{
    public FastPayMarketplace()
        : base("fastpay")
    {
    }
}

/// <summary>One whose dinars are paid with NassWallet.</summary>
public sealed class NassWalletMarketplace : DinarMarketplace
{
    public NassWalletMarketplace()
        : base("nasswallet")
    {
    }
}

/// <summary>One whose dinars one gateway takes, or a person.</summary>
public abstract class DinarMarketplace(string gateway) : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With($"Payments:Gateways:IQD:0={gateway}", "Payments:Gateways:IQD:1=manual");

    public Task DisposeAsync() => Running.DisposeAsync();
}
