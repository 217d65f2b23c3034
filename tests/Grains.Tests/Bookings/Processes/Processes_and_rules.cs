using System.Collections.Concurrent;

namespace Marketplace.Bookings;

/// <summary>
/// The definitions and the rules say the same: every status against every command of every person. The tables are made from
/// the definitions, so a step that is added there has to be taken by the rules, and one that the rules take has to be there.
/// </summary>
public sealed class Processes_and_rules
{
    /// <summary>Every test looks at the same walks.</summary>
    private static readonly ConcurrentDictionary<string, ProcessWalk> Walks = new(StringComparer.Ordinal);

    public static TheoryData<string> All => [.. BookingProcesses.All.Select(process => $"{process.Name} {process.Version}")];

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_not_listed_is_refused_and_changes_nothing(string process)
    {
        var walk = Walk(process);
        foreach (var move in walk.Moves.Where(move => !walk.Process.Has(move.Before.Status, move.Action)))
        {
            Assert.True(move.Decision.Events.IsEmpty, $"{move}");
            Assert.True(
                move.Action.IsNews() && move.Role is BookingRole.Platform
                    ? move.Decision.Refusal is null
                    : move.Decision.Refusal?.Code is "booking.not-now" or "booking.not-yours" or "booking.already-placed"

                        // What was earned is given back by its payment, so that is what is said as long as the booking is there.
                        || (move is { Action: BookingAction.Refund } and ({ Before.ReleasedAt: not null } or { Before.Status: BookingStatus.Cancelled or BookingStatus.NoShow })
                            && move.Decision.Refusal?.Code is "booking.earnings-released"),
                $"{move}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_another_sides_is_refused(string process)
    {
        var walk = Walk(process);
        foreach (var move in walk.Moves.Where(move => StepsOf(walk, move).Any() && !StepsOf(walk, move).Any(step => step.By.HasFlag(move.Role))))
        {
            Assert.True(move.Decision.Refusal?.Code == "booking.not-yours", $"{move}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_happens_is_a_listed_step(string process)
    {
        var walk = Walk(process);
        foreach (var move in walk.Moves.Where(move => !move.Decision.Events.IsEmpty))
        {
            var step = Assert.Single(StepsOf(walk, move), step => step.By.HasFlag(move.Role) && step.To == move.After.Status);
            Assert.True(MoneyOf(move) == step.Money || IsHarmless(step.Money, move), $"{move} does {MoneyOf(move)} and is listed as {step.Money}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_listed_step_can_be_taken_by_everybody_who_may(string process)
    {
        var walk = Walk(process);
        var taken = walk.Moves.Where(move => !move.Decision.Events.IsEmpty).Select(move => (move.Before.Status, move.Action, move.Role, move.After.Status)).ToHashSet();
        var listed = from step in walk.Process.Steps
                     from role in new[] { BookingRole.Customer, BookingRole.Provider, BookingRole.Operator, BookingRole.Platform }
                     where step.By.HasFlag(role)
                     select (step.From, step.On, role, step.To);

        Assert.Empty(listed.Except(taken));
    }

    /// <summary>But for the first wish: nobody books in another's name.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void An_operator_may_drive_whatever_people_do(string process) =>
        Assert.All(
            Walk(process).Process.Steps.Where(step => !step.On.IsNews() && step.On is not BookingAction.Book).GroupBy(step => (step.From, step.On)),
            word => Assert.True(word.Any(step => step.By.HasFlag(BookingRole.Operator)), $"{word.Key}"));

    [Theory]
    [MemberData(nameof(All))]
    public void A_slot_is_held_where_the_definition_says_so(string process)
    {
        var walk = Walk(process);
        foreach (var place in walk.Places)
        {
            var state = walk.Process.States.Single(state => state.Status == place.Status);
            Assert.True(place.Grant is not null == state.Slot is not SlotState.Free, $"{place.Status} has {place.Grant}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_timer_of_a_state_is_running_or_has_done_its_work(string process)
    {
        var walk = Walk(process);
        foreach (var state in walk.Process.States.Where(state => !state.Timers.IsEmpty))
        {
            var running = walk.Places.Where(place => place.Status == state.Status).SelectMany(place => BookingDeadlines.Of(place)).Select(deadline => deadline.Name);
            Assert.Equal(state.Timers.Select(BookingDeadlines.NameOf).Order(), running.Distinct().Order());
        }
    }

    /// <summary>The definition promises it of states; here it is asked of every place, whatever was agreed there.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Time_leads_out_of_every_place_that_is_no_end(string process)
    {
        var walk = Walk(process);
        var ends = walk.Process.States.Where(state => state.IsEnd).Select(state => state.Status).ToHashSet();
        foreach (var place in walk.Places.Where(place => !ends.Contains(place.Status) && !place.AwaitsCapture && !IsOwedAnEnd(walk, place)))
        {
            Assert.Contains(
                BookingDeadlines.Of(place), deadline => walk.Process.StepOf(place.Status, BookingDeadlines.Find(deadline.Name)!.Value).To != place.Status);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_preview_of_a_cancellation_is_what_is_executed_in_every_state(string process)
    {
        foreach (var cancel in Walk(process).Moves.Where(move => move.Command is CancelBooking && move.Before.Status is not BookingStatus.None))
        {
            var preview = Booking.PreviewCancellation(cancel.Before, cancel.Command.Context.By, cancel.Now);
            Assert.Equal(preview.Refusal?.Code, cancel.Decision.Refusal?.Code);
            if (preview.View is { } promised)
            {
                var done = Assert.Single(cancel.Decision.Events.OfType<BookingCancelled>());
                Assert.Equal(
                    (promised.Tier, promised.Refund, promised.ProviderKeeps), (done.Tier, done.Settlement.Refund, done.Settlement.Provider));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_preview_of_giving_seats_up_is_what_is_executed_in_every_state(string process)
    {
        foreach (var cancel in Walk(process).Moves.Where(move => move.Command is GiveUpSeats && move.Before.Status is not BookingStatus.None))
        {
            var preview = SeatCancellation.Preview(cancel.Before, cancel.Command.Context.By, ((GiveUpSeats)cancel.Command).Seats, cancel.Now);
            Assert.Equal(preview.Refusal?.Code, cancel.Decision.Refusal?.Code);
            if (preview.View is { } promised)
            {
                var done = Assert.IsType<BookingSeatsCancelled>(Assert.Single(cancel.Decision.Events));
                Assert.Equal((promised.Tier, promised.Refund), (done.Tier, done.Refund));
                Assert.Equal(cancel.Before.Refunded + promised.Refund.Amount, cancel.After.Refunded);
            }
        }
    }

    private static ProcessWalk Walk(string process) => Walks.GetOrAdd(
        process, static name => ProcessWalk.Through(BookingProcesses.All.Single(one => $"{one.Name} {one.Version}" == name)));

    private static IEnumerable<ProcessStep> StepsOf(ProcessWalk walk, Move move) =>
        walk.Process.Steps.Where(step => step.From == move.Before.Status && step.On == move.Action);

    /// <summary>What the events say about money, whatever the definition does.</summary>
    private static MoneyEffect MoneyOf(Move move)
    {
        var effect = MoneyEffect.Nothing;
        foreach (var happened in move.Decision.Events)
        {
            effect = happened switch
            {
                BookingAgreed => MoneyEffect.Asks,
                BookingPlaced { PaymentId: var payment } when payment != Guid.Empty => MoneyEffect.Asks,
                BookingRequested when move.Action is BookingAction.Paid => MoneyEffect.Authorises,
                BookingConfirmed when move.Action is BookingAction.Paid => MoneyEffect.Captures,
                BookingChanged { PaymentId: not null } => MoneyEffect.Adds,
                BookingChanged { Due.Amount: < 0 } when move.Before.PaymentId != Guid.Empty => MoneyEffect.Refunds,
                BookingTipped => MoneyEffect.Passes,
                BookingMilestoneFunded or BookingBalancePaid => MoneyEffect.Adds,
                BookingMilestoneReleased => MoneyEffect.Earns,
                BookingPaymentRejected { PaymentId: not null } => MoneyEffect.Returns,
                BookingReleased => MoneyEffect.Earns,
                BookingNoShowUpheld when move.Before.PaymentId != Guid.Empty => MoneyEffect.Settles,
                BookingRefunded { Entire: false } or BookingSeatsCancelled { Refund.IsPositive: true } => MoneyEffect.Refunds,
                BookingRefunded or BookingPaymentRejected or BookingPaymentExpired => MoneyEffect.GivesBack,
                BookingDeclined or BookingExpired or BookingCancelled { Tier: "not_charged" } when move.Before.PaymentId != Guid.Empty => MoneyEffect.GivesBack,
                BookingCancelled when move.Before.PaymentId != Guid.Empty => MoneyEffect.Settles,
                _ => effect,
            };
        }

        return effect;
    }

    /// <summary>What it waits for ends by deadlines of its own, which the rules of complaints are asked about.</summary>
    private static bool IsOwedAnEnd(ProcessWalk walk, BookingState place) =>
        walk.Process.Steps.Any(step => step.From == place.Status && step.To != place.Status && step.On.IsOwed());

    /// <summary>Money that was released is not released again, and a provider's late word releases what time would.</summary>
    private static bool IsHarmless(MoneyEffect listed, Move move) =>
        (listed is MoneyEffect.Refunds && MoneyOf(move) is MoneyEffect.Nothing && move.Action is BookingAction.CancelSeats)
        || (listed is MoneyEffect.Refunds && MoneyOf(move) is MoneyEffect.Nothing && move.Action is BookingAction.AcceptChangeOrder)
        || (listed is MoneyEffect.Adds && MoneyOf(move) is MoneyEffect.Returns && move.Before.Change?.PaymentId != ((TakePayment)move.Command).PaymentId)
        || (listed is MoneyEffect.Adds && MoneyOf(move) is MoneyEffect.Returns && move.Before.Milestones?.Page?.PaymentId != ((TakePayment)move.Command).PaymentId)
        || (listed is MoneyEffect.Adds && MoneyOf(move) is MoneyEffect.Returns && move is { Action: BookingAction.BalancePaid, Before.Balance: not { IsOpen: true } })
        || (listed is MoneyEffect.Passes && MoneyOf(move) is MoneyEffect.Returns && Tipping.Open(move.Before)?.PaymentId != ((TakePayment)move.Command).PaymentId)
        || (listed is MoneyEffect.Earns && MoneyOf(move) is MoneyEffect.Nothing && move.Before.ReleasedAt is not null)
        || (listed is MoneyEffect.Nothing && MoneyOf(move) is MoneyEffect.Earns && move is { Action: BookingAction.Complete, Role: BookingRole.Provider } && move.Now >= BookingDeadlines.EarnedAt(move.Before));
}
