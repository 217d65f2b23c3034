namespace Marketplace.Bookings;

/// <summary>
/// One way to book, as data: the states that a booking goes through, who may move it from which to which, what time does,
/// and what each step does with the slot and the money. The rules read it; the tables of tests and the diagrams of
/// docs/booking.md are made from it. See docs/adr/0013-processes-are-data-that-the-rules-read.md.
/// </summary>
/// <param name="Name">The mode in which such bookings are sold.</param>
/// <param name="Version">Counts changes. A running booking keeps the version that it was sold under.</param>
/// <param name="States">Every state that a booking can be in.</param>
/// <param name="Steps">Every step between them. What is not listed is refused.</param>
internal sealed record BookingProcess(
    BookingMode Name, int Version, ImmutableArray<ProcessState> States, ImmutableArray<ProcessStep> Steps)
{
    /// <summary>Whether somebody may do this in that state. Who is asked for by <see cref="Lets"/>.</summary>
    public bool Has(BookingStatus status, BookingAction action)
    {
        foreach (var step in Steps)
        {
            if (step.From == status && step.On == action)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False where the action is another side's: in that state, or in any state when it is none of this one's.</summary>
    public bool Lets(BookingRole who, BookingAction action, BookingStatus status)
    {
        var allowed = AllowedFor(action, status);
        return action.IsNews()
            ? who is BookingRole.Platform
            : allowed == BookingRole.Nobody || (allowed & who) != BookingRole.Nobody;
    }

    /// <summary>Whose the action is in that state, or in any state when it is none of this one's; nobody's where the process has no such action.</summary>
    public BookingRole AllowedFor(BookingAction action, BookingStatus status)
    {
        var here = BookingRole.Nobody;
        var anywhere = BookingRole.Nobody;
        foreach (var step in Steps)
        {
            if (step.On == action)
            {
                anywhere |= step.By;
                here |= step.From == status ? step.By : BookingRole.Nobody;
            }
        }

        return here == BookingRole.Nobody ? anywhere : here;
    }

    /// <summary>Every state in which that side may do this, in the order of the process.</summary>
    public IEnumerable<BookingStatus> AllowedIn(BookingAction action, BookingRole who) =>
        Steps.Where(step => step.On == action && (step.By & who) != BookingRole.Nobody).Select(step => step.From).Distinct();

    /// <summary>What a timer of a state does: time has one way to go.</summary>
    public ProcessStep StepOf(BookingStatus status, BookingAction timer) => Steps.First(step => step.From == status && step.On == timer);

    /// <summary>What time alone may do in a state.</summary>
    public ImmutableArray<BookingAction> TimersOf(BookingStatus status)
    {
        foreach (var state in States)
        {
            if (state.Status == status)
            {
                return state.Timers;
            }
        }

        return [];
    }
}

/// <summary>A state of a process.</summary>
/// <param name="Status">Its name.</param>
/// <param name="Slot">What it means for the slot.</param>
/// <param name="Money">The most that may be there of the customer's money.</param>
/// <param name="Timers">What time does in it. Several may run at once.</param>
/// <param name="IsEnd">Whether a booking may stay in it for ever.</param>
internal sealed record ProcessState(
    BookingStatus Status, SlotState Slot, MoneyState Money, ImmutableArray<BookingAction> Timers, bool IsEnd = false);

/// <summary>A step of a process. A step to the state that it comes from changes what the booking says, not where it stands.</summary>
internal sealed record ProcessStep(
    BookingStatus From,
    BookingAction On,
    BookingRole By,
    BookingStatus To,
    SlotEffect Slot = SlotEffect.Keeps,
    MoneyEffect Money = MoneyEffect.Nothing);

/// <summary>What a state means for the slot.</summary>
internal enum SlotState
{
    /// <summary>Others may have it.</summary>
    Free,

    /// <summary>Nobody else can have it.</summary>
    Held,

    /// <summary>It was used: nobody waits for it any more.</summary>
    Used,
}

/// <summary>The most that may be there of the customer's money in a state, from least to most.</summary>
internal enum MoneyState
{
    None,

    /// <summary>The customer has a page to pay on.</summary>
    Asked,

    /// <summary>Reserved on the customer's card.</summary>
    Authorised,

    /// <summary>With the platform, until it is earned or given back.</summary>
    Held,
}

/// <summary>What a step does with the slot.</summary>
internal enum SlotEffect
{
    Keeps,
    Takes,

    /// <summary>Another one is taken, and the old one is free, in one write.</summary>
    Moves,

    Frees,
    Uses,
}

/// <summary>What a step does with the money.</summary>
internal enum MoneyEffect
{
    Nothing,

    /// <summary>A page to pay on is opened.</summary>
    Asks,

    Authorises,
    Captures,

    /// <summary>There is more of it than before.</summary>
    Adds,

    /// <summary>What came goes back, and what was there before stays.</summary>
    Returns,

    /// <summary>What came is all the provider's, and what was there before stays.</summary>
    Passes,

    /// <summary>Part of it is given back.</summary>
    Refunds,

    /// <summary>Whatever there is, or comes, is given back.</summary>
    GivesBack,

    /// <summary>Divided as the cancellation policy says.</summary>
    Settles,

    /// <summary>What is held is the provider's and the platform's.</summary>
    Earns,
}
