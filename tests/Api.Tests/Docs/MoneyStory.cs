using System.Globalization;
using Marketplace.Gateways;

namespace Marketplace.Docs;

/// <summary>Pia sells to Ada what a table of docs/money.md tells of, and the books are read beside it.</summary>
internal sealed class MoneyStory
{
    private const string Fees = "expense:gateway_fee";

    private readonly RunningMarketplace marketplace;
    private readonly MoneyTable told;
    private readonly HashSet<string> about = [];
    private readonly HashSet<string> besides = [];
    private int happened;

    private MoneyStory(RunningMarketplace marketplace, MoneyTable told, Person pia, Person ada, Api olga, DateTimeOffset monday)
    {
        (this.marketplace, this.told) = (marketplace, told);
        (Pia, Ada, Olga, Monday) = (pia, ada, olga, monday);
    }

    public Person Pia { get; private set; }

    public Person Ada { get; private set; }

    public Api Olga { get; private set; }

    /// <summary>Nine o'clock of the day on which it begins.</summary>
    public DateTimeOffset Monday { get; }

    /// <summary>What Pia sells, for 80.00 EUR.</summary>
    public string Listing { get; private set; } = string.Empty;

    public string Provider { get; private set; } = string.Empty;

    /// <summary>Nobody pays Pia out before she asks.</summary>
    /// <param name="marketplace">Where.</param>
    /// <param name="section">The heading in the page.</param>
    /// <param name="table">Which table below it.</param>
    public static async Task<MoneyStory> Begin(RunningMarketplace marketplace, string section, int table = 1)
    {
        var told = (await MoneyTable.ReadAll()).Where(other => other.Section == section).ElementAt(table - 1);
        var monday = await marketplace.NextMonday();
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var story = new MoneyStory(marketplace, told, pia, ada, await marketplace.Operator(), monday)
        {
            Listing = await pia.Publishes(),
            Provider = (await pia.Api.Get("/providers/me")).IsOk().String("id"),
        };
        story.about.Add(story.Provider);
        return story;
    }

    /// <summary>In a marketplace of its own, which is set otherwise than usual and must hold in the end.</summary>
    public static async Task With(string[] settings, Func<RunningMarketplace, Task> live)
    {
        var marketplace = await RunningMarketplace.With(settings);
        try
        {
            await live(marketplace);
            await marketplace.Settles();
            await marketplace.Verifies();
        }
        finally
        {
            await marketplace.DisposeAsync();
        }
    }

    public static object Euro(long cents) => new { amount = cents, currency = "EUR" };

    /// <summary>Ada books and pays.</summary>
    /// <param name="days">How many days after the Monday.</param>
    /// <returns>The booking; its address is its id's.</returns>
    public async Task<Reply> Sells(int days = 2)
    {
        var booking = await Ada.Books(Listing, Monday.AddDays(days).AddHours(4));
        Follow(booking);
        await marketplace.Pays(booking);
        return booking;
    }

    /// <summary>What happens to it belongs to the story as well.</summary>
    public void Follow(Reply made) => about.Add(made.String("id"));

    /// <summary>What becomes of its price is none of the story.</summary>
    public void Forget(Reply booking) => besides.Add($"payment/{Guid.Parse(booking.String("payment.id")):N}");

    /// <summary>Time passes, for everybody.</summary>
    public async Task Pass(string duration)
    {
        await marketplace.Pass(duration);
        (Pia, Ada, Olga) = (await marketplace.LogsIn(Pia.Email), await marketplace.LogsIn(Ada.Email), await marketplace.Operator());
    }

    /// <summary>The work is done, and Ada says so.</summary>
    public async Task Completes(Reply booking)
    {
        var start = DateTimeOffset.Parse(booking.String("start"), CultureInfo.InvariantCulture);
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        await Pass($"PT{(long)(start.AddHours(2) - now).TotalSeconds}S");
        (await Ada.Api.Post($"/bookings/{booking.String("id")}/complete")).IsOk();
        await marketplace.Settles();
    }

    /// <summary>Sold, done and on Pia's account at the gateway.</summary>
    public async Task<Reply> Earns(int days = 2)
    {
        var booking = await Sells(days);
        await Completes(booking);
        return booking;
    }

    public async Task PaysOut()
    {
        (await Pia.Api.Post("/providers/me/payouts", new { })).IsCreated();
        await marketplace.Settles();
    }

    /// <summary>Somebody gives something back.</summary>
    /// <param name="by">Who.</param>
    /// <param name="booking">Of which booking.</param>
    /// <param name="amount">Null for all that is left.</param>
    public async Task GivesBack(Api by, Reply booking, long? amount = null)
    {
        (await by.Post($"/bookings/{booking.String("id")}/refund", new { amount = amount is { } some ? Euro(some) : null, reason = "It was not clean." })).IsOk();
        await marketplace.Settles();
    }

    /// <summary>Everything up to this line of the table is in the books, as the table says, and nothing else is.</summary>
    public async Task Says(string what)
    {
        var row = Enumerable.Range(happened, told.Rows.Length - happened).First(next => told.Rows[next].What == what);
        happened = row + 1;
        await marketplace.Settles();
        var books = await Books();
        Assert.Equal(
            told.Accounts.Zip(told.After(happened), (account, amount) => (account, amount)).Order(),
            told.Accounts.Select(account => (account, books.GetValueOrDefault(account))).Order());
        Assert.DoesNotContain(books, kept => kept.Value != 0 && kept.Key != Fees && !told.Accounts.Contains(kept.Key));
    }

    /// <summary>The last line of it, after which the books hold.</summary>
    public async Task Ends(string what)
    {
        await Says(what);
        Assert.Equal(told.Rows.Length, happened);
    }

    /// <summary>What the accounts have from movements that are about the booking, what was bought, or Pia.</summary>
    private async Task<Dictionary<string, long>> Books()
    {
        var rows = (await Olga.Get("/ledger/export")).Text.Split("\r\n")[1..^1].Select(row => row.Split(',')).Where(leg => !besides.Contains(leg[4]));
        return rows.GroupBy(row => row[1], StringComparer.Ordinal)
            .Where(movement => movement.Any(leg => about.Contains(leg[3]) || about.Contains(leg[8])))
            .SelectMany(movement => movement)
            .GroupBy(leg => leg[7], StringComparer.Ordinal)
            .ToDictionary(account => account.Key, account => account.Sum(leg => Cents(leg[10]) - Cents(leg[11])), StringComparer.Ordinal);
    }

    private static long Cents(string units) => units.Length == 0 ? 0 : (long)(decimal.Parse(units, CultureInfo.InvariantCulture) * 100);
}
