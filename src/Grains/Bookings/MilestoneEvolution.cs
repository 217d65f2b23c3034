using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>What each thing that happens to a booking means for its milestones.</summary>
internal static class MilestoneEvolution
{
    public static BookingState Of(BookingState booking, BookingEvent happened)
    {
        if (booking.Terms?.Milestones is not { } terms)
        {
            return booking;
        }

        return happened switch
        {
            BookingAgreed => booking with { Milestones = new MilestoneCase([.. terms.Select(milestone => new MilestoneProgress(milestone.Number))]) },
            BookingConfirmed e => With(booking, 1, first => first with { PaymentId = booking.PaymentId, FundedAt = e.At }),
            BookingMilestoneAsked e => booking with { Milestones = booking.Milestones! with { Page = e.Page, Pages = e.Page.Number } },
            BookingMilestoneUnpaid => booking with { Milestones = booking.Milestones! with { Page = null } },
            BookingMilestoneFunded e => Funded(booking, e),
            BookingMilestoneReleased e => Released(booking, e),
            BookingReleased e => With(
                booking,
                terms.Length,
                last => last with { AcceptedAt = e.At, Delivery = Milestones.LastDelivery(booking), Settlement = e.Settlement }),
            BookingFundingReminded => booking with { Milestones = booking.Milestones! with { RemindAt = null } },
            BookingFundingLapsed e => booking with
            {
                Milestones = booking.Milestones! with { FundBy = null, RemindAt = null },

                // All that was earned was released before, milestone by milestone.
                ReleasedAt = e.At,
            },
            _ => booking,
        };
    }

    private static BookingState Funded(BookingState booking, BookingMilestoneFunded e)
    {
        var funded = With(booking, e.Number, progress => progress with { PaymentId = e.PaymentId, FundedAt = e.At }) with
        {
            Extras = booking.Extras.Add(new ExtraPayment(e.PaymentId, PaymentPurpose.Milestone, e.Number, e.Amount)),
        };
        var paid = funded.Milestones! with { Page = null };
        return e.DeliverBy is not { } deliverBy ? funded with { Milestones = paid } : funded with
        {
            Status = BookingStatus.Working,
            Milestones = paid with { FundBy = null, RemindAt = null },
            Delivery = DeliveryCase.None with { DeliverBy = deliverBy },
        };
    }

    private static BookingState Released(BookingState booking, BookingMilestoneReleased e)
    {
        var released = With(booking, e.Number, progress => progress with { AcceptedAt = e.At, Delivery = e.Delivery, Settlement = e.Settlement });
        return released with
        {
            Status = e.DeliverBy is null ? BookingStatus.AwaitingFunding : BookingStatus.Working,
            Milestones = released.Milestones! with { FundBy = e.FundBy, RemindAt = e.FundBy is { } until ? until - ((until - e.At) / 2) : null },
            Delivery = e.DeliverBy is { } deliverBy ? DeliveryCase.None with { DeliverBy = deliverBy } : null,
        };
    }

    private static BookingState With(BookingState booking, int number, Func<MilestoneProgress, MilestoneProgress> change)
    {
        var milestones = booking.Milestones!;
        return booking with
        {
            Milestones = milestones with { Items = milestones.Items.SetItem(number - 1, change(milestones.Items[number - 1])) },
        };
    }
}
