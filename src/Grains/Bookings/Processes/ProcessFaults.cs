using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>
/// What is wrong with a process, in sentences. A process without faults brings every booking to an end by time alone, and
/// leaves no slot held and no money kept on the way.
/// </summary>
internal static class ProcessFaults
{
    /// <returns>Empty when the process is sound.</returns>
    public static ImmutableArray<string> Of(BookingProcess process)
    {
        ImmutableArray<string> shape = [.. Shape(process)];

        // What follows asks for the states that steps name.
        return shape.IsEmpty ? [.. Ways(process), .. process.Steps.SelectMany(step => Step(process, step))] : shape;
    }

    private static IEnumerable<string> Shape(BookingProcess process)
    {
        foreach (var same in process.States.GroupBy(state => state.Status).Where(same => same.Count() > 1))
        {
            yield return $"{same.Key} is defined {same.Count()} times.";
        }

        foreach (var same in process.Steps.GroupBy(step => (step.From, step.On, step.To)).Where(IsAmbiguous))
        {
            yield return $"{same.Key.On} leads from {same.Key.From} to {same.Key.To} in {same.Count()} ways for the same person.";
        }

        var known = process.States.Select(state => state.Status).ToHashSet();
        foreach (var unknown in process.Steps.SelectMany(step => new[] { step.From, step.To }).Where(status => !known.Contains(status)).Distinct())
        {
            yield return $"{unknown} is no state of it, and a step leads there or from there.";
        }

        if (!known.Contains(BookingStatus.None))
        {
            yield return "It has no beginning.";
        }
    }

    private static bool IsAmbiguous(IEnumerable<ProcessStep> same)
    {
        var seen = BookingRole.Nobody;
        foreach (var step in same)
        {
            if ((seen & step.By) != BookingRole.Nobody)
            {
                return true;
            }

            seen |= step.By;
        }

        return false;
    }

    /// <summary>Every state can be reached, left and, unless it is an end, outlived.</summary>
    private static IEnumerable<string> Ways(BookingProcess process)
    {
        var reached = Closure([BookingStatus.None], status => process.Steps.Where(step => step.From == status).Select(step => step.To));
        var ending = Closure(
            process.States.Where(state => state.IsEnd).Select(state => state.Status),
            status => process.Steps.Where(step => step.To == status).Select(step => step.From));
        foreach (var state in process.States)
        {
            if (!reached.Contains(state.Status))
            {
                yield return $"{state.Status} is never reached.";
            }

            if (!ending.Contains(state.Status))
            {
                yield return $"{state.Status} is a dead end: nothing leads from it to an end.";
            }
            else if (!state.IsEnd && state.Status is not BookingStatus.None && !process.Steps.Any(step => step.From == state.Status && step.To != step.From && (step.On.IsTimer() || step.On.IsOwed())))
            {
                yield return $"{state.Status} may last for ever: time does not lead out of it.";
            }

            if (state.IsEnd && (!state.Timers.IsEmpty || state.Slot is SlotState.Held || state.Money is not MoneyState.None))
            {
                yield return $"{state.Status} is an end with something to come: a timer, a slot or money.";
            }

            foreach (var timer in state.Timers.Where(timer => !timer.IsTimer() || !process.Has(state.Status, timer)))
            {
                yield return $"{timer} runs in {state.Status} and does nothing there.";
            }
        }
    }

    private static HashSet<BookingStatus> Closure(IEnumerable<BookingStatus> from, Func<BookingStatus, IEnumerable<BookingStatus>> next)
    {
        var found = from.ToHashSet();
        for (var open = new Queue<BookingStatus>(found); open.TryDequeue(out var status);)
        {
            foreach (var another in next(status).Where(found.Add))
            {
                open.Enqueue(another);
            }
        }

        return found;
    }

    /// <summary>What a step says of slot and money must be what lies between its states.</summary>
    private static IEnumerable<string> Step(BookingProcess process, ProcessStep step)
    {
        var (from, to) = (StateOf(process, step.From), StateOf(process, step.To));
        var name = $"{step.On} from {step.From} to {step.To}";
        if (step.By is BookingRole.Nobody || (step.On.IsNews() && step.By is not BookingRole.Platform))
        {
            yield return $"{name} is given by {step.By}: people give their word, the platform gives news and time.";
        }

        if (step.On.IsTimer() && !from.Timers.Contains(step.On))
        {
            yield return $"{name} waits for a timer that does not run there.";
        }

        if (!Fits(from.Slot, step.Slot, to.Slot))
        {
            yield return to.Slot is SlotState.Free
                ? $"{name} strands the slot: it {step.Slot} what is {from.Slot}, and nobody holds it afterwards."
                : $"{name} {step.Slot} a slot that is {from.Slot} before and {to.Slot} after.";
        }

        if (!Fits(from.Money, step.Money, to.Money))
        {
            yield return to.Money < from.Money
                ? $"{name} strands money: {from.Money} before, {to.Money} after, and the step says {step.Money}."
                : $"{name} says {step.Money}, with {from.Money} before and {to.Money} after.";
        }

        // A page that was open may have been paid on before it was closed.
        if (from.Money is MoneyState.Asked or MoneyState.Authorised && to.Money is MoneyState.None
            && !process.Steps.Any(late => late.From == step.To && late.On is BookingAction.Paid && late.Money is GivesBack))
        {
            yield return $"{name} strands late money: {step.To} does not say what becomes of a payment that comes after.";
        }
    }

    private static ProcessState StateOf(BookingProcess process, BookingStatus status) => process.States.First(state => state.Status == status);

    private static bool Fits(SlotState before, SlotEffect effect, SlotState after) => (before, after) switch
    {
        (SlotState.Free, SlotState.Held) => effect is Takes,
        (SlotState.Held, SlotState.Used) => effect is Uses,
        (SlotState.Held or SlotState.Used, SlotState.Free) => effect is Frees,
        (SlotState.Held, SlotState.Held) => effect is Keeps or Moves,
        _ => before == after && effect is Keeps,
    };

    private static bool Fits(MoneyState before, MoneyEffect effect, MoneyState after) => effect switch
    {
        Asks => (before, after) is (MoneyState.None, MoneyState.Asked),
        Authorises => before <= MoneyState.Asked && after is MoneyState.Authorised,
        Captures => before <= MoneyState.Authorised && after is MoneyState.Held,
        Adds or Refunds => (before, after) is (MoneyState.Held, MoneyState.Held),
        Settles => (before, after) is (MoneyState.Held, MoneyState.None),
        Earns => before is MoneyState.Held && after is MoneyState.Held or MoneyState.None,
        GivesBack => after is MoneyState.None,
        _ => before == after,
    };
}
