using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

public sealed class Negotiations
{
    private static readonly DateTimeOffset NextMonth = Monday.AddDays(30);
    private static readonly TimeSpan SixDays = TimeSpan.FromDays(6);

    private readonly BookingStory story = new();

    /// <summary>An activation that has not heard of the offer asks for no slot, and then reads that there is one.</summary>
    [Fact]
    public void Nobody_agrees_without_a_slot()
    {
        var offered = new BookingStory().At(Monday).When(Ask(Ada)).When(Offer(Pia, 90_00));
        offered.When(Accept(Ada) with { PaymentId = Payment }).ThenRefused("booking.not-now");
        offered.When(Accept(Ada) with { PaymentId = Payment, Grant = Grant });
        Assert.Equal(BookingStatus.PendingPayment, offered.State.Status);
    }

    [Fact]
    public void Asking_holds_nothing_and_waits_for_an_offer()
    {
        Asked();
        Assert.Equal((BookingStatus.Inquiry, null, Guid.Empty), (story.State.Status, story.State.Grant, story.State.PaymentId));
        story.ThenPending(("offer_expires", Monday + SixDays));
    }

    [Fact]
    public void Providers_do_not_ask_themselves() => story.At(Monday).When(Ask(Pia)).ThenRefused("booking.own-listing");

    [Fact]
    public void Nobody_asks_for_what_has_passed() => story.At(Friday).When(Ask(Ada)).ThenRefused("booking.start-passed");

    [Fact]
    public void The_time_to_answer_counts_from_the_last_offer()
    {
        Asked().At(Monday.AddDays(5)).When(Later(Offer(Pia, 90_00)));
        story.ThenPending(("offer_expires", Monday.AddDays(5) + SixDays));
        story.At(Monday.AddDays(10)).When(Later(Counter(Ada, 70_00)));
        story.ThenPending(("offer_expires", Monday.AddDays(10) + SixDays));
        story.WhenDue("offer_expires").Then(new BookingExpired(Monday.AddDays(16)));
        Assert.Equal(BookingStatus.Expired, story.State.Status);
    }

    [Fact]
    public void No_offer_outlives_its_start()
    {
        story.At(Monday).When(Ask(Ada)).ThenPending(("offer_expires", Friday));
        story.At(Friday.AddTicks(-1)).When(Offer(Pia, 90_00)).ThenPending(("offer_expires", Friday));
        story.At(Friday).When(Offer(Pia, 80_00)).ThenRefused("booking.too-late");
    }

    [Fact]
    public void Offers_are_numbered_and_the_accepted_one_becomes_the_terms()
    {
        Asked().When(Later(Offer(Pia, 90_00))).When(Later(Counter(Ada, 70_00))).When(Later(Counter(Pia, 80_00)));
        Assert.Equal((3, BookingSide.Provider), (story.State.Offer!.Number, story.State.Offer.By));

        story.When(Yes(Ada));

        Assert.Equal((BookingStatus.PendingPayment, Euro(80_00), Payment), (story.State.Status, story.State.Terms!.Total, story.State.PaymentId));
        Assert.Equal(NextMonth, story.State.PolicyAnchor);
        story.ThenPending(("payment_expires", Monday.AddMinutes(15)));
        story.At(Monday.AddMinutes(5)).When(Paid()).Then(new BookingConfirmed(Monday.AddMinutes(5)));
    }

    [Fact]
    public void A_customer_whose_offer_is_accepted_has_a_day_to_pay()
    {
        Asked().When(Later(Offer(Pia, 90_00))).When(Later(Counter(Ada, 70_00))).When(Yes(Pia));
        story.ThenPending(("payment_expires", Monday.AddDays(1)));
    }

    [Fact]
    public void Nobody_accepts_or_withdraws_for_the_other_side()
    {
        Asked().When(Later(Offer(Pia, 90_00)));
        story.When(Yes(Pia)).ThenRefused("booking.not-yours");
        story.When(Withdraw(Ada)).ThenRefused("booking.not-yours");
        story.When(Later(Offer(Ada, 10_00))).ThenRefused("booking.not-yours");
        story.When(Yes(Eve)).ThenRefused("booking.unknown");
    }

