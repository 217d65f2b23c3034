using Marketplace.Embedded;
using Marketplace.Gateways;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Simulations;

/// <summary>
/// A provider who earns something now and then, for years, and is paid by a schedule that they change at times. They live in towns of their own, a few in
/// each, with its troubles, where every other tick of the scheduler never comes; the laws see to it that every period is paid, once and in time.
/// </summary>
internal sealed class Earner(Town town, string name, Chance chance) : Person(town, name, chance)
{
    /// <summary>How many live in one town: what it remembers grows with what all of them do.</summary>
    public const int Neighbours = 4;

    private const int Price = 80_00;
    private const int MissedTicks = 500;

    /// <summary>Of them one has its clocks put forward at midnight, and one has neither summer nor whole hours.</summary>
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Asia/Beirut", "Asia/Kathmandu", "Pacific/Auckland"];

    private static readonly string[] Intervals = ["daily", "weekly", "weekly", "biweekly", "monthly"];
    private static readonly string[] Weekdays = ["monday", "wednesday", "friday", "sunday"];
    private static readonly int[] Minimums = [0, 0, 0, 100_00, 300_00];

    /// <summary>Before the end of the trouble, so that whatever was booked last is done and paid out in it too.</summary>
    private static readonly TimeSpan Evening = TimeSpan.FromDays(14);

    /// <summary>Lets some of them live in the scenario's town, where nobody else does.</summary>
    public static Verdict Live(Scenario scenario, TimeSpan span)
    {
        // Whoever loses patience has no shop for years, a clock that is wrong has them paid by it, and nobody listens for as long.
        string[] others = [.. Town.Names, Tokens, Diary.Habit, Listener.Habit, Aloof.Habit, Reporter.Habit, Asker.Habit, Spammer.Habit, Sender.Habit, Chores.Habit, Disputer.Habit, CheckoutPage.Debits, Fault.Impatience.Name, Fault.ClockJump.Name];
        return Town.Run(scenario with { Without = scenario.Without.Union(others) }, town =>
        {
            town.Span = span;
            town.Faults.Set(Fault.MissedTick, MissedTicks);
            town.Furnish = LookSeldom;
            var chance = new Chance(scenario.Seed).Fork("earners");
            for (var number = 1; number <= Neighbours; number++)
            {
                var earner = new Earner(town, $"Earner {number}", chance.Fork($"earner {number}"));
                town.Outside.Run(earner.Come);
            }
        });
    }

    /// <summary>Looking every day for years at accounts where nothing happens would be half of all that happens.</summary>
    private static void LookSeldom(IServiceCollection services)
    {
        var stripe = (StripeOptions)services.Last(service => service.ServiceType == typeof(StripeOptions)).ImplementationInstance!;
        services.Replace(ServiceDescriptor.Singleton(stripe with { LookAtLeastEvery = TimeSpan.FromDays(30) }));
    }

    protected override async Task Live()
    {
        await Post("/providers/register", Shop.Registration(Name, Chance.Pick(Zones)));
        await Put("/providers/me/calendar", Shop.Calendar());
        await Post("/providers/me/stripe-connect");
        await ChangeSchedule();
        if (await Publish() is not { } listing)
        {
            return;
        }

        while (Town.Now < Town.Opening + Town.Span - Evening)
        {
            await Earn(listing);
            if (Chance.PerMille(30))
            {
                await ChangeSchedule();
            }

            await Wait(TimeSpan.FromHours(6), TimeSpan.FromDays(40));
        }
    }

    private Task ChangeSchedule() =>
        Put("/providers/me/payout-schedule", new
        {
            interval = Chance.Pick(Intervals),
            weekday = Chance.Pick(Weekdays),
            day = Chance.Between(1, 31),
            minimum = new { amount = Chance.Pick(Minimums), currency = "EUR" },
        });

    private async Task<string?> Publish() =>
        await Post("/listings", Shop.Listing(Name, "instant", Price, seats: 1, "flexible")) is { IsOk: true } made
        && await Post($"/listings/{made.String("id")}/publish") is { IsOk: true }
            ? made.String("id")
            : null;

    /// <summary>Somebody new books one of the next hours, and pays for it.</summary>
    private async Task Earn(string listing)
    {
        var customer = Chance.NewGuid();
        var day = Town.Now.UtcDateTime.Date.AddDays(Chance.Between(1, 4));
        day = day.AddDays(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 0);
        var start = CustomerPerson.Instant(new DateTimeOffset(day, TimeSpan.Zero).AddHours(Chance.Between(9, 13)));
        var booked = await AskAs(new Request("POST", "/bookings")
        {
            Account = customer,
            Key = Chance.NewGuid().ToString("N"),
            Body = Request.Json(new { listingId = listing, start }),
        });
        if (booked is { IsOk: true }
            && await CheckoutPage.Of(Engagement.PaymentOf(booked)!, request => AskAs(request with { Account = customer })) is { } page)
        {
            // By a card of their own: of whose customers share one the payouts are held.
            await CheckoutPage.Pay(page, Town, Chance, $"customer {customer}");
        }
    }
}
