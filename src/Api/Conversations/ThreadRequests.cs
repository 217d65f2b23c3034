namespace Marketplace.Conversations;

/// <param name="ListingId">The listing to ask about; this or <paramref name="BookingId"/>, unless support is asked.</param>
/// <param name="BookingId">The booking to talk about; with <paramref name="Kind"/> `support`, of the caller's own, or none.</param>
/// <param name="Message">The first words, 1 to 4,000 characters; required of support threads.</param>
/// <param name="Kind">`support` to write to the marketplace; left out otherwise.</param>
/// <param name="Subject">What support is asked, 1 to 200 characters; of support threads only.</param>
internal sealed record OpenThreadRequest(string? ListingId, string? BookingId, string? Message, string? Kind = null, string? Subject = null);

/// <param name="Text">1 to 4,000 characters; may be left out where there are attachments.</param>
/// <param name="Attachments">The ids of up to 10 files that the caller sent up, in the order in which they are shown.</param>
internal sealed record MessageRequest(string? Text, IReadOnlyList<string>? Attachments);

/// <param name="Text">1 to 4,000 characters.</param>
internal sealed record EditMessageRequest(string? Text);

/// <param name="Sequence">Everything up to here has been read.</param>
internal sealed record ReadRequest(long? Sequence);

/// <param name="Until">When they want to hear again; left out for as long as they do not say so.</param>
internal sealed record MuteRequest(string? Until);