    [Fact]
    public void An_offer_that_was_replaced_while_it_was_read_is_not_the_one_that_is_accepted()
    {
        Asked().When(Later(Offer(Pia, 90_00))).When(Later(Offer(Pia, 120_00)));
        story.When(Yes(Ada) with { Offer = 1 }).ThenRefused("booking.offer-replaced", "offer", "asked");
        story.When(Yes(Ada) with { Offer = 2 });
        Assert.Equal(Euro(120_00), story.State.Terms!.Total);
    }

    [Fact]
    public void A_withdrawn_offer_cannot_be_accepted_and_another_may_follow()
    {
        Asked().When(Later(Offer(Pia, 90_00))).At(Monday.AddDays(1)).When(Withdraw(Pia));
        story.ThenPending(("offer_expires", Monday.AddDays(1) + SixDays));
        story.When(Yes(Ada)).ThenRefused("booking.not-now");
        story.When(Later(Offer(Pia, 85_00)));
        Assert.Equal(2, story.State.Offer!.Number);
    }

    [Fact]
    public void Who_says_no_is_remembered()
    {
        Asked().When(Later(Offer(Pia, 90_00))).When(Decline(Ada)).Then(new BookingDeclined(Monday, "Fully booked", BookingSide.Customer));
        Assert.Equal(BookingSide.Customer, story.State.EndedBy);
    }

    [Fact]
    public void An_offer_that_the_listing_does_not_complete_is_refused_as_it_says() =>
        Asked().When(Offer(Pia, 1) with { Priced = new Refusal(RefusalKind.NotNow, "listing.not-bookable", "Paused.") })
            .ThenRefused("listing.not-bookable");

    [Fact]
    public void Bargaining_has_an_end()
    {
        Asked();
        for (var offers = 0; offers < BookingOffer.MaximumNumber; offers++)
        {
            story.When(Later(Offer(Pia, 90_00)));
        }

        story.When(Later(Offer(Pia, 90_00))).ThenRefused("booking.too-many-offers");
        story.When(Yes(Ada));
        Assert.Equal(BookingStatus.PendingPayment, story.State.Status);
    }

    [Theory]
    [InlineData(-48, 70_00)] // the policy gives everything back, but not the deposit
    [InlineData(-1, 50_00)] // half is less than what is left of it
    public void A_deposit_is_kept_when_the_customer_cancels(int hours, long refund)
    {
        Asked().When(Later(Offer(Pia, 100_00, Euro(30_00)))).When(Yes(Ada)).When(Paid());
        var now = NextMonth.AddHours(hours);
        Assert.Equal(Euro(refund), Booking.PreviewCancellation(story.State, Ada, now).View!.Refund);
        Assert.Equal(Euro(100_00), Booking.PreviewCancellation(story.State, Pia, now).View!.Refund);

        story.At(now).When(Cancel(Ada));

        var settlement = Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Settlement;
        Assert.Equal((Euro(refund), Euro(100_00)), (settlement.Refund, settlement.Refund + settlement.Provider + settlement.Commission + settlement.CommissionTax));
    }

    private BookingStory Asked() => story.At(Monday).When(Ask(Ada) with { Terms = InAMonth(TermsOf(BookingMode.Quote)) });

    private static AcceptBooking Yes(Actor by) => Accept(by) with { PaymentId = Payment, Grant = Grant };

    private static MakeOffer Counter(Actor by, long cents) => Offer(by, cents) with { IsCounter = true };

    private static MakeOffer Later(MakeOffer offer) => offer with { Priced = InAMonth(offer.Priced.View!) };

    private static BookingTerms InAMonth(BookingTerms terms) => terms with { Start = NextMonth, End = NextMonth.AddHours(1) };
}
