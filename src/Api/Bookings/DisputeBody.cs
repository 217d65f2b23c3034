namespace Marketplace.Bookings;

/// <summary>A booking of which one side says that the other did not come, and the other that they did.</summary>
/// <param name="BookingId">Which; it is decided by `POST /bookings/{id}/no-show/decide`.</param>
/// <param name="Title">What was booked.</param>
/// <param name="CustomerId">One side.</param>
/// <param name="ProviderId">The other.</param>
/// <param name="Start">When the work was to begin.</param>
/// <param name="End">When it was to end.</param>
/// <param name="Absent">Who is said not to have come.</param>
/// <param name="Claim">What the one says who reported it.</param>
/// <param name="Answer">What the other says.</param>
/// <param name="Attendance">When the provider checked in and out; null if they did not.</param>
/// <param name="Held">What neither side has until it is decided.</param>
/// <param name="Age">For how long it has waited.</param>
/// <param name="Lapses">What happens by itself if nobody decides, and when.</param>
internal sealed record DisputeBody(
    Guid BookingId,
    string Title,
    Guid CustomerId,
    Guid ProviderId,
    DateTimeOffset Start,
    DateTimeOffset End,
    BookingSide Absent,
    StatementBody Claim,
    StatementBody Answer,
    BookingAttendance? Attendance,
    Money Held,
    TimeSpan Age,
    NextEvent? Lapses)
{
    /// <summary>Null when it is disputed no more.</summary>
    public static DisputeBody? Of(BookingView? view, DateTimeOffset now) =>
        view is { Status: BookingStatus.Disputed, NoShow: { ContestedAt: { } contestedAt } said, Terms: var terms }
            ? new DisputeBody(
                view.Id,
                terms.Title,
                view.CustomerId,
                terms.ProviderId,
                terms.Start,
                terms.End,
                said.Absent,
                new StatementBody(said.By, said.Reason, said.At),
                new StatementBody(said.Absent, said.Answer, contestedAt),
                view.Attendance,
                terms.Mode is BookingMode.Unpaid ? Money.Zero(terms.Total.Currency) : terms.Total - view.Refunded,
                now - contestedAt,
                view.NextEvent)
            : null;
}

/// <summary>What a side says.</summary>
/// <param name="By">Which.</param>
/// <param name="Text">In their words; null if they gave none.</param>
/// <param name="At">When.</param>
internal sealed record StatementBody(BookingSide By, string? Text, DateTimeOffset At);
