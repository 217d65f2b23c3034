using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Looks after the money of a provider: adds up what a balance and a payout are made of, and has payouts wait for a while. Providers do so with
/// their own, operators with anybody's.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Treasurer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "treasury";

    /// <summary>A page at a time, so that lists are read while they change.</summary>
    private const int PageSize = 3;

    private static readonly TimeSpan Busy = TimeSpan.FromDays(14);

    /// <summary>A provider's own money.</summary>
    public async Task KeepMine()
    {
        for (var looks = chance.Between(0, 4); looks > 0; looks--)
        {
            await Wait(TimeSpan.FromHours(1), Busy / 3);
            await Explain("/providers/me/balance");
            await ExplainPayout();
            await Regret("/bookings?role=provider&limit=50");
            if (chance.PerMille(400))
            {
                await Hold("/providers/me/payouts/pause", "/providers/me/payouts/resume");
            }
        }
    }

    /// <summary>The money of a provider whom an operator has doubts about.</summary>
    public async Task KeepTheirs()
    {
        for (var looks = chance.Between(1, 3); looks > 0; looks--)
        {
            await Wait(TimeSpan.FromHours(1), Busy / 2);
            await GoThroughTheQueue();
            if (town.Listings.Count == 0)
            {
                continue;
            }

            var provider = DerivedId.From(chance.Pick(town.Listings).Provider.Id, "provider");
            await Explain($"/admin/providers/{provider}/balance");
            if (chance.PerMille(400))
            {
                await Hold($"/admin/providers/{provider}/payouts/hold", $"/admin/providers/{provider}/payouts/release");
            }
        }
    }

    /// <summary>Gives something back of what was earned long ago, or all of it, and now and then asks twice at once.</summary>
    private async Task Regret(string bookings)
    {
        if (!chance.PerMille(700) || await ask(new Request("GET", bookings)) is not { IsOk: true } list)
        {
            return;
        }

        var done = list.Body.GetProperty("items").EnumerateArray().Where(booking => booking.GetProperty("status").GetString() is "completed" or "closed" or "cancelled" or "no_show").ToArray();
        for (var several = done.Length == 0 ? 0 : chance.Between(1, 3); several > 0; several--)
        {
            var path = $"/bookings/{chance.Pick(done).GetProperty("id").GetString()}/refund";
            object all = new { reason = "I am sorry." }, some = new { amount = new { amount = chance.Between(1, 9_000), currency = "EUR" }, reason = "I am sorry." };
            var body = chance.PerMille(250) ? all : some;
            await (chance.PerMille(150) ? (Task)Task.WhenAll(Post(path, body), Post(path, body)) : Post(path, body));
            await Wait(TimeSpan.Zero, TimeSpan.FromDays(2));
        }
    }

    /// <summary>Some of what failed is sent again before the clock does it, and some of it twice.</summary>
    private async Task GoThroughTheQueue()
    {
        for (var path = $"/admin/queues/payouts?limit={PageSize}"; await ask(new Request("GET", path)) is { IsOk: true } queue;)
        {
            foreach (var payout in queue.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("payoutId").GetString()).OfType<string>())
            {
                for (var tries = chance.Below(3); tries > 0; tries--)
                {
                    await Post($"/admin/payouts/{payout}/retry", new { reason = "They told us of another account." });
                }
            }

            if (queue.Body.GetProperty("next").GetString() is not { } next)
            {
                return;
            }

            path = $"/admin/queues/payouts?limit={PageSize}&cursor={next}";
        }
    }

    private async Task Explain(string balance)
    {
        await ask(new Request("GET", balance));
        await Pages($"{balance}/explain?part={chance.Pick<string>(["available", "pending", "reserved"])}");
    }

    /// <summary>What a payout is made of does not change any more, so it must come to its amount.</summary>
    private async Task ExplainPayout()
    {
        if (await ask(new Request("GET", "/providers/me/payouts")) is not { IsOk: true } payouts || payouts.Body.GetProperty("items") is var items && items.GetArrayLength() == 0)
        {
            return;
        }

        var payout = items[chance.Below(items.GetArrayLength())];
        var path = $"/payouts/{payout.GetProperty("id").GetString()}";
        if (await Pages($"{path}/explain?") is { } sum && sum != AmountOf(payout) && !await HasJustEnded(path, payout))
        {
            town.Watch.Violated("I11", $"{payout} is explained with {sum}");
        }
    }

    /// <summary>What was read while it was given back is neither what it paid nor what it was to pay.</summary>
    private async Task<bool> HasJustEnded(string path, JsonElement before) =>
        StatusOf(before) != "given_back" && (await ask(new Request("GET", path)) is not { IsOk: true } now || StatusOf(now.Body) == "given_back");

    private static string? StatusOf(JsonElement payout) => payout.GetProperty("status").GetString();

    /// <summary>Holds, waits, and mostly thinks of ending it; twice now and then, which can be done once.</summary>
    private async Task Hold(string hold, string release)
    {
        await Post(hold, new { reason = "Let me look at this first." });
        await Wait(TimeSpan.Zero, TimeSpan.FromDays(9));
        for (var ends = chance.Below(10) switch { 0 => 0, 1 => 2, _ => 1 }; ends > 0; ends--)
        {
            await Post(release, new { reason = "It is as it should be." });
        }
    }

    /// <returns>The sum of all pages; null when not all were read.</returns>
    private async Task<long?> Pages(string path)
    {
        var sum = 0L;
        for (var next = $"{path}&limit={PageSize}"; next is not null;)
        {
            if (await ask(new Request("GET", next)) is not { IsOk: true } page)
            {
                return null;
            }

            sum += page.Body.GetProperty("items").EnumerateArray().Sum(AmountOf);
            next = page.Body.GetProperty("next").GetString() is { } cursor ? $"{path}&limit={PageSize}&cursor={cursor}" : null;
        }

        return sum;
    }

    private static long AmountOf(JsonElement item) => item.GetProperty("amount").GetProperty("amount").GetInt64();

    private Task<Response?> Post(string path, object body) =>
        ask(new Request("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
