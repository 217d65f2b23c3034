namespace Marketplace.Reviews;

/// <summary>What each reader may see of a review.</summary>
internal static class ReviewViews
{
    public static ReviewPair Pair(Guid booking, ReviewState state, ReviewSide side, Actor reader)
    {
        var other = side is ReviewSide.Customer ? ReviewSide.Provider : ReviewSide.Customer;
        return new ReviewPair(
            booking,
            state.Period,
            state.ClosesAt,
            Mine: Of(booking, state, side, reader),
            Theirs: state.Period is ReviewPeriod.Closed ? Of(booking, state, other, reader) : null);
    }

    /// <summary>One side's review for a reader, or null if that side gave none. Strangers do not see the private note.</summary>
    public static ReviewView? Of(Guid booking, ReviewState state, ReviewSide side, Actor reader) =>
        state.Of(side) is { } given
            ? new ReviewView(
                ReviewId.Of(booking, side),
                side,
                state.SideOf(reader) is null ? given.Content with { PrivateNote = null } : given.Content,
                given.GivenAt,
                state.ClosedAt,
                given.Reply,
                given.RepliedAt,
                Flagged: !given.Reporters.IsEmpty)
            : null;
}
