using System.Globalization;

namespace Marketplace.Gateways;

/// <summary>What a test orders from the stand-in of the gateway, and what it counts there.</summary>
internal static class GatewayCast
{
    /// <summary>More webhooks than any story has.</summary>
    public const int EveryOne = 10_000;

    private const string Control = "//sandbox/stripe/_control";

    /// <summary>The next calls of an operation go wrong.</summary>
    public static async Task Trouble(this RunningMarketplace marketplace, string operation, string outcome, int times = 1) =>
        (await marketplace.Visitor.Post($"{Control}/faults", new { operation, outcome, times })).IsNoContent();

    /// <summary>What was ordered and has not happened will not happen.</summary>
    public static async Task ForgetTrouble(this RunningMarketplace marketplace) =>
        (await marketplace.Visitor.Delete($"{Control}/faults")).IsNoContent();

    public static async Task Webhooks(this RunningMarketplace marketplace, object knobs) =>
        (await marketplace.Visitor.Put($"{Control}/webhooks", knobs)).IsNoContent();

    /// <summary>The platform has money of its own sent to its bank, on the gateway's pages.</summary>
    /// <returns>The payout.</returns>
    public static Task<string> Draws(this RunningMarketplace marketplace, long amount) => marketplace.Moves("payout", amount);

    /// <summary>The platform's bank sends money to the gateway.</summary>
    public static Task<string> TopsUp(this RunningMarketplace marketplace, long amount) => marketplace.Moves("top-up", amount);

    /// <summary>The gateway charges the platform for something that no payment caused.</summary>
    public static Task<string> Charges(this RunningMarketplace marketplace, long amount) => marketplace.Moves("fee", amount);

    /// <summary>Every movement that the gateway has booked, in its order.</summary>
    public static async Task<IReadOnlyList<Movement>> Movements(this RunningMarketplace marketplace)
    {
        var all = (await marketplace.Visitor.Get($"{Control}/movements")).IsOk();
        return [.. all["data"].EnumerateArray().Select(movement => new Movement(
            movement.GetProperty("type").GetString()!,
            movement.GetProperty("amount").GetInt64(),
            movement.GetProperty("account").GetString()!,
            movement.GetProperty("source").GetString()!))];
    }

    /// <summary>The kinds of those.</summary>
    /// <param name="marketplace">Where.</param>
    /// <param name="after">Without the first so many.</param>
    public static async Task<IReadOnlyList<string>> MovementTypes(this RunningMarketplace marketplace, int after) =>
        [.. (await marketplace.Movements()).Skip(after).Select(movement => movement.Type)];

    /// <summary>A payout leaves, its bank is about to send it back, and no webhook will tell.</summary>
    /// <returns>How many movements there were before any of it.</returns>
    public static async Task<int> SendsAPayoutThatComesBackUnheard(this RunningMarketplace marketplace)
    {
        var monday = await marketplace.NextMonday();
        await marketplace.Trouble("bank", "fail_after_paid");
        var before = (await marketplace.Movements()).Count;
        var pia = await marketplace.GoesLive("Pia");
        var ada = await marketplace.Arrives("Ada");
        await marketplace.Pays(await ada.Books(await pia.Publishes(), monday.AddDays(1).AddHours(4)));
        await marketplace.Pass("P7D");
        await marketplace.Until("the payout has left", async () => (await marketplace.MovementTypes(before)).Contains("payout"));
        await marketplace.Trouble("webhook", "drop", EveryOne);
        return before;
    }

    /// <summary>All of a booking goes back, and will come back from the card in a day.</summary>
    /// <returns>How many movements there were before any of it, who it is about, and of which payment.</returns>
    public static async Task<(int Before, Person Pia, Person Ada, string Payment)> GivesBackToAClosedCard(this RunningMarketplace marketplace)
    {
        var monday = await marketplace.NextMonday();
        var before = (await marketplace.Movements()).Count;
        await marketplace.Trouble("refund", "fail");
        var pia = await marketplace.GoesLive("Pia");
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(await pia.Publishes(), monday.AddDays(4).AddHours(4));
        await marketplace.Pays(booking);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        await marketplace.Until("the refund has left", async () => (await marketplace.MovementTypes(before)).Contains("refund"));
        await marketplace.Settles();
        return (before, pia, ada, booking.String("payment.id"));
    }

    /// <summary>Stops the clock on a Monday morning that nobody has seen yet.</summary>
    public static async Task<DateTimeOffset> NextMonday(this RunningMarketplace marketplace)
    {
        var clock = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk();
        var now = DateTimeOffset.Parse(clock.String("now"), CultureInfo.InvariantCulture);
        var days = ((int)DayOfWeek.Monday - (int)now.DayOfWeek + 7) % 7;
        var monday = new DateTimeOffset(now.UtcDateTime.Date.AddDays(days == 0 ? 7 : days).AddHours(6), TimeSpan.Zero);
        await marketplace.Freeze(monday);
        return monday;
    }

    /// <summary>Lets everything come to its end that is tried again in a moment.</summary>
    public static async Task Until(this RunningMarketplace marketplace, string what, Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, $"In a minute it did not come to this: {what}.");
            await marketplace.Settles();
        }
    }

    public static async Task<bool> Holds(this RunningMarketplace marketplace) =>
        (await (await marketplace.Operator()).Get("/ledger/proof")).IsOk()["holds"].GetBoolean();

    private static async Task<string> Moves(this RunningMarketplace marketplace, string how, long amount) =>
        (await marketplace.Visitor.Post($"{Control}/balance/{how}", new { currency = "eur", amount })).IsOk().String("id");
}

/// <summary>Money that moved at the gateway.</summary>
internal sealed record Movement(string Type, long Amount, string Account, string Source);
