using Marketplace.Complaints;
using Marketplace.Disputes;
using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>Something about which the two sides of a booking say something else.</summary>
/// <param name="Kind">
/// `absence`: one side says that the other did not come, decided by `POST /bookings/{id}/no-show/decide`. `complaint`: the customer is not
/// content with the work, decided by `POST /admin/complaints/{id}/decide`. `chargeback`: the customer went to their bank, which waits for
/// an answer: `POST /admin/disputes/{id}/submit` or `accept`.
/// </param>
/// <param name="BookingId">What it is about; null of a package whose payment is disputed.</param>
/// <param name="ComplaintId">Which complaint; null of an absence.</param>
/// <param name="Title">What was booked.</param>
/// <param name="CustomerId">One side.</param>
/// <param name="ProviderId">The other.</param>
/// <param name="Start">When the work was to begin; null of a package.</param>
/// <param name="End">When it was to end; null of a package.</param>
/// <param name="Absent">Who is said not to have come; null of a complaint.</param>
/// <param name="Claim">What the one says who began.</param>
/// <param name="Answer">What the other says; null of a provider who has said nothing about a complaint.</param>
/// <param name="Attendance">When the provider checked in and out; null if they did not.</param>
/// <param name="Held">What neither side has until it is decided.</param>
/// <param name="Wanted">What the customer asks for, where that is an amount.</param>
/// <param name="Offered">What the provider would give back; null where they offer nothing.</param>
/// <param name="Age">For how long it has waited.</param>
/// <param name="IsOverdue">Whether it should have been decided by now.</param>
/// <param name="Lapses">What happens by itself if nobody decides, and when.</param>
/// <param name="DisputeId">Which dispute at the bank; null of what is disputed here.</param>
internal sealed record DisputeBody(
    DisputeKind Kind,
    Guid? BookingId,
    Guid? ComplaintId,
    string Title,
    Guid CustomerId,
    Guid ProviderId,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    BookingSide? Absent,
    SideStatementBody Claim,
    SideStatementBody? Answer,
    BookingAttendance? Attendance,
    Money Held,
    Money? Wanted,
    Money? Offered,
    TimeSpan Age,
    bool IsOverdue,
    NextEvent? Lapses,
    Guid? DisputeId = null)
{
    /// <summary>Null when the bank waits for nothing any more.</summary>
    public static DisputeBody? Of(DisputeView? dispute, BookingView? booking, DateTimeOffset now) =>
        dispute is { AnswerAt: { } answerAt, Case: var said, Seen: var seen }
            ? new DisputeBody(
                DisputeKind.Chargeback,
                said.Purpose is PaymentPurpose.Package ? null : said.BookingId,
                null,
                said.Title,
                said.CustomerId,
                said.ProviderId,
                booking?.Terms.Start,
                booking?.Terms.End,
                null,
                new SideStatementBody(BookingSide.Customer, seen.Reason, dispute.OpenedAt),
                dispute.Statements.LastOrDefault(statement => statement.By is BookingSide.Provider) is { } answer
                    ? new SideStatementBody(answer.By, answer.Text, answer.At)
                    : null,
                booking?.Attendance,
                seen.Amount,
                seen.Amount,
                null,
                now - dispute.OpenedAt,
                answerAt <= now,
                dispute.NextEvent,
                dispute.Id)
            : null;

    /// <summary>Null when it is disputed no more.</summary>
    public static DisputeBody? Of(BookingView? view, DateTimeOffset now) =>
        view is { Status: BookingStatus.Disputed, NoShow: { ContestedAt: { } contestedAt } said, Terms: var terms }
            ? new DisputeBody(
                DisputeKind.Absence,
                view.Id,
                null,
                terms.Title,
                view.CustomerId,
                terms.ProviderId,
                terms.Start,
                terms.End,
                said.Absent,
                new SideStatementBody(said.By, said.Reason, said.At),
                new SideStatementBody(said.Absent, said.Answer, contestedAt),
                view.Attendance,
                terms.Mode is BookingMode.Unpaid ? Money.Zero(terms.Total.Currency) : terms.Total - view.Refunded,
                null,
                null,
                now - contestedAt,
                false,
                view.NextEvent)
            : null;

    /// <summary>Null when no operator is waited for any more.</summary>
    public static DisputeBody? Of(ComplaintView? complaint, BookingView? booking, DateTimeOffset now) =>
        complaint is { Status: ComplaintStatus.InMediation, WaitsSince: { } since } && booking is { Terms: var terms }
            ? new DisputeBody(
                DisputeKind.Complaint,
                complaint.BookingId,
                complaint.Id,
                complaint.Title,
                complaint.CustomerId,
                complaint.ProviderId,
                terms.Start,
                terms.End,
                null,
                SideStatementBody.Of(complaint.Entries[0]),
                complaint.Entries.LastOrDefault(entry => entry.By is BookingSide.Provider) is { } answer ? SideStatementBody.Of(answer) : null,
                booking.Attendance,
                complaint.Stake,
                complaint.Wanted,
                complaint.Offer?.Amount,
                now - since,
                complaint.IsOverdue,
                complaint.NextEvent)
            : null;
}

/// <summary>What two sides differ about.</summary>
internal enum DisputeKind
{
    Absence,
    Complaint,
    Chargeback,
}

/// <summary>What a side says.</summary>
/// <param name="By">Which.</param>
/// <param name="Text">In their words; null if they gave none.</param>
/// <param name="At">When.</param>
internal sealed record SideStatementBody(BookingSide By, string? Text, DateTimeOffset At)
{
    public static SideStatementBody Of(ComplaintEntry entry) => new(entry.By, entry.Text, entry.At);
}
