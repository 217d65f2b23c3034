namespace Marketplace.Conversations;

/// <summary>All of a thread, to be kept elsewhere.</summary>
/// <param name="Id">The thread.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="ListingId">The listing, if it is about one.</param>
/// <param name="BookingId">The booking, if it is about one.</param>
/// <param name="Title">The title of the listing when the thread was opened, or what support is asked.</param>
/// <param name="CustomerId">The account of the customer, or of whoever asks support.</param>
/// <param name="ProviderId">The provider; null in support threads.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ExportedAt">As of when this is.</param>
/// <param name="Read">How far each side has read.</param>
/// <param name="Messages">Every message, oldest first.</param>
internal sealed record ThreadExportBody(
    Guid Id,
    TopicKind Kind,
    Guid? ListingId,
    Guid? BookingId,
    string Title,
    Guid CustomerId,
    Guid? ProviderId,
    DateTimeOffset OpenedAt,
    DateTimeOffset ExportedAt,
    ReadMarksBody Read,
    IAsyncEnumerable<MessageBody> Messages);
