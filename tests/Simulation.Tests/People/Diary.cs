using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// What somebody was told is theirs, list by list. From that answer on the list has to show it, because lists are written
/// in the transaction of what they show; now and then its owner looks.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="name">Whose.</param>
/// <param name="chance">Of its own, so that looking changes nothing about what is done.</param>
/// <param name="read">Reads a list to its end; null when somebody lost patience.</param>
internal sealed class Diary(Town town, string name, Chance chance, Func<string, int, Task<IReadOnlyList<JsonElement>?>> read)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "reads";

    /// <summary>Lists by what happened last move while they are read, so they are read in one piece.</summary>
    private const int Whole = 100;

    private readonly SortedDictionary<string, HashSet<string>> told = new(StringComparer.Ordinal);

    /// <summary>Somebody is about to ask for something. What is to be deleted need not be shown any more, whatever the answer.</summary>
    public void Expect(Request asked)
    {
        if (asked.Method == "DELETE")
        {
            foreach (var ids in told.Values)
            {
                ids.Remove(asked.Path.Split('/')[^1]);
            }
        }
    }

    public async Task Note(Request asked, Response reply)
    {
        if (!town.Scenario.Has(Habit) || !reply.IsOk || asked.Method != "POST" || ListOf(asked.Path) is not { } list)
        {
            return;
        }

        told.TryAdd(list, new HashSet<string>(StringComparer.Ordinal));
        told[list].Add(reply.String("id"));
        if (chance.PerMille(200))
        {
            await Look(list);
        }
    }

    /// <summary>Reads a list, which must show all that its owner was told before.</summary>
    public async Task<IReadOnlyList<JsonElement>?> Look(string list)
    {
        var known = told.TryGetValue(list, out var ids) ? ids.ToArray() : [];
        var shown = await read(list, list == Lists.Threads ? Whole : chance.Between(1, 4));
        foreach (var missing in shown is null ? [] : known.Where(id => told[list].Contains(id)).Except(shown.Select(item => item.GetProperty("id").GetString()!), StringComparer.Ordinal))
        {
            town.Watch.Violated("I8", $"{name} was told of {missing}, and {list} does not show it");
        }

        return shown;
    }

    private static string? ListOf(string path) => path switch
    {
        "/bookings" => Lists.OfCustomer,
        "/listings" => Lists.Listings,
        "/messages/threads" => Lists.Threads,
        _ => null,
    };
}

/// <summary>The lists of one's own.</summary>
internal static class Lists
{
    public const string OfCustomer = "/bookings?role=customer";
    public const string OfProvider = "/bookings?role=provider";
    public const string Listings = "/providers/me/listings";
    public const string Threads = "/messages/threads";
    public const string Payouts = "/providers/me/payouts";
}
