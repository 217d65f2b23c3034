using System.Diagnostics;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>What a booking is after each thing that happens to it. Nothing is decided here: what happened, happened.</summary>
internal static class BookingEvolution
{
    public static BookingState Of(BookingState booking, BookingEvent happened) =>
        happened switch
        {
            BookingPlaced e => new BookingState
            {
                Status = PendingPayment,
                CustomerId = e.CustomerId,
                Terms = e.Terms,
                Grant = e.Grant,
                Assignment = e.Assignment,
                PaymentId = e.PaymentId,
                Notes = e.Notes,
                QuoteId = e.QuoteId,
                BookedAt = e.At,
                HoldExpiresAt = e.HoldExpiresAt,
                PolicyAnchor = e.Terms.Start,
            },
            BookingAsked e => new BookingState
            {
                Status = Inquiry,
                CustomerId = e.CustomerId,
                Terms = e.Terms,
                Notes = e.Notes,
                QuoteId = e.QuoteId,
                BookedAt = e.At,
                OfferBy = e.OfferBy,
                PolicyAnchor = e.Terms.Start,
            },
            BookingOffered e => booking with { Status = Quoted, Offer = e.Offer, Offers = e.Offer.Number, OfferBy = e.Offer.ExpiresAt },
            BookingOfferWithdrawn e => booking with { Status = Inquiry, Offer = null, OfferBy = e.OfferBy },
            BookingAgreed e => booking with
            {
                Status = PendingPayment,
                Terms = e.Terms,
                Grant = e.Grant,
                Assignment = e.Assignment,
                PaymentId = e.PaymentId,
                HoldExpiresAt = e.HoldExpiresAt,
                OfferBy = null,
                AgreedAt = e.At,
                PolicyAnchor = e.Terms.Start,
            },
            BookingHoldRenewed e => booking with { HoldExpiresAt = e.HoldExpiresAt },
            BookingPaymentExpired e => End(booking, PaymentExpired, BookingSide.Platform, e.At, "It was not paid in time."),
            BookingSlotRetaken e => booking with
            {
                Status = PendingPayment,
                Grant = e.Grant,
                Assignment = e.Assignment,
                EndedAt = null,
                EndedBy = null,
                Reason = null,
            },
            BookingRequested e => booking with { Status = Requested, HoldExpiresAt = null, AnswerBy = e.AnswerBy },
            BookingAccepted e => booking with { AcceptedAt = e.At },
            BookingDeclined e => End(booking, Declined, e.By, e.At, e.Reason),
            BookingExpired e => End(booking, Expired, BookingSide.Platform, e.At, "It was not answered in time."),
            BookingConfirmed e => booking with { Status = Confirmed, HoldExpiresAt = null, ConfirmedAt = e.At },
            BookingMoveProposed e => booking with { Move = e.Move },
            BookingMoveDeclined => booking with { Move = null },
            BookingMoved e => booking with
            {
                Terms = e.Terms,
                Grant = e.Grant,
                Assignment = e.Assignment,
                PolicyAnchor = e.PolicyAnchor,
                Move = null,
                Attendance = null,
            },
            BookingChangeProposed e => booking with { Change = e.Change, Changes = e.Change.Number },
            BookingChangeAccepted { PaymentId: { } payment, PayBy: { } until } e =>
                booking with { Change = booking.Change! with { PaymentId = payment, ExpiresAt = until, AgreedAt = e.At } },
            BookingChangeRenewed e => booking with { Change = booking.Change! with { ExpiresAt = e.PayBy } },
            BookingChangeDeclined => booking with { Change = null },
            BookingChanged e => ChangedTerms.Evolve(booking, e),
            BookingPaymentRejected or BookingReasonGiven or BookingSecurityDepositTold or BookingChangeAccepted or BookingReturnAsked => booking,
            BookingCancelled e => End(booking, Cancelled, e.By, e.At, e.Reason) with { Refunded = booking.Refunded + e.Settlement.Refund.Amount },
            BookingSeatsCancelled e => booking with
            {
                Terms = e.Terms,
                Grant = e.Grant,
                Assignment = e.Assignment,
                SeatsGivenUp = booking.SeatsGivenUp + e.Seats,
                Refunded = booking.Refunded + e.Refund.Amount,
                SeatRefunds = SeatRefunds.After(booking.SeatRefunds, e),
                CouponBack = booking.CouponBack + (e.CouponBack?.Amount ?? 0),
            },
            BookingStarted => booking with { Status = InProgress, Move = null },
            BookingCompleted e => booking with { Status = Completed, Move = null, CompletedAt = e.At },
            BookingReleased e => booking with { ReleasedAt = e.At },
            BookingRefunded { Entire: true } e =>
                End(GivenBack(booking, e), BookingStatus.Refunded, e.By, e.At, e.Reason),
            BookingRefunded e => GivenBack(booking, e),
            BookingPaymentDisputed e => BankDisputes.Evolve(booking, e),
            BookingMoneyReturned e => EarnedReturns.Evolve(booking, e),
            BookingClosed => booking with { Status = Closed },
            BookingCheckedIn or BookingCheckedOut => Attendance.Evolve(booking, happened),
            BookingNoShowReported or BookingNoShowContested or BookingNoShowUpheld or BookingNoShowDismissed => NoShows.Evolve(booking, happened),
            BookingDelivered or BookingDeliveryAccepted or BookingChangesRequested or BookingDeliveryOverdue => Deliveries.Evolve(booking, happened),
            BookingTipOffered or BookingTipped or BookingTipLapsed => Tipping.Evolve(booking, happened),
            BookingComplained or BookingComplaintEnded => Complaining.Evolve(booking, happened),

            // What they mean for the milestones, MilestoneEvolution says.
            BookingMilestoneAsked or BookingMilestoneFunded or BookingMilestoneUnpaid or BookingMilestoneReleased => booking,
            BookingFundingReminded or BookingFundingLapsed => booking,
            BookingBalanceAsked or BookingBalanceRenewed or BookingBalancePaid or BookingBalanceLapsed or BookingBalanceMailed => Balances.Evolve(booking, happened),
            BookingCouponRedeemed e => booking with { Redemption = e.Redemption },
            BookingCouponReturned => booking with { Redemption = null },
            BookingMigrated e => BookingMigrations.Evolve(booking, e),
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    private static BookingState GivenBack(BookingState booking, BookingRefunded e) =>
        booking with { Refunded = booking.Refunded + e.Amount.Amount, CouponBack = booking.CouponBack + (e.CouponBack?.Amount ?? 0) };

    private static BookingState End(BookingState booking, BookingStatus status, BookingSide by, DateTimeOffset at, string? reason) =>
        booking with
        {
            Status = status,
            Grant = null,
            HoldExpiresAt = null,
            AnswerBy = null,
            OfferBy = null,
            Move = null,
            EndedAt = at,
            EndedBy = by,
            Reason = reason,
        };
}
