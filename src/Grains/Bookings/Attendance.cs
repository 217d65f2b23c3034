using System.Diagnostics;

namespace Marketplace.Bookings;

/// <summary>When the work was begun and ended. What it took longer is stated, and charged only when both sides agree on it.</summary>
internal static class Attendance
{
    /// <summary>Who comes early is there; who comes much earlier has mistaken the time.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(30);

    public static Decision<BookingEvent> CheckIn(BookingState booking, DateTimeOffset now) =>
        booking.Attendance is { } before ? BookingRefusals.CheckedIn(before.CheckedInAt)
        : now < booking.Terms!.Start - Early ? BookingRefusals.TooEarly(booking.Terms.Start - Early, now)
        : new BookingCheckedIn(now);

    public static Decision<BookingEvent> CheckOut(BookingState booking, DateTimeOffset now) =>
        booking.Attendance is not { } attendance ? BookingRefusals.NotCheckedIn(booking.Terms!.Start - Early)
        : attendance.CheckedOutAt is { } before ? BookingRefusals.CheckedOut(before)
        : new BookingCheckedOut(now, now > booking.Terms!.End ? now - booking.Terms.End : null);

    public static BookingState Evolve(BookingState booking, BookingEvent happened) => happened switch
    {
        BookingCheckedIn e => booking with { Attendance = new BookingAttendance(e.At) },
        BookingCheckedOut e => booking with { Attendance = booking.Attendance! with { CheckedOutAt = e.At, Overtime = e.Overtime } },
        _ => throw new UnreachableException($"{happened.GetType().Name} is no attendance."),
    };
}
