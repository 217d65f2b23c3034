using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>Puts the slots of several calendars together. What begins at one instant for one wish ends at one instant, too.</summary>
internal static class SlotMerge
{
    /// <summary>What any of them offers, with the most seats that one of them has left.</summary>
    /// <param name="lists">Each by start.</param>
    public static ImmutableArray<Slot> Any(IReadOnlyList<ImmutableArray<Slot>> lists)
    {
        if (lists.Count == 1)
        {
            return lists[0];
        }

        var best = new Dictionary<long, Slot>(lists.Count == 0 ? 0 : lists.Max(list => list.Length));
        foreach (var slot in lists.SelectMany(list => list))
        {
            ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(best, slot.Start.UtcTicks, out var isKnown);
            known = isKnown && known.SeatsLeft >= slot.SeatsLeft ? known : slot;
        }

        return [.. best.Values.OrderBy(slot => slot.Start)];
    }

    /// <summary>What all of them offer, with the seats that each of them has left.</summary>
    public static ImmutableArray<Slot> All(IReadOnlyList<ImmutableArray<Slot>> lists)
    {
        var common = lists.Count == 0 ? [] : lists[0];
        foreach (var list in lists.Skip(1))
        {
            var others = list.ToDictionary(slot => slot.Start, slot => slot.SeatsLeft);
            common = [.. common
                .Where(slot => others.ContainsKey(slot.Start))
                .Select(slot => slot with { SeatsLeft = Math.Min(slot.SeatsLeft, others[slot.Start]) })];
        }

        return common;
    }
}
