namespace Marketplace.Reviews;

/// <summary>Something a person, or the platform, wants of the reviews of a booking.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("review.command")]
public abstract record ReviewCommand(CommandContext Context) : ICommand;

/// <summary>The work is done: both sides may speak until then.</summary>
/// <param name="Context">By the platform, caused by the booking's completion.</param>
/// <param name="CustomerId">The account of the customer.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="ListingId">What was booked.</param>
/// <param name="Title">What it was called.</param>
/// <param name="CompletedAt">When the work was done.</param>
/// <param name="ClosesAt">The end of the booking plus 7 days.</param>
[GenerateSerializer, Immutable, Alias("review.open")]
public sealed record OpenReviews(
    CommandContext Context, Guid CustomerId, Guid ProviderId, Guid ListingId, string Title, DateTimeOffset CompletedAt, DateTimeOffset ClosesAt)
    : ReviewCommand(Context);

/// <summary>One side's review; each side has one.</summary>
[GenerateSerializer, Immutable, Alias("review.give")]
public sealed record GiveReview(CommandContext Context, ReviewContent Content) : ReviewCommand(Context);

/// <summary>Given by the clock when the period is over.</summary>
[GenerateSerializer, Immutable, Alias("review.close")]
public sealed record CloseReviews(CommandContext Context) : ReviewCommand(Context);

/// <summary>The reviewed side's one public answer.</summary>
/// <param name="Context">By the side that was reviewed.</param>
/// <param name="Review">Which of the two reviews, by its author.</param>
/// <param name="Text">1 to 2,000 characters.</param>
[GenerateSerializer, Immutable, Alias("review.reply")]
public sealed record ReplyToReview(CommandContext Context, ReviewSide Review, string Text) : ReviewCommand(Context);

/// <summary>Asks an operator to look at a published review.</summary>
/// <param name="Context">By anybody who is signed in, except the author.</param>
/// <param name="Review">Which of the two reviews, by its author.</param>
/// <param name="Reason">1 to 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("review.report")]
public sealed record ReportReview(CommandContext Context, ReviewSide Review, string Reason) : ReviewCommand(Context);
