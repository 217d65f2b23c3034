using System.Net;
using System.Text.Json;
using Marketplace.Gateways;

namespace Marketplace.Bookings;

/// <summary>A deposit whose card may be kept, and the balance a week before the work: 24.00 and 56.00 EUR.</summary>
public sealed class Charging_a_balance(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_is_charged_after_a_warning_and_the_card_is_forgotten()
    {
        var (ada, path, start, before) = await Sells(keepCard: true);
        var payment = (await Due(ada, path, start)).String("balance.payment.id");
        ada = await marketplace.LogsIn(ada.Email);
        var planned = (await ada.Api.Get($"/payments/{payment}")).IsOk();
        Assert.Equal(start.AddDays(-7).AddHours(6), planned["charge"].GetProperty("nextAt").GetDateTimeOffset());
        Assert.Equal("redirect", planned.String("nextAction.kind"));
        Assert.Contains(await Mails(ada), mail => mail.Contains("We charge the card that you let us keep on", StringComparison.Ordinal));

        ada = await Later(ada, "PT6H");
        var paid = (await ada.Api.Get($"/payments/{payment}")).IsOk();
        Assert.Equal(("captured", 56_00L, 0L), (paid.String("status"), paid.Number("captured.amount"), paid.Number("charge.tries")));
        Assert.Equal("paid", (await ada.Api.Get(path)).IsOk().String("balance.status"));
        Assert.Contains(await Mails(ada), mail => mail.Contains("were charged to the card that you let us keep", StringComparison.Ordinal));
        Assert.Equal([24_00L, 56_00L], await Charged(before));
        Assert.True((await AtStripe($"customers/{await Customer(payment)}")).GetProperty("deleted").GetBoolean());
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_card_without_money_is_tried_three_times_and_then_the_link_is_left()
    {
        var (ada, path, start, before) = await Sells(keepCard: true);
        await marketplace.Trouble("kept_card", "decline", 3);
        var payment = (await Due(ada, path, start)).String("balance.payment.id");
        for (var tries = 1; tries <= 3; tries++)
        {
            ada = await Later(ada, "PT6H");
            var declined = (await ada.Api.Get($"/payments/{payment}")).IsOk();
            Assert.Equal(("pending", tries, "Your card was declined."), (declined.String("status"), declined.Number("charge.tries"), declined.String("charge.declined")));
            Assert.Equal(tries == 3, declined["charge"].GetProperty("nextAt").ValueKind is JsonValueKind.Null);
        }

        Assert.Equal(3, (await Mails(ada)).Count(mail => mail.StartsWith("Hello Ada,\n\nWe could not charge", StringComparison.Ordinal)));
        await marketplace.PaysExtra(payment);
        Assert.Equal("paid", (await ada.Api.Get(path)).IsOk().String("balance.status"));
        Assert.Equal([24_00L, 56_00L], await Charged(before));
        await marketplace.Proves();
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("authenticate")]
    public async Task What_would_be_declined_again_is_not_tried_again(string why)
    {
        var (ada, path, start, _) = await Sells(keepCard: true);
        await marketplace.Trouble("kept_card", why);
        var payment = (await Due(ada, path, start)).String("balance.payment.id");
        ada = await Later(ada, "PT6H");
        var declined = (await ada.Api.Get($"/payments/{payment}")).IsOk();
        Assert.Equal((1L, JsonValueKind.Null, "redirect"), (declined.Number("charge.tries"), declined["charge"].GetProperty("nextAt").ValueKind, declined.String("nextAction.kind")));
        ada = await Later(ada, "P1D");
        Assert.Equal(("cancelled", "void"), ((await ada.Api.Get(path)).IsOk().String("status"), (await ada.Api.Get(path)).IsOk().String("balance.status")));
        Assert.True((await AtStripe($"customers/{await Customer(payment)}")).GetProperty("deleted").GetBoolean());
        await marketplace.Proves();
    }

    [Fact]
    public async Task Who_pays_before_is_not_charged()
    {
        var (ada, path, start, before) = await Sells(keepCard: true);
        var payment = (await Due(ada, path, start)).String("balance.payment.id");
        ada = await Later(ada, "PT3H");
        await marketplace.PaysExtra(payment);
        await Later(ada, "P1D");
        Assert.Equal([24_00L, 56_00L], await Charged(before));
        await marketplace.Proves();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_does_not_let_their_card_be_kept_pays_by_the_link(bool thoughtBetter)
    {
        var (ada, path, start, before) = await Sells(keepCard: thoughtBetter, thoughtBetter);
        var payment = (await Due(ada, path, start)).String("balance.payment.id");
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal(JsonValueKind.Null, (await ada.Api.Get($"/payments/{payment}")).IsOk()["charge"].ValueKind);
        Assert.DoesNotContain(await Mails(ada), mail => mail.Contains("card", StringComparison.Ordinal));
        await Later(ada, "P1D");
        Assert.Equal([24_00L], await Charged(before));
    }

    private async Task<(Person Ada, string Path, DateTimeOffset Start, int Before)> Sells(bool keepCard, bool thoughtBetter = false)
    {
        await marketplace.FreezeOnce(Monday);
        await marketplace.ForgetTrouble();
        var before = (await marketplace.Movements()).Count;
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { payment = new { deposit = new { basisPoints = 30_00 }, balanceDue = "P7D" } })).IsOk();
        var ada = await marketplace.Arrives("Ada");
        var start = Monday;
        while (start < await Now() + TimeSpan.FromDays(10))
        {
            start = start.AddDays(7);
        }

        var booking = (await ada.Api.Post("/bookings", new { listingId = listing, start, keepCard })).IsCreated();
        var path = $"/bookings/{booking.String("id")}";
        await marketplace.Settles();
        if (thoughtBetter)
        {
            (await ada.Api.Post($"{path}/payments", new { keepCard = false })).IsCreated();
            await marketplace.Settles();
        }

        Assert.Equal(keepCard && !thoughtBetter, (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk()["keepCard"].GetBoolean());
        await marketplace.Pays(booking);
        return (ada, path, start, before);
    }

    private async Task<Reply> Due(Person ada, string path, DateTimeOffset start)
    {
        ada = await Later(ada, $"PT{(long)(start.AddDays(-7) - await Now()).TotalSeconds}S");
        return (await ada.Api.Get(path)).IsOk();
    }

    /// <summary>A token does not last as long.</summary>
    private async Task<Person> Later(Person ada, string time)
    {
        await marketplace.Pass(time);
        return await marketplace.LogsIn(ada.Email);
    }

    /// <summary>What cards paid, counted at the gateway.</summary>
    private async Task<IEnumerable<long>> Charged(int before) =>
        (await marketplace.Movements()).Skip(before).Where(movement => movement.Type == "charge").Select(movement => movement.Amount);

    /// <summary>For whom the gateway kept the card.</summary>
    private async Task<string> Customer(string payment) =>
        (await AtStripe("payment_intents?limit=100")).GetProperty("data").EnumerateArray()
            .First(made => made.GetProperty("metadata").TryGetProperty("marketplace_charge", out _) && made.GetProperty("metadata").GetProperty("marketplace_payment").GetString() == payment)
            .GetProperty("customer").GetString()!;

    private async Task<JsonElement> AtStripe(string path)
    {
        var reply = await marketplace.Visitor.Send(HttpMethod.Get, $"//sandbox/stripe/v1/{path}", null, ("Authorization", "Bearer sk_test_sandbox"));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return reply.Body;
    }

    private async Task<DateTimeOffset> Now() => (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();

    private async Task<IReadOnlyList<string>> Mails(Person person) =>
        [.. (await marketplace.Visitor.Get($"/sandbox/mail?to={Uri.EscapeDataString(person.Email)}&limit=100")).IsOk()["items"].EnumerateArray().Select(mail => mail.GetProperty("text").GetString()!)];
}
