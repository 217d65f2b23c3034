using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// A booking storm: many people who want one and the same hour at one and the same moment. They live in a town of their
/// own, with its troubles; its laws see to over-booking, orphan payments and holds that outlive their time.
/// </summary>
internal sealed class Crowd(Town town, Chance chance, int clients) : Person(town, "Pia", chance)
{
    private const int Price = 80_00;

    /// <summary>While the winner's hold lasts nobody else can win, whatever goes wrong. A storm that crashes delay beyond it may have a second winner.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(15);

    /// <summary>Lets a crowd gather in the scenario's town, where nobody else lives.</summary>
    public static Verdict Storm(Scenario scenario, int clients)
    {
        // A clock that jumps ends the winner's hold at once, and then somebody else may rightly win.
        string[] others = [.. Town.Names, Tokens, Doubles, Diary.Habit, Chores.Habit, ThreadKeeper.Habit, Sender.Habit, Aloof.Habit, Reporter.Habit, Asker.Habit, Spammer.Habit, Fault.ClockJump.Name];
        return Town.Run(scenario with { Without = scenario.Without.Union(others) }, town =>
        {
            var crowd = new Crowd(town, new Chance(scenario.Seed).Fork("crowd"), clients);
            town.Outside.Run(crowd.Come);
        });
    }

    protected override async Task Live()
    {
        if (await Publish() is not { } listing)
        {
            return;
        }

        var start = CustomerPerson.Instant(new DateTimeOffset(Town.Now.Date, TimeSpan.Zero).AddDays(8).AddHours(10));
        var began = Town.Now;
        var answers = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Want(listing, start)));
        Judge(answers, Town.Now - began);
    }

    /// <returns>The listing; null when they lost patience before it was published.</returns>
    private async Task<string?> Publish()
    {
        await Post("/providers/register", Shop.Registration(Name, "UTC"));
        await Put("/providers/me/calendar", Shop.Calendar());
        return await Post("/listings", Shop.Listing(Name, "instant", Price, seats: 1, "flexible")) is { IsOk: true } made
            && await Post($"/listings/{made.String("id")}/publish") is { IsOk: true }
            ? made.String("id")
            : null;
    }

    private Task<Response?> Want(string listingId, string start) =>
        AskAs(new Request("POST", "/bookings")
        {
            Account = Chance.NewGuid(),
            Key = Chance.NewGuid().ToString("N"),
            Body = Request.Json(new { listingId, start }),
        });

    private void Judge(Response?[] answers, TimeSpan took)
    {
        var winners = answers.Count(answer => answer is { IsOk: true });
        var unheard = answers.Count(answer => answer is null);
        if (winners + unheard == 0 || (winners > 1 && took < Hold))
        {
            Town.Watch.Violated("storm", $"{winners} of {answers.Length} won, {unheard} do not know");
        }

        foreach (var refused in answers.OfType<Response>().Where(answer => !answer.IsOk && answer.Code != "booking.slot-taken"))
        {
            Town.Watch.Violated("storm", $"refused with {refused.Status} {refused.Code}");
        }
    }
}
