using Marketplace.Coupons;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>A booking uses its coupon as long as it lives, and for good once it was confirmed.</summary>
public sealed class Coupons_of_bookings
{
    private static readonly CouponTerms Coupon = new(new Guid("cccccccc-0000-0000-0000-000000000000"), "TENTH", Euro(8_00), 5, 1);
    private static readonly CouponRedemption Use = new(Coupon.CouponId, Ada.Id, 5, 1);
    private static readonly BookingTerms Cheaper = Terms with { Coupon = Coupon };
    private static readonly BookingPlaced Booked = AdaBooked with { Terms = Cheaper };
    private static readonly BookingPlaced Asked = AdaAsked with { Terms = AdaAsked.Terms with { Coupon = Coupon } };
    private static readonly BookingCouponRedeemed Redeemed = new(Monday, Use);

    private readonly BookingStory story = new();

    [Fact]
    public void Booking_uses_it() =>
        story.At(Monday).When(Place(Ada) with { Terms = Cheaper, Uses = new(4, 0) }).Then(Booked, Redeemed);

    [Theory]
    [InlineData(5, 0, "coupon.used-up")]
    [InlineData(4, 1, "coupon.used-by-you")]
    public void What_is_known_to_be_used_up_is_not_tried(long total, long mine, string code) =>
        story.At(Monday).When(Place(Ada) with { Terms = Cheaper, Uses = new(total, mine) }).ThenRefused(code, "limit");

    [Theory]
    [InlineData("coupon_uses_limit", "coupon.used-up")]
    [InlineData("coupon_customer_uses_limit", "coupon.used-by-you")]
    public void The_database_has_the_last_word(string constraint, string code) =>
        Assert.Equal(code, Booking.OnConflict(new BookingState(), constraint)?.Code);

    [Fact]
    public void What_nobody_paid_gives_it_back() =>
        story.Given(Booked, Redeemed).WhenDue("payment_expires").Then(NobodyPaid, new BookingCouponReturned(Monday.AddMinutes(15), Use));

    [Fact]
    public void What_expired_and_is_called_off_gives_it_back_once() =>
        story.Given(Booked, Redeemed, NobodyPaid, new BookingCouponReturned(Monday.AddMinutes(15), Use), Withdrawn).At(Friday).When(Paid())
            .Then(new BookingPaymentRejected(Friday, "The booking had ended before it was paid."));

    [Fact]
    public void Late_money_takes_it_again_together_with_the_slot() =>
        story.Given(Booked, Redeemed, NobodyPaid, new BookingCouponReturned(Monday.AddMinutes(15), Use)).At(Monday.AddHours(1)).When(Paid(Grant))
            .Then(new BookingSlotRetaken(Monday.AddHours(1), Grant), new BookingConfirmed(Monday.AddHours(1)), new BookingCouponRedeemed(Monday.AddHours(1), Use));

    [Fact]
    public void Late_money_that_goes_back_takes_nothing() =>
        story.Given(Booked, Redeemed, NobodyPaid, new BookingCouponReturned(Monday.AddMinutes(15), Use)).At(Monday.AddHours(1)).When(Paid())
            .Then(new BookingPaymentRejected(Monday.AddHours(1), "The slot was taken meanwhile."));

    [Fact]
    public void What_the_provider_declines_gives_it_back() =>
        story.Given(Asked, Redeemed, Requested).At(Monday.AddHours(1)).When(Decline(Pia)).Then(PiaSaidNo, new BookingCouponReturned(Monday.AddHours(1), Use));

    [Fact]
    public void What_was_confirmed_has_used_it_whoever_cancels() =>
        Assert.IsType<BookingCancelled>(Assert.Single(
            story.Given(Booked, Redeemed, Confirmed).At(Monday.AddHours(1)).When(new CancelBooking(TestContexts.By(Pia), null)).Events));

    [Fact]
    public void What_costs_nothing_is_confirmed_at_once()
    {
        var free = Free(Terms);

        story.At(Monday).When(Place(Ada) with { Terms = free })
            .Then(AdaBooked with { Terms = free, HoldExpiresAt = Monday }, new BookingConfirmed(Monday))
            .ThenPending(("starts", Friday), ("auto_completes", Friday.AddHours(49)));
    }

    /// <summary>That a yes is needed is meant for what is paid elsewhere, and no state of an instant booking waits for one.</summary>
    [Fact]
    public void What_costs_nothing_and_is_booked_at_once_needs_no_yes()
    {
        var free = Free(Terms);
        free = free with { Process = free.Times() with { NeedsAcceptance = true } };

        story.At(Monday).When(Place(Ada) with { Terms = free });

        Assert.Equal(BookingStatus.Confirmed, story.State.Status);
    }

    [Fact]
    public void What_costs_nothing_and_is_asked_for_needs_a_yes_alone()
    {
        var free = Free(AdaAsked.Terms);

        story.At(Monday).When(Place(Ada) with { Terms = free });
        Assert.Equal(BookingStatus.Requested, story.State.Status);
        story.At(Monday.AddHours(1)).When(Accept(Pia)).Then(PiaSaidYes, new BookingConfirmed(Monday.AddHours(1)));
    }

    [Fact]
    public void What_costs_nothing_is_cancelled_and_earned_with_nothing()
    {
        var placed = AdaBooked with { Terms = Free(Terms), HoldExpiresAt = Monday };

        story.Given(placed, new BookingConfirmed(Monday)).At(Friday.AddHours(-1));
        Assert.Equal(0, Booking.PreviewCancellation(story.State, Ada, Friday.AddHours(-1)).View!.Refund.Amount);
        story.When(new CancelBooking(TestContexts.By(Ada), null));
        Assert.Equal(Settlement.Nothing("EUR"), Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Settlement);

        var done = new BookingStory().Given(placed, new BookingConfirmed(Monday), Started).At(Friday.AddHours(1)).When(new CompleteBooking(TestContexts.By(Ada)));
        Assert.Equal(Settlement.Nothing("EUR"), Assert.Single(done.Events.OfType<BookingReleased>()).Settlement);
    }

    private static BookingTerms Free(BookingTerms terms) => terms with
    {
        Lines = [new PriceLine("base", "Nothing", Euro(0), 1, Euro(0), PriceParty.Customer, PriceParty.Provider)],
        Total = Euro(0),
        Commission = Euro(0),
        CommissionTax = Euro(0),
        ProviderEarns = Euro(0),
    };
}
