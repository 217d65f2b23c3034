using Marketplace.Abuse;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Somebody who tries out cards that are not theirs, on one page after the other, until nobody lets them; and operators who keep people from paying.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Cheat(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "cheats";

    /// <summary>What is too much: in some towns what is usual, in others so little that honest people come across it.</summary>
    public static AbuseOptions Draw(Scenario scenario, Chance chance) => !scenario.Has(Habit)
        ? new AbuseOptions { Enabled = false }
        : new AbuseOptions
        {
            Enabled = true,
            TriesPerHour = chance.Pick<int>([2, 5, 20]),
            TriesPerDay = chance.Pick<int>([6, 60]),
            DeclinesPerHour = chance.Pick<int>([1, 3, 6]),
            DeclinesPerDay = chance.Pick<int>([4, 12]),
            FreshPerDay = chance.PerMille(300) ? new Dictionary<string, long> { ["EUR"] = chance.Between(50, 400) * 1_00 } : [],
            FreshFor = TimeSpan.FromDays(chance.Between(0, 7)),
        };

    /// <summary>Everybody has a card, and in some towns some pay with one of somebody else's: a friend's, or the provider's.</summary>
    /// <returns>Null where nobody looks at whose it is.</returns>
    public static string? CardOf(string who, Town town) => !town.Scenario.Has(Habit) ? null
        : town.Friends.Contains(who) ? $"card of {town.Friends[0]}"
        : $"card of {who}";

    /// <summary>Who pays with one card: the first is whose it is, and the provider may be.</summary>
    public static ImmutableArray<string> DrawFriends(Scenario scenario, Chance chance)
    {
        string[] friends = ["Ada", "Ben", "Cleo", "Dan", "Eve"];
        return !scenario.Has(Habit) ? []
            : chance.Below(3) switch
            {
                0 => [],
                1 => ["Mallory", .. friends[..chance.Between(1, 3)]],
                _ => [.. friends[..chance.Between(2, 4)]],
            };
    }

    /// <summary>Goes through what looks wrong, and in the end decides all of it: nobody is left unpaid for a suspicion.</summary>
    public async Task Judge()
    {
        for (var looks = chance.Between(1, 4); looks > 0; looks--)
        {
            await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(5));
            await Decide(perMille: 500);
        }

        // After everything has happened that can be looked at, and in time for what waited to be paid.
        while (town.Now < town.Opening + TimeSpan.FromDays(26))
        {
            await Wait(TimeSpan.FromDays(1), TimeSpan.FromDays(2));
            await Decide(perMille: 1_000);
        }
    }

    private async Task Decide(int perMille)
    {
        if (await ask(new Request("GET", "/admin/queues/flags")) is not { IsOk: true } queue)
        {
            return;
        }

        foreach (var flag in queue.Body.GetProperty("items").EnumerateArray().Where(_ => chance.PerMille(perMille)).ToArray())
        {
            var path = $"/admin/flags/{flag.GetProperty("id").GetString()}";
            await ask(new Request("GET", path));
            var isSo = chance.PerMille(500);
            if (await Post($"{path}/{(isSo ? "confirm" : "clear")}", new { reason = isSo ? "It is their own card." : "It is their sister's." }) is { IsOk: true }
                && isSo && flag.GetProperty("providerId").GetString() is { } provider)
            {
                await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(1));
                await Post($"/admin/providers/{provider}/payouts/release", new { reason = "They gave it back." });
            }
        }
    }

    public async Task TryCards()
    {
        for (var tries = chance.Between(1, 3); tries > 0; tries--)
        {
            await Wait(TimeSpan.FromMinutes(10), TimeSpan.FromHours(40));
            if (town.Listings.Where(offer => offer.IsPaidAtOnce && !offer.IsInDinars).ToArray() is { Length: > 0 } offers)
            {
                await TryCards(chance.Pick<Offer>(offers));
            }
        }
    }

    /// <summary>Lets somebody not pay for a while.</summary>
    public async Task Guard()
    {
        for (var looks = chance.Between(0, 2); looks > 0; looks--)
        {
            await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(4));
            var suspect = $"/admin/payers/{chance.Pick(town.People).Id}";
            if (await ask(new Request("GET", suspect)) is { IsOk: true } && await Post($"{suspect}/bar", new { reason = "Too many cards." }) is { IsOk: true })
            {
                await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(1));
                await Post($"{suspect}/admit", new { reason = "They told us whose they were." });
            }
        }
    }

    /// <summary>The bank says no to all but the last, if to that.</summary>
    private async Task TryCards(Offer offer)
    {
        var start = new DateTimeOffset(town.Now.Date, TimeSpan.Zero) + TimeSpan.FromDays(chance.Between(1, 3)) + TimeSpan.FromHours(chance.Between(9, 12));
        var booked = await Post("/bookings", new { listingId = offer.Id, start = CustomerPerson.Instant(start), seats = 1, resourceIds = offer.Choose(chance) });
        if (booked is not { IsOk: true } || Engagement.PaymentOf(booked) is not { } payment)
        {
            return;
        }

        town.Tell(new Engagement(booked.String("id"), payment, offer, start));
        for (var card = chance.Between(2, 10); card >= 0 && await CheckoutPage.Of(payment, ask) is { } page; card--)
        {
            var isGood = card == 0 && chance.PerMille(500);
            town.Log.Tell("a cheat", $"tries a card on {page}: {(await town.Gateway.Sandbox.PayCheckout(page, isGood ? CardOf("Mallory", town) : $"stolen {card}", isGood)).Status}");
            await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(1));
            if (chance.PerMille(200))
            {
                await Post($"/bookings/{booked.String("id")}/payments", body: null);
            }
        }
    }

    private Task<Response?> Post(string path, object? body) =>
        ask(new Request("POST", path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
