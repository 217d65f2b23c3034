namespace Marketplace.Gateways;

/// <summary>80.00 EUR are paid, of which 72.00 are Pia's: the charge takes them to her account at the gateway.</summary>
public sealed class Destination_charges(DestinationMarketplace marketplace) : IClassFixture<DestinationMarketplace>
{
    private RunningMarketplace Running => marketplace.Running;

    [Fact]
    public async Task Her_share_is_with_her_at_once_and_hers_when_it_is_earned()
    {
        var (before, pia, _, booking) = await Sells();
        await Running.Pays(booking);
        Assert.Equal(["charge", "transfer", "payment"], await Kinds(before));
        Assert.Equal([80_00L, -72_00, 72_00], await Running.Amounts(before));
        Assert.Empty((await pia.Api.Get("/providers/me/balance")).IsOk()["available"].EnumerateArray());

        await Running.Pass("P14D");
        await Running.Until("the payout has left", async () => (await Kinds(before)).Contains("payout"));
        Assert.Equal(["charge", "transfer", "payment", "payout"], await Kinds(before));
        Assert.Equal(-72_00, (await Running.Amounts(before))[^1]);
        await Running.HoldsEverywhere();
    }

    [Fact]
    public async Task What_is_only_reserved_moves_nothing()
    {
        var (before, pia, _, booking) = await Sells("request");
        await Running.Pays(booking);
        Assert.Empty(await Kinds(before));
        (await pia.Api.Post($"/bookings/{booking.String("id")}/accept")).IsOk();
        await Running.Until("it is captured", async () => (await Kinds(before)).SequenceEqual(["charge", "transfer", "payment"]));
        await Running.HoldsEverywhere();
    }

    [Theory]
    [InlineData("timeout_after")]
    [InlineData("error_after")]
    [InlineData("error_before")]
    public async Task What_is_cancelled_comes_back_whole_before_it_goes_back(string outcome)
    {
        var (before, _, ada, booking) = await Sells();
        await Running.Pays(booking);
        await Running.Trouble("transfer_reversals.create", outcome);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        await Running.Until("the refund has left", async () => (await Kinds(before)).Contains("refund"));
        Assert.Equal(["charge", "transfer", "payment", "transfer_refund", "payment_refund", "refund"], await Kinds(before));
        Assert.Equal([80_00L, -72_00, 72_00, 72_00, -72_00, -80_00], await Running.Amounts(before));
        await Running.HoldsEverywhere();
    }

    [Fact]
    public async Task Half_of_it_goes_back_before_and_half_of_the_rest_after_it_was_earned()
    {
        var (before, _, _, booking) = await Sells();
        await Running.Pays(booking);
        var path = $"/bookings/{booking.String("id")}/refund";
        (await (await Running.Operator()).Post(path, new { amount = Euro(40_00), reason = "It rained." })).IsOk();
        await Running.Until("half went back", async () => (await Kinds(before)).Contains("refund"));
        Assert.Equal([36_00L, -36_00, -40_00], (await Running.Amounts(before)).Skip(3));

        await Running.Pass("P7D");
        (await (await Running.Operator()).Post(path, new { amount = Euro(20_00), reason = "And it was cold." })).IsOk();
        await Running.Until("more went back", async () => (await Kinds(before)).Count(kind => kind == "refund") == 2);
        Assert.DoesNotContain("transfer", (await Kinds(before)).Skip(3));
        await Running.HoldsEverywhere();
    }

    [Fact]
    public async Task An_account_that_takes_no_transfers_keeps_nobody_from_paying()
    {
        var (before, pia, _, booking) = await Sells(isRestricted: true);
        await Running.Pays(booking);
        Assert.Equal(["charge"], await Kinds(before));
        (await Running.Visitor.Post($"/sandbox/onboarding/{await Id(pia)}/complete")).IsOk();
        await Running.Pass("P7D");
        await Running.Until("it is transferred", async () => (await Kinds(before)).Contains("transfer"));
        Assert.Equal(72_00, (await Running.Amounts(before))[2]);
        await Running.HoldsEverywhere();
    }

    [Fact]
    public async Task A_transfer_of_which_no_webhook_told_is_known_by_its_charge()
    {
        var (before, _, ada, booking) = await Sells();
        await Running.Trouble("webhook", "drop", GatewayCast.EveryOne);
        await Running.Pays(booking);
        Assert.Equal(["charge", "transfer", "payment"], await Kinds(before));
        await Running.Pass("PT14M");
        await Running.ForgetTrouble();
        await Running.Pass("P8D");
        ada = await Running.LogsIn(ada.Email);
        await Running.HoldsEverywhere();
    }

    private async Task<(int Before, Person Pia, Person Ada, Reply Booking)> Sells(string mode = "instant", bool isRestricted = false)
    {
        await Running.ForgetTrouble();
        var monday = await Running.NextMonday();
        var pia = await Running.GoesLive("Pia");
        var listing = await pia.Publishes(mode);
        if (isRestricted)
        {
            (await Running.Visitor.Post($"/sandbox/onboarding/{await Id(pia)}/restrict")).IsOk();
        }

        var before = (await Running.Movements()).Count;
        var ada = await Running.Arrives("Ada");
        return (before, pia, ada, await ada.Books(listing, monday.AddDays(3).AddHours(4)));
    }

    private static async Task<string> Id(Person pia) => (await pia.Api.Get("/providers/me")).IsOk().String("id");

    private async Task<IReadOnlyList<string>> Kinds(int before) => await Running.MovementTypes(before);

    private static object Euro(long amount) => new { amount, currency = "EUR" };
}
