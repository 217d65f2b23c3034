using Marketplace.Waitlists;

namespace Marketplace.Simulations;

/// <summary>Waiting is fair, and comes to an end.</summary>
internal static class WaitlistLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Order(town), .. Ends(town)];

    /// <summary>Nobody is offered what somebody who wants the same has waited for longer, unless that one was asked first and could not have it.</summary>
    private static IEnumerable<Violation> Order(Town town) =>
        from step in town.Watch.History.Steps
        where step.Step.Event is WaitlistOffered
        let line = (WaitlistState)step.Step.Before
        let offered = line.Find(((WaitlistOffered)step.Step.Event).EntryId)!
        from earlier in line.Entries.TakeWhile(waiting => waiting.Entry.Id != offered.Entry.Id)
        where earlier.BookingId is null && IsSameWish(earlier.Entry, offered.Entry) && !line.PassedOver.Contains(earlier.Entry.Id)
        select new Violation("waitlist", $"{step.Stream}: {offered.Entry.Id} was offered what {earlier.Entry.Id} has waited for longer");

    private static IEnumerable<Violation> Ends(Town town)
    {
        foreach (var (id, line) in town.Watch.History.Last<WaitlistState>())
        {
            if (line.Asked is not null || !line.Freed.IsEmpty || line.Entries.Any(waiting => waiting.BookingId is null && waiting.Entry.Start < town.Now))
            {
                yield return new Violation("liveness", $"{id} still asks {line.Asked} about {line.Freed.Length} times for {line.Entries.Length} entries");
            }

            foreach (var twice in line.Entries.GroupBy(waiting => waiting.BookingId).Where(same => same.Key is not null && same.Count() > 1))
            {
                yield return new Violation("waitlist", $"{id} offered {twice.Key} to {twice.Count()} people");
            }
        }
    }

    private static bool IsSameWish(WaitlistEntry one, WaitlistEntry other) =>
        one.ListingId == other.ListingId && one.Start == other.Start && one.End == other.End && one.Seats == other.Seats;
}
