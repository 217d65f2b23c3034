using System.Collections.Concurrent;
using System.Text.Json;
using Marketplace.Gateways;

namespace Marketplace.Interleavings;

/// <summary>The people of a story, what they sell and have booked, and how each of them asks for something.</summary>
internal sealed class Stage(RunningMarketplace marketplace, string wallet)
{
    public const string Olga = "Olga";

    /// <summary>Before anybody works.</summary>
    public static readonly DateTimeOffset Monday = new(2030, 3, 4, 6, 0, 0, TimeSpan.Zero);

    public static readonly ImmutableArray<string> Providers = ["Pia", "Paul"];

    public static readonly ImmutableArray<string> Customers = ["Ada", "Ben", "Cleo"];

    /// <summary>What can be booked, by the name that it has in the story: what Pia sells takes the same hours.</summary>
    public static readonly ImmutableArray<string> Shelf = ["a portrait", "a visit", "a visit", "a course", "a course", "tea", "tea", "a feast"];

    public static readonly object Offer = new { lines = new[] { new { label = "All of it", amount = new { amount = 90_00, currency = "EUR" } } } };

    private const string Nobody = "nobody got it";

    private readonly ConcurrentDictionary<int, Wish> bookings = new();
    private readonly Dictionary<string, Guest> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Provider, string Id)> listings = new(StringComparer.Ordinal);

    public RunningMarketplace Marketplace => marketplace;

    public string Wallet => wallet;

    /// <summary>What must not be answered, whatever happens.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>Those that somebody got, by their numbers.</summary>
    public IReadOnlyDictionary<int, Wish> Bookings => bookings;

    /// <summary>The day after so many, or the Monday after that: at its midnight, in UTC.</summary>
    public static DateTimeOffset WorkingDay(DateTimeOffset now, int later)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date.AddDays(later), TimeSpan.Zero);
        return day.AddDays(day.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 });
    }

    public string ProviderId(string name) => providers[name];

    /// <summary>Brings everybody to where the story begins.</summary>
    public async Task Opens()
    {
        await marketplace.Freeze(Monday);
        foreach (var name in Providers)
        {
            var provider = await marketplace.GoesLive(name);
            Enters(name, provider);
            providers[name] = (await provider.Api.Get("/providers/me")).IsOk().String("id");
            await Sells(name, provider);
        }

        foreach (var name in Customers)
        {
            Enters(name, await marketplace.Arrives(name));
        }

        people[Olga] = new Guest(await marketplace.Operator(), marketplace.Operator);
        await marketplace.Settles();
    }

    public Task<Reply> Ask(string who, Func<Api, Task<Reply>> request) => people[who].Asks(request);

    /// <summary>Sends a request as often as that at once, under one key: it has one effect at most, and all who are told of it are told of the same.</summary>
    public async Task<string> Asks(string who, string path, object body, int copies)
    {
        var replies = await Send(who, path, body, copies);
        return string.Join(" | ", replies.Select(Said));
    }

    public async Task<string> Books(int number, string customer, string listing, DateTimeOffset start, int copies)
    {
        var (provider, id) = listings[listing];
        var replies = await Send(customer, "/bookings", new { listingId = id, start = Cast.Instant(start) }, copies);
        if (replies.FirstOrDefault(reply => (int)reply.Status == 201) is { } booked)
        {
            bookings[number] = new Wish(booked.String("id"), customer, provider, listing is "tea" ? 80_000 : 80_00, listing is "tea" ? "IQD" : "EUR");
        }

        return string.Join(" | ", replies.Select(Said));
    }

    /// <summary>Somebody does something about a booking.</summary>
    public async Task<string> Does(Role role, int number, string path, Func<Wish, object> body, int copies) =>
        bookings.TryGetValue(number, out var booking)
            ? await Asks(booking.Of(role), $"/bookings/{booking.Id}/{path}", body(booking), copies)
            : Nobody;

    /// <summary>The customer presses a button of the gateway's page, or goes to their bank.</summary>
    public async Task<string> Presses(int number, string button)
    {
        if (!bookings.TryGetValue(number, out var booking))
        {
            return Nobody;
        }

        var read = await Ask(booking.Customer, api => api.Get($"/bookings/{booking.Id}"));
        return read.IsOk()["payment"] is { ValueKind: JsonValueKind.Object } payment
            ? Said(await marketplace.Visitor.Post($"/sandbox/checkout/{payment.GetProperty("id").GetString()}/{button}"))
            : "nothing to pay";
    }

    public async Task<string> Schedules(string who, string interval) =>
        Said(await Ask(who, api => api.Put("/providers/me/payout-schedule", new { interval })));

    public async Task<string> Passes(string by) => Said(await marketplace.Visitor.Post("/sandbox/clock/advance", new { by }));

    /// <summary>In a few words. Whoever asks is told yes, or no and why; never that something broke.</summary>
    public string Said(Reply reply)
    {
        var said = $"{(int)reply.Status} {Word(reply)}{(reply.IsReplay ? " again" : string.Empty)}";
        if ((int)reply.Status >= 500)
        {
            Wrong.Enqueue($"{said}: {reply.Text}");
        }

        return said;
    }

    private static string Word(Reply reply) =>
        !reply.Text.StartsWith('{') ? string.Empty
        : reply.Body.TryGetProperty("code", out var code) ? code.GetString()!
        : reply.Body.TryGetProperty("status", out var status) ? status.ToString()
        : reply.Body.TryGetProperty("now", out var now) ? now.ToString()
        : string.Empty;

    private async Task<Reply[]> Send(string who, string path, object body, int copies)
    {
        var key = Api.NewKey();
        var replies = await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => Ask(who, api => api.PostOnce(path, body, key))));
        var done = replies.Where(reply => (int)reply.Status is 200 or 201).ToArray();
        if (done.Count(reply => !reply.IsReplay) > 1 || done.Select(Id).Distinct().Count() > 1)
        {
            Wrong.Enqueue($"{path} was done more than once under one key: {string.Join(" | ", done.Select(reply => reply.Text))}");
        }

        return replies;
    }

    private static string Id(Reply reply) => reply.Body.TryGetProperty("id", out var id) ? id.ToString() : string.Empty;

    private void Enters(string name, Person person) => people[name] = new Guest(person.Api, async () => (await marketplace.LogsIn(person.Email)).Api);

    private async Task Sells(string name, Person provider)
    {
        if (name == Providers[0])
        {
            listings["a portrait"] = (name, await provider.Publishes());
            listings["a visit"] = (name, await provider.Publishes("request"));
        }
        else
        {
            listings["a course"] = (name, await provider.Publishes(seats: 2));
            listings["tea"] = (name, await provider.SellsTea(80_000, wallet is "areeba" ? "request" : "instant"));
            listings["a feast"] = (name, await provider.Publishes("quote"));
        }
    }
}

/// <summary>A booking that somebody got.</summary>
internal sealed record Wish(string Id, string Customer, string Provider, int Price, string Currency)
{
    public string Of(Role role) => role switch { Role.Customer => Customer, Role.Provider => Provider, _ => Stage.Olga };

    /// <summary>So many thousandths of the price.</summary>
    public object Part(int thousandths) => Currency is "IQD"
        ? new { amount = Price * thousandths / 1_000 / 1_000 * 1_000, currency = Currency }
        : new { amount = Price * thousandths / 1_000, currency = Currency };
}
