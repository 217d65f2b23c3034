namespace Marketplace.Conversations;

/// <param name="ListingId">The listing to ask about; this or <paramref name="BookingId"/>.</param>
/// <param name="BookingId">The booking to talk about.</param>
/// <param name="Message">The first words, 1 to 4,000 characters.</param>
internal sealed record OpenThreadRequest(string? ListingId, string? BookingId, string? Message);

/// <param name="Text">1 to 4,000 characters.</param>
/// <param name="Attachments">Must be empty for now.</param>
internal sealed record MessageRequest(string? Text, IReadOnlyList<object>? Attachments);

/// <param name="Text">1 to 4,000 characters.</param>
internal sealed record EditMessageRequest(string? Text);

/// <param name="Sequence">Everything up to here has been read.</param>
internal sealed record ReadRequest(long? Sequence);

/// <param name="Until">When they want to hear again; left out for as long as they do not say so.</param>
internal sealed record MuteRequest(string? Until);
