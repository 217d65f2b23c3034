namespace Marketplace.Bookings;

/// <summary>A part of the work that somebody wants to offer by itself, before it is priced.</summary>
/// <param name="Title">What is delivered, in a few words.</param>
/// <param name="Description">And in more of them.</param>
/// <param name="Amount">Its part of the price. The parts of all milestones sum to the lines of the offer.</param>
/// <param name="DueAt">When it is due; null for none.</param>
/// <param name="DueAfter">How long after work on it may begin it is due; null for none. One of the two, or neither.</param>
[GenerateSerializer, Immutable, Alias("booking.offer-milestone")]
public sealed record OfferMilestone(string Title, string? Description, Money Amount, DateTimeOffset? DueAt = null, TimeSpan? DueAfter = null)
{
    /// <summary>Whoever needs more agrees on the rest when they get there.</summary>
    public const int Maximum = 20;

    /// <summary>No step of a piece of work takes longer than a booking may.</summary>
    public static readonly TimeSpan LongestDueAfter = TimeSpan.FromDays(366);
}
