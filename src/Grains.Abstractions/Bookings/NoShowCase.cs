namespace Marketplace.Bookings;

/// <summary>When the work was begun and ended, as the provider says.</summary>
/// <param name="CheckedInAt">When they checked in.</param>
/// <param name="CheckedOutAt">When they checked out; null until then.</param>
/// <param name="Overtime">How much longer than agreed it took. It is stated, not charged.</param>
[GenerateSerializer, Immutable, Alias("booking.attendance")]
public sealed record BookingAttendance(DateTimeOffset CheckedInAt, DateTimeOffset? CheckedOutAt = null, TimeSpan? Overtime = null);

/// <summary>One side says that the other did not come.</summary>
/// <param name="By">Who says so.</param>
/// <param name="Absent">Who did not come: the customer or the provider.</param>
/// <param name="Reason">In words.</param>
/// <param name="At">When it was reported.</param>
/// <param name="ContestBy">Until when the absent side may contest it. Then it stands.</param>
/// <param name="ContestedAt">When they did.</param>
/// <param name="Answer">What they say.</param>
/// <param name="DecideBy">Until when an operator may decide what is contested. Then it counts as not shown.</param>
/// <param name="Outcome">How it ended; null until then.</param>
/// <param name="Decision">Why, in words.</param>
[GenerateSerializer, Immutable, Alias("booking.no-show-case")]
public sealed record NoShowCase(
    BookingSide By,
    BookingSide Absent,
    string? Reason,
    DateTimeOffset At,
    DateTimeOffset ContestBy,
    DateTimeOffset? ContestedAt = null,
    string? Answer = null,
    DateTimeOffset? DecideBy = null,
    NoShowOutcome? Outcome = null,
    string? Decision = null);

/// <summary>What became of the report that a side did not come. Stored by name; never rename.</summary>
public enum NoShowOutcome
{
    /// <summary>They did not come: the money is divided accordingly.</summary>
    Upheld,

    /// <summary>It was not so, or nobody could show it: the work counts as done.</summary>
    Dismissed,
}
