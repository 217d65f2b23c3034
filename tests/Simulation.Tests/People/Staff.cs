using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Those who work for a provider, and the rooms that they work in: hired once, changed now and then, and looked after in the end.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that having staff changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Staff(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "staff";

    private const string Mine = "/providers/me/resources";

    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];

    private readonly List<string> people = [];
    private readonly List<string> rooms = [];

    /// <summary>True once somebody who was offered may be gone.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Two or three people, one or two rooms; each with hours that differ, so that not everybody can do everything.</summary>
    public async Task Hire()
    {
        foreach (var name in (string[])["Ann", "Bob", "Cem"])
        {
            await Hire(name, "staff", people);
        }

        foreach (var name in (string[])["Room 1", "Room 2"])
        {
            await Hire(name, "room", rooms);
        }
    }

    /// <summary>Says what a listing needs.</summary>
    /// <returns>Of whom customers have to choose one; nobody where they need not.</returns>
    public async Task<ImmutableArray<string>> Serve(string listing)
    {
        if (people.Count == 0 || rooms.Count == 0)
        {
            return [];
        }

        var assignment = chance.Pick<string>(["any", "round_robin", "round_robin", "collective", "named"]);
        object[] requirements = chance.PerMille(500) || assignment == "collective"
            ? [Need(assignment, people), Need("any", rooms)]
            : [Need(assignment, people)];
        var said = await Change("PATCH", $"/listings/{listing}", new { requirements });
        await ask(new Request("GET", $"/listings/{listing}/resources"));
        return said is { IsOk: true } && assignment == "named" ? [.. people] : [];
    }

    /// <summary>Looks after them, loses one, and in the end sees what everybody has to do.</summary>
    public async Task Manage()
    {
        if (people.Count == 0)
        {
            return;
        }

        if (town.Scenario.Has(Importer.Habit))
        {
            town.Outside.Run(() => new Importer(town, chance.Fork(Importer.Habit), ask, $"{Mine}/{people[0]}/calendar").Do());
        }

        if (town.Scenario.Has(Rota.Habit))
        {
            foreach (var resource in people.Concat(rooms))
            {
                town.Outside.Run(() => new Rota(town, chance.Fork($"{Rota.Habit} {resource}"), ask, Guid.Parse(resource)).Do());
            }
        }

        await Wait(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(6)));
        await ask(new Request("GET", Mine));
        await ask(new Request("GET", $"{Mine}/{people[0]}"));
        await Change("PATCH", $"{Mine}/{people[0]}", new { name = "Anna", seats = chance.PerMille(500) ? 2 : (int?)null });
        if (chance.PerMille(300))
        {
            HasChanged = true;
            await Change("DELETE", $"{Mine}/{people[^1]}", null);
        }

        await Wait(town.Settled - town.Now);
        foreach (var resource in people.Concat(rooms))
        {
            var seen = await ask(new Request("GET", $"{Mine}/{resource}/calendar?from={town.Opening:yyyy-MM-dd}&to={town.Settled:yyyy-MM-dd}"));
            if (seen is { IsOk: true } && StaffLaws.Complaint(town.Database, Guid.Parse(resource), Shown(seen)) is { } complaint)
            {
                town.Watch.Violated("staff", complaint);
            }
        }
    }

    private static HashSet<Guid> Shown(Response calendar) =>
        [.. calendar.Body.GetProperty("occupancy").EnumerateArray().Select(time => time.GetProperty("bookingId").GetGuid())];

    private async Task Hire(string name, string kind, List<string> hired)
    {
        if (await Change("POST", Mine, new { name, kind, seats = kind == "room" && chance.PerMille(500) ? 2 : (int?)null }) is not { IsOk: true } added)
        {
            return;
        }

        var (from, to) = kind == "room" ? ("08:00", "18:00") : ($"{chance.Between(8, 10):00}:00", $"{chance.Between(14, 17):00}:00");
        var plan = new { timeZone = "Europe/Berlin", weekly = Weekdays.Select(day => new { day, ranges = new[] { new { from, to } } }) };
        if (await Change("PUT", $"{Mine}/{added.String("id")}/calendar", plan) is { IsOk: true })
        {
            hired.Add(added.String("id"));
        }
    }

    private object Need(string assignment, IEnumerable<string> pool) => new
    {
        assignment,
        pool = pool.Select(resourceId => new { resourceId, weight = chance.Between(1, 3), priority = chance.PerMille(800) ? 0 : 1 }).ToArray(),
    };

    private Task<Response?> Change(string method, string path, object? body) =>
        ask(new Request(method, path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan span) => span > TimeSpan.Zero ? Task.Delay(span, town.Outside.Time) : Task.CompletedTask;
}
