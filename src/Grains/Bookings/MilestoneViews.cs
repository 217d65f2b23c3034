namespace Marketplace.Bookings;

/// <summary>Milestones as both sides see them.</summary>
internal static class MilestoneViews
{
    public static ImmutableArray<BookingMilestone>? Of(BookingState booking) =>
        booking is { Terms.Milestones: { } terms, Milestones: { } milestones }
            ? [.. terms.Zip(milestones.Items, (milestone, progress) => Of(booking, milestone, progress))]
            : null;

    private static BookingMilestone Of(BookingState booking, MilestoneTerms terms, MilestoneProgress progress)
    {
        var milestones = booking.Milestones!;
        var page = milestones.Page is { } open && open.Milestone == terms.Number ? open : null;
        var isCurrent = Milestones.Current(booking)?.Number == terms.Number;
        var isSale = terms.Number == 1 && booking.Status is BookingStatus.PendingPayment;
        return new BookingMilestone(
            terms,
            StatusOf(booking, progress, isCurrent, page is not null || isSale),
            progress.PaymentId ?? page?.PaymentId ?? (isSale ? booking.PaymentId : null),
            page?.PayBy ?? (isSale ? booking.HoldExpiresAt : null),
            isCurrent ? milestones.FundBy : null,
            progress.FundedAt,
            isCurrent && booking.Status is BookingStatus.InProgress or BookingStatus.Working or BookingStatus.ChangesRequested
                ? BookingDeadlines.DeliverBy(booking)
                : null,
            progress.AcceptedAt,
            progress.Delivery,
            progress.Settlement);
    }

    private static MilestoneStatus StatusOf(BookingState booking, MilestoneProgress progress, bool isCurrent, bool isAsked) =>
        progress.AcceptedAt is not null ? MilestoneStatus.Accepted
        : booking.EndedAt is not null || booking.CompletedAt is not null ? progress.FundedAt is null ? MilestoneStatus.Void : MilestoneStatus.Cancelled
        : progress.FundedAt is not null ? isCurrent && booking.Status is BookingStatus.Delivered or BookingStatus.Complained ? MilestoneStatus.Delivered : MilestoneStatus.Funded
        : isAsked ? MilestoneStatus.Funding
        : MilestoneStatus.Planned;
}
