using System.Globalization;
using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Means ill, knows every id there is, and is customer and provider at once. What must never work is judged when it is
/// tried; the rest is left to the invariants.
/// </summary>
internal sealed class HostilePerson(Town town, string name, Chance chance) : Person(town, name, chance)
{
    private readonly Chance cheating = chance.Fork(Cheat.Habit);

    private string own = string.Empty;

    /// <summary>Forges what it was given.</summary>
    protected override int WithWallet => 1000;

    protected override async Task Live()
    {
        own = await OpenShop();
        if (Town.Scenario.Has(Cheat.Habit))
        {
            Town.Outside.Run(new Cheat(Town, cheating, Ask).TryCards);
            await OpenBackroom();
        }

        for (var attacks = Chance.Between(4, 8); attacks > 0; attacks--)
        {
            await Wait(TimeSpan.FromMinutes(1), TimeSpan.FromHours(40));
            await Attack();
        }
    }

    private Task Attack() => Chance.Below(10) switch
    {
        0 or 1 or 2 => Trespass(),
        3 or 4 => SendGarbage(),
        5 => ReuseKey(),
        6 => ForgeTokens(),
        7 => ForgeWebhooks(),
        8 => GuessPasswords(),
        _ => BookOwnListing(),
    };

    /// <summary>Offers something that nobody else hears of.</summary>
    /// <returns>The id of the listing; empty when it did not come to that.</returns>
    private async Task<string> OpenShop()
    {
        await Post("/providers/register", Shop.Registration(Name, "Europe/Berlin"));
        await Put("/providers/me/calendar", Shop.Calendar());
        var made = await Post("/listings", Shop.Listing(Name, "instant", 5_000, seats: 1, "flexible"));
        return made is { IsOk: true } && await Post($"/listings/{made.String("id")}/publish") is { IsOk: true } ? made.String("id") : string.Empty;
    }

    /// <summary>Those who pay with this person's card book here.</summary>
    private async Task OpenBackroom()
    {
        if (own.Length > 0 && await Post("/providers/me/stripe-connect") is { IsOk: true })
        {
            Town.Backroom = new Offer(own, "instant", this);
        }
    }

    /// <summary>Uses what is somebody else's. It must look as if it did not exist.</summary>
    private async Task Trespass()
    {
        foreach (var door in Doors.Of(Town.Database, Id, Chance).Where(_ => Chance.PerMille(400)))
        {
            var intrusion = await Identify(Changing(door.Theirs));
            var asVisitor = Chance.PerMille(150);
            if (await AskAs(asVisitor ? intrusion with { Token = null } : intrusion) is not { } reply)
            {
                continue;
            }

            if (reply.Status is not (401 or 403 or 404))
            {
                Town.Watch.Violated("theirs", $"A stranger was answered {reply.Status} {reply.Text} to {door.Theirs}");
            }
            else if (!asVisitor && await Ask(Changing(door.Nobodys)) is { } nothing
                && IsOfTheThing(reply) && IsOfTheThing(nothing) && (nothing.Status, nothing.Code) != (reply.Status, reply.Code))
            {
                Town.Watch.Violated("theirs", $"{door.Theirs} tells theirs ({reply.Status} {reply.Code}) from nobody's ({nothing.Status} {nothing.Code})");
            }
        }
    }

    /// <summary>What is said to a token that has run out is no news of what was asked for.</summary>
    private static bool IsOfTheThing(Response reply) => reply.Status != 401;

    private async Task SendGarbage()
    {
        foreach (var request in Garbage.Requests(Chance, own))
        {
            if (await Ask(request with { Key = Chance.PerMille(900) ? NewKey() : Garbage.Text(Chance) }) is { IsOk: true } taken && Garbage.IsNoRequest(request))
            {
                Town.Watch.Violated("garbage", $"{request} was answered {taken.Status}");
            }
        }
    }

    /// <summary>The same key with another body: refused, and without any effect.</summary>
    private async Task ReuseKey()
    {
        var first = Changing(new Request("POST", "/listings") { Body = Request.Json(Shop.Listing(Name, "instant", 5_000, seats: 1, "none")) });
        if (await Ask(first) is not { IsOk: true })
        {
            return;
        }

        var second = first with { Body = Request.Json(Shop.Listing(Name, "instant", 1, seats: 1, "none")) };
        if (await Ask(second) is { } reply && (reply.Status, reply.Code) != (422, "key-reused"))
        {
            Town.Watch.Violated("I15", $"{second} under a key that was used for another body was answered {reply.Status} {reply.Code}");
        }
    }

    private async Task ForgeTokens()
    {
        var mine = await Identify(new Request("GET", "/auth/me"));
        foreach (var forged in mine.Token is null ? [] : Forgery.Tokens(mine.Token, Town.People.First(person => person != this).Id, Chance))
        {
            if (await AskAs(mine with { Token = forged }) is { Status: not 401 } reply)
            {
                Town.Watch.Violated("tokens", $"{forged} was answered {reply.Status} {reply.Text}");
            }
        }
    }

    private async Task ForgeWebhooks()
    {
        foreach (var request in Forgery.Webhooks(Town.Overheard, Town.Now, Chance))
        {
            if (await AskAs(request) is { IsOk: true })
            {
                Town.Watch.Violated("webhooks", $"A webhook that the gateway never sent was taken: {request}");
            }
        }

        if (Town.Overheard is { } overheard)
        {
            // Taken or not, by its age: once is enough in any case.
            await AskAs(overheard);
        }
    }

    /// <summary>As fast as it can, at somebody's password and at nobody's.</summary>
    private async Task GuessPasswords()
    {
        await Guess(Chance.Pick(Town.People).Name, tries: 3);
        var guessed = await Guess($"nobody{Chance.Below(1_000_000)}", tries: 14);
        if (guessed > Identity.AttemptLimits.Login.Attempts)
        {
            Town.Watch.Violated("guessing", $"{guessed} passwords of one address were compared in a moment");
        }
    }

    /// <returns>How many passwords were compared.</returns>
    private async Task<int> Guess(string who, int tries)
    {
        var compared = 0;
        for (; tries > 0; tries--)
        {
            var body = new { email = $"{who.ToLowerInvariant()}@people.example", password = $"password{tries.ToString(CultureInfo.InvariantCulture)}" };
            var reply = await Try(new Request("POST", "/auth/login") { Body = Request.Json(body) });
            compared += reply is { Status: 401 } ? 1 : 0;
            if (reply is { IsOk: true })
            {
                Town.Watch.Violated("guessing", $"{JsonSerializer.Serialize(body)} opened a session");
            }
        }

        return compared;
    }

    private async Task BookOwnListing()
    {
        var day = new DateTimeOffset(Town.Now.Date, TimeSpan.Zero).AddDays(Chance.Between(1, 3));
        if (own.Length > 0 && await Post("/bookings", new { listingId = own, start = CustomerPerson.Instant(day.AddHours(10)) }) is { IsOk: true } reply)
        {
            Town.Watch.Violated("own", $"A provider booked their own listing: {reply.Text}");
        }
    }

    private Request Changing(Request request) => request.Method == "GET" ? request : request with { Key = NewKey() };

    private string NewKey() => Chance.NewGuid().ToString("N");
}
