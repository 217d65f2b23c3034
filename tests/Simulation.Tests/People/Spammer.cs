using Marketplace.Conversations;
using Marketplace.Embedded;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>Asks about one listing after the other: most people once or twice in words of their own, and who means ill everybody the same, however disguised.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Spammer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "inquiries";

    private static readonly string[] Same = ["Win a million today!", "WIN a  million -- today", "Win a milli\u043En today."];

    /// <summary>So few that there are more providers and listings in a town than may be written to.</summary>
    public static FirstContactOptions Draw(Scenario scenario, Chance chance) => !scenario.Has(Habit)
        ? new FirstContactOptions { Enabled = false }
        : new FirstContactOptions { Enabled = true, ThreadsPerDay = chance.Between(1, 3), SameTextPeople = 1 };

    public async Task Ask()
    {
        for (var several = chance.Between(0, 2); several > 0; several--)
        {
            await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(4));
            await About($"Is it still to be had on day {chance.Between(1, 28)}?");
        }
    }

    public async Task Spam()
    {
        for (var several = chance.Between(6, 14); several > 0; several--)
        {
            await Wait(TimeSpan.FromMinutes(1), TimeSpan.FromHours(9));
            await About(chance.Pick(Same));
        }
    }

    /// <summary>At once or in two steps, and at times the same request twice.</summary>
    private async Task About(string words)
    {
        if (town.Database.ReadModels[ReadModel.Listings].Rows.Where(row => row.Text("status") == "active").Select(row => row.Id("id")).ToArray() is not { Length: > 0 } listings)
        {
            return;
        }

        var listingId = chance.Pick(listings);
        var inSteps = chance.PerMille(300);
        var request = Changing("/messages/threads", inSteps ? new { listingId } : new { listingId, message = words });
        var twice = chance.PerMille(100) ? ask(request) : null;
        var opened = await ask(request);
        if (twice is not null)
        {
            await twice;
        }

        if (inSteps && opened is { IsOk: true })
        {
            await ask(Changing($"/messages/threads/{opened.String("id")}/messages", new { text = words }));
        }
    }

    private Request Changing(string path, object body) => new("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") };

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
