namespace Marketplace.Reviews;

/// <param name="BookingId">A completed booking of the caller's.</param>
/// <param name="Rating">1 to 5.</param>
/// <param name="SubScores">At most 8, by name, each 1 to 5.</param>
/// <param name="Title">At most 120 characters.</param>
/// <param name="Text">At most 4,000 characters.</param>
/// <param name="PrivateNote">At most 1,000 characters, for the other side alone.</param>
internal sealed record ReviewRequest(
    string? BookingId, int? Rating, IReadOnlyDictionary<string, int?>? SubScores, string? Title, string? Text, string? PrivateNote);

/// <param name="Text">1 to 2,000 characters.</param>
internal sealed record ReplyRequest(string? Text);

/// <param name="Reason">1 to 1,000 characters.</param>
internal sealed record ReportRequest(string? Reason);
