using System.Text.RegularExpressions;
using Marketplace.Bookings;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>What one of the staff or a room has to do, as the calendar shows it that hangs on the door. Who took the address along must not read it for ever.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that what hangs on doors changes nothing about what else is done.</param>
/// <param name="ask">Sends a request of the provider's until it is answered; null when nobody knows what became of it.</param>
/// <param name="resource">Whose.</param>
internal sealed partial class Rota(Town town, Chance chance, Func<Request, Task<Response?>> ask, Guid resource)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "rotas";

    private readonly string feed = $"/providers/me/resources/{resource}/calendar/feed";

    public async Task Do()
    {
        await Wait(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(2)));
        if (!chance.PerMille(400) || PathOf(await Change("PUT")) is not { } path)
        {
            return;
        }

        await Wait(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(4)));
        await ask(new Request("GET", path));
        if (chance.PerMille(300) && PathOf(await Change("POST", "/move")) is { } moved)
        {
            // Of two activations the one that did not hear of it still shows it, for as long as there are two.
            if (!town.Faults.Has(Fault.Duplicate) && await ask(new Request("GET", path)) is { IsOk: true })
            {
                town.Watch.Violated("calendar", $"{path} of {resource} can still be read after it moved");
            }

            path = moved;
        }

        await Wait(town.Settled - town.Now);
        if (PathOf(await ask(new Request("GET", feed))) is { } last)
        {
            path = last;
        }

        if (await ask(new Request("GET", path)) is { IsOk: true } calendar)
        {
            Judge(calendar.Text);
        }

        await Change("DELETE");
    }

    /// <summary>It must show what there is to do and nothing that somebody else does instead, or nobody.</summary>
    private void Judge(string calendar)
    {
        var shown = Event().Matches(calendar)
            .Where(shows => shows.Groups["status"].Value != "CANCELLED")
            .Select(shows => Guid.Parse(shows.Groups["id"].Value))
            .ToHashSet();
        var has = town.Watch.History.Last<BookingState>()
            .Where(booking => StaffLaws.Held(booking.State).Any(seat => seat.Resource == resource))
            .Select(booking => booking.Id.GetGuidKey())
            .ToHashSet();
        if (!has.SetEquals(shown))
        {
            town.Watch.Violated("calendar", $"that of {resource} shows {string.Join(", ", shown)} of {string.Join(", ", has)}");
        }
    }

    [GeneratedRegex(@"UID:(?<id>[0-9a-f-]{36})@.*?STATUS:(?<status>[A-Z]+)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Event();

    /// <returns>Null when nothing is published, or nobody knows.</returns>
    private static string? PathOf(Response? feed) =>
        feed is { IsOk: true } && feed.Body.GetProperty("url").GetString() is { } url ? url[ApiRoutes.Base.Length..] : null;

    private Task<Response?> Change(string method, string path = "") =>
        ask(new Request(method, $"{feed}{path}") { Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan span) => span > TimeSpan.Zero ? Task.Delay(span, town.Outside.Time) : Task.CompletedTask;
}
