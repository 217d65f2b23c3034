using System.Globalization;
using System.Text;
using Marketplace.Bookings;
using Marketplace.Conversations;
using Marketplace.Disputes;
using Marketplace.Payments;
using Marketplace.Postgres;
using NodaTime;

namespace Marketplace.Gateways;

/// <summary>
/// Puts together what a bank should know: what was sold and agreed, what happened, what was said. Everything comes from what the marketplace
/// keeps anyway, so that a provider who says nothing is not lost.
/// </summary>
internal sealed class DisputeEvidenceWriter(IGrainFactory grains, IEventLog log)
{
    /// <summary>More than the whole life of nearly every booking; a bank reads no more of it.</summary>
    private const int MostEvents = 300;

    public async Task<DisputeEvidence> Write(DisputeView dispute, CancellationToken cancellationToken)
    {
        var said = dispute.Case;
        var statements = new StringBuilder();
        foreach (var statement in dispute.Statements)
        {
            statements.Append(CultureInfo.InvariantCulture, $"{Moment(statement.At)} {(statement.By is BookingSide.Provider ? "The provider" : "The platform")}: {statement.Text}\n");
        }

        var stream = grains.GetGrain<IBookingGrain>(said.BookingId);
        var booking = said.Purpose is PaymentPurpose.Package ? null : (await stream.Read(Actor.Platform, cancellationToken)).View;
        if (booking is null)
        {
            return new DisputeEvidence(Cut(said.Title), null, null, string.Empty, Cut(statements.ToString()));
        }

        await AddMessages(statements, said.BookingId, cancellationToken);
        var terms = booking.Terms;
        return new DisputeEvidence(
            Cut($"{terms.Title}, {terms.Total} in all, for {terms.Seats} at once, booked on {Moment(booking.BookedAt)} and paid for on the platform."),
            $"{Local(terms.Start, terms.TimeZone)} to {Local(terms.End, terms.TimeZone)} ({terms.TimeZone})",
            Cut($"Agreed to at the sale, version {terms.Policy.Version} of \"{terms.Policy.Name}\": {terms.Policy.Text}"),
            Cut(await Activity(booking, stream.GetGrainId(), cancellationToken)),
            Cut(statements.ToString()));
    }

    private async Task<string> Activity(BookingView booking, GrainId stream, CancellationToken cancellationToken)
    {
        var activity = new StringBuilder();
        if (booking.Attendance is { } attendance)
        {
            activity.Append(CultureInfo.InvariantCulture, $"The provider checked in at {Moment(attendance.CheckedInAt)}");
            activity.Append(attendance.CheckedOutAt is { } left ? $" and out at {Moment(left)}.\n" : ".\n");
        }

        foreach (var delivery in booking.Delivery?.Items ?? [])
        {
            activity.Append(CultureInfo.InvariantCulture, $"Delivered at {Moment(delivery.At)}: {delivery.Note}\n");
        }

        foreach (var happened in await log.Read(stream, 0, MostEvents, cancellationToken))
        {
            activity.Append(CultureInfo.InvariantCulture, $"{Moment(happened.At)} {happened.Type} by {happened.By.Role}\n");
        }

        return activity.ToString();
    }

    private async Task AddMessages(StringBuilder statements, Guid bookingId, CancellationToken cancellationToken)
    {
        var thread = await grains.GetGrain<IConversationGrain>(ConversationId.OfBooking(bookingId)).Read(Actor.Platform, cancellationToken);
        foreach (var message in thread.View?.Newest ?? [])
        {
            if (message is { AuthorId: not null, DeletedAt: null })
            {
                statements.Append(CultureInfo.InvariantCulture, $"{Moment(message.SentAt)} message of the {message.Side.ToString().ToLowerInvariant()}: {message.Text}\n");
            }
        }
    }

    /// <summary>What is too long loses its end; statements come first, and the oldest of what happened.</summary>
    private static string Cut(string text) => text.Length <= DisputeEvidence.LongestText ? text : text[..DisputeEvidence.LongestText];

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset at, string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } known
        ? Instant.FromDateTimeOffset(at).InZone(known).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : Moment(at);
}
