namespace Marketplace.Waitlists;

/// <summary>Where an entry stands. Stored by name; never rename.</summary>
public enum WaitlistStatus
{
    Waiting,

    /// <summary>A booking is held for them; what becomes of it, the booking says.</summary>
    Offered,

    /// <summary>The booking that they were offered has ended.</summary>
    Lapsed,

    /// <summary>They gave their place up.</summary>
    Left,

    /// <summary>What they waited for has begun.</summary>
    InVain,
}
