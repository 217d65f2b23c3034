using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>Definitions that are wrong on purpose, each in one way, and what is said about them.</summary>
public sealed class Broken_processes
{
    private static readonly BookingProcess Sound = BookingProcesses.Newest(BookingMode.Request);

    public static TheoryData<string> All => [.. BookingProcesses.All.Select(process => $"{process.Name} {process.Version}")];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_process_that_is_sold_is_sound(string name) =>
        Assert.Empty(ProcessFaults.Of(BookingProcesses.All.Single(process => $"{process.Name} {process.Version}" == name)));

    [Fact]
    public void A_state_that_nothing_leads_to() =>
        Says("Declined is never reached.", Without(step => step.To is Declined && step.From is not Declined));

    [Fact]
    public void A_state_that_nothing_leads_out_of() =>
        Says("InProgress is a dead end", Without(step => step.From is InProgress && step.To is not InProgress));

    [Fact]
    public void A_state_that_time_does_not_end() =>
        Says("Requested may last for ever", Without(step => step is { From: Requested, On: RequestExpires }));

    [Fact]
    public void A_timer_that_does_nothing() =>
        Says("Starts runs in Confirmed and does nothing there.", Without(step => step is { From: Confirmed, On: Starts }));

    [Fact]
    public void A_step_that_waits_for_a_timer_that_nobody_starts() =>
        Says("PaymentExpires from PendingPayment to PaymentExpired waits for a timer", WithState(PendingPayment, state => state with { Timers = [] }));

    [Fact]
    public void An_end_without_its_slot() =>
        Says("Decline from Requested to Declined strands the slot", With(step => step is { On: Decline }, step => step with { Slot = SlotEffect.Keeps }));

    [Fact]
    public void A_late_payment_that_takes_no_slot() =>
        Says(
            "Paid from PaymentExpired to Confirmed Keeps a slot that is Free before and Held after.",
            With(step => step is { From: PaymentExpired, To: Confirmed }, step => step with { Slot = SlotEffect.Keeps }));

    [Fact]
    public void A_cancellation_that_keeps_the_money() =>
        Says("Cancel from Confirmed to Cancelled strands money", With(step => step is { From: Confirmed, On: Cancel }, step => step with { Money = MoneyEffect.Nothing }));

    [Fact]
    public void A_payment_that_comes_after_the_end() =>
        Says("strands late money: Declined does not say", Without(step => step is { From: Declined, On: Paid }));

    [Fact]
    public void An_end_that_holds_a_slot() =>
        Says("Closed is an end with something to come", WithState(Closed, state => state with { Slot = SlotState.Held }));

    [Fact]
    public void A_person_who_brings_news_of_money() =>
        Says("is given by Customer", With(step => step is { From: Requested, On: Paid }, step => step with { By = Customer }));

    [Fact]
    public void A_step_into_nowhere() =>
        Says("Inquiry is no state of it", With(step => step is { From: Requested, On: Decline }, step => step with { To = Inquiry }));

    [Fact]
    public void One_word_that_means_two_things() =>
        Says("in 2 ways for the same person", Sound with { Steps = Sound.Steps.Add(Sound.Steps[0]) });

    private static void Says(string fault, BookingProcess broken) =>
        Assert.Contains(ProcessFaults.Of(broken), said => said.Contains(fault, StringComparison.Ordinal));

    private static BookingProcess Without(Predicate<ProcessStep> some) => Sound with { Steps = Sound.Steps.RemoveAll(some) };

    private static BookingProcess With(Predicate<ProcessStep> some, Func<ProcessStep, ProcessStep> change) =>
        Sound with { Steps = [.. Sound.Steps.Select(step => some(step) ? change(step) : step)] };

    private static BookingProcess WithState(BookingStatus status, Func<ProcessState, ProcessState> change) =>
        Sound with { States = [.. Sound.States.Select(state => state.Status == status ? change(state) : state)] };
}
