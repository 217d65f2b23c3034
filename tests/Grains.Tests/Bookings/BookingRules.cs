using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

public sealed class BookingRules
{
    private readonly BookingStory story = new();

    [Fact]
    public void Booking_holds_the_slot_for_a_quarter_of_an_hour() =>
        story.At(Monday).When(Place(Ada)).Then(AdaBooked).ThenPending(("payment_expires", Monday.AddMinutes(15)));

    [Fact]
    public void Providers_cannot_book_themselves() =>
        story.At(Monday).When(Place(Pia)).ThenRefused("booking.own-listing");

    [Fact]
    public void Paying_confirms_an_instant_booking() =>
        story.Given(AdaBooked).At(Monday.AddMinutes(5)).When(Paid()).Then(Confirmed)
            .ThenPending(("starts", Friday), ("auto_completes", Friday.AddHours(49)));

    [Fact]
    public void Nobody_pays_and_the_slot_is_free_to_the_second() =>
        story.Given(AdaBooked).WhenDue("payment_expires").Then(NobodyPaid).ThenPending();

    [Fact]
    public void A_deadline_that_fires_early_does_nothing() =>
        story.Given(AdaBooked).At(Monday.AddMinutes(15).AddTicks(-1)).When(Pass("payment_expires")).ThenNothing();

    [Fact]
    public void A_late_payment_takes_the_slot_again_if_it_is_free() =>
        story.Given(AdaBooked, NobodyPaid).At(Monday.AddHours(1)).When(Paid(Grant))
            .Then(new BookingSlotRetaken(Monday.AddHours(1), Grant), new BookingConfirmed(Monday.AddHours(1)));

    [Fact]
    public void A_late_payment_is_given_back_if_the_slot_is_gone() =>
        story.Given(AdaBooked, NobodyPaid).At(Monday.AddHours(1)).When(Paid())
            .Then(new BookingPaymentRejected(Monday.AddHours(1), "The slot was taken meanwhile."));

    [Fact]
    public void A_payment_for_a_booking_that_was_withdrawn_is_given_back() =>
        story.Given(AdaBooked, Withdrawn).At(Monday.AddHours(1)).When(Paid())
            .Then(new BookingPaymentRejected(Monday.AddHours(1), "The booking had ended before it was paid."));

    [Fact]
    public void News_of_a_payment_that_is_known_changes_nothing() =>
        story.Given(AdaBooked, Confirmed).At(Friday).When(Paid()).ThenNothing();

    [Theory]
    [InlineData(null, 97)] // the end of the work comes before six days and before a day after the start
    [InlineData(72, 66)] // the card's authorisation lapses earlier: six hours are kept for the capture
    public void A_provider_may_think_until_the_earliest_end(int? captureHours, int answerHours)
    {
        var now = Monday;
        story.Given(AdaAsked).At(now).When(Authorised(captureHours is { } hours ? now.AddHours(hours) : null))
            .Then(new BookingRequested(now, now.AddHours(answerHours)))
            .ThenPending(("request_expires", now.AddHours(answerHours)));
    }

    [Fact]
    public void A_yes_waits_for_its_capture_and_nothing_else_can_happen_meanwhile()
    {
        story.Given(AdaAsked, Requested).At(Monday.AddHours(1)).When(Accept(Pia)).Then(PiaSaidYes).ThenPending();
        story.When(Cancel(Ada)).ThenRefused("booking.not-now");
        story.When(Decline(Pia)).ThenRefused("booking.not-now");
        story.When(Paid()).Then(new BookingConfirmed(Monday.AddHours(1)));
    }

    [Fact]
    public void A_capture_that_fails_ends_the_booking()
    {
        var now = Monday.AddHours(2);
        story.Given(AdaAsked, Requested, PiaSaidYes).At(now)
            .When(new LosePayment(TestContexts.By(Actor.Platform), "The authorisation is gone."))
            .Then(new BookingCancelled(now, BookingSide.Platform, "The authorisation is gone.", "not_charged", Settlement.Nothing("EUR")));
    }

    [Fact]
    public void An_answer_on_the_stroke_of_the_deadline_is_too_late() =>
        story.Given(AdaAsked, Requested).At(Requested.AnswerBy).When(Accept(Pia)).ThenRefused("booking.too-late");

    [Fact]
    public void The_customer_may_not_answer_for_the_provider() =>
        story.Given(AdaAsked, Requested).At(Monday).When(Accept(Ada)).ThenRefused("booking.not-yours");

    [Fact]
    public void An_operator_may_drive_any_transition() =>
        story.Given(AdaAsked, Requested).At(Monday.AddHours(1)).When(Accept(Olga)).Then(PiaSaidYes);

    [Fact]
    public void Why_an_operator_did_it_is_in_the_timeline()
    {
        story.Given(AdaAsked, Requested).At(Monday.AddHours(1)).When(Accept(Olga) with { Reason = "Pia called" })
            .Then(new BookingReasonGiven(Monday.AddHours(1), BookingSide.Platform, "Pia called"), PiaSaidYes);
        story.When(Complete(Olga) with { Reason = "Too early" }).ThenRefused("booking.not-now");
    }

    [Fact]
    public void A_stranger_cannot_tell_that_the_booking_exists() =>
        story.Given(AdaBooked).At(Monday).When(Cancel(Eve)).ThenRefused("booking.unknown");

    [Theory]
    [InlineData(-24, 0, 80_00, "a_day_before")] // a boundary belongs to the better tier
    [InlineData(-24, 1, 40_00, "later")]
    public void A_customer_who_cancels_gets_what_the_policy_says(int hours, int seconds, long refund, string tier)
    {
        var now = Friday.AddHours(hours).AddSeconds(seconds);
        story.Given(AdaBooked, Confirmed).At(now).When(Cancel(Ada));

        var cancelled = Assert.IsType<BookingCancelled>(Assert.Single(story.Events));
        Assert.Equal((tier, Euro(refund)), (cancelled.Tier, cancelled.Settlement.Refund));
        Assert.Equal(Euro(80_00), Sum(cancelled.Settlement));
    }

    [Fact]
    public void What_is_kept_is_split_as_at_the_sale()
    {
        story.Given(AdaBooked, Confirmed).At(Friday.AddHours(-1)).When(Cancel(Ada));

        var cancelled = Assert.IsType<BookingCancelled>(Assert.Single(story.Events));
        Assert.Equal(new Settlement(Euro(40_00), Euro(35_24), Euro(4_00), Euro(76), Euro(0)), cancelled.Settlement);
    }

    [Fact]
    public void The_preview_of_a_cancellation_is_what_is_executed()
    {
        var state = story.Given(AdaBooked, Confirmed).State;
        var now = Friday.AddHours(-3);
        var preview = Booking.PreviewCancellation(state, Ada, now).View!;

        story.At(now).When(Cancel(Ada));

        var cancelled = Assert.IsType<BookingCancelled>(Assert.Single(story.Events));
        Assert.Equal((preview.Refund, preview.ProviderKeeps, preview.Tier), (cancelled.Settlement.Refund, cancelled.Settlement.Provider, cancelled.Tier));
    }

    [Fact]
    public void A_provider_who_cancels_gives_everything_back()
    {
        story.Given(AdaBooked, Confirmed).At(Friday.AddHours(-1)).When(Cancel(Pia))
            .Then(new BookingCancelled(
                Friday.AddHours(-1), BookingSide.Provider, null, "provider_cancels", Settlement.Nothing("EUR") with { Refund = Euro(80_00) }));
    }

    [Fact]
    public void A_moderate_policy_keeps_one_unit_and_half_of_the_rest()
    {
        var booked = AdaBooked with { Terms = TermsOf(BookingMode.Instant, Moderate) };
        story.Given(booked, Confirmed).At(Monday).When(Cancel(Ada));

        Assert.Equal(Euro(0), Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Settlement.Refund);
    }

    [Fact]
    public void Work_cannot_be_done_before_it_began() =>
        story.Given(AdaBooked, Confirmed).At(Friday.AddTicks(-1)).When(Complete(Ada)).ThenRefused("booking.not-started");

    [Fact]
    public void The_customers_word_releases_the_money_at_once() =>
        story.Given(AdaBooked, Confirmed, Started).At(Friday.AddHours(1)).When(Complete(Ada))
            .Then(new BookingCompleted(Friday.AddHours(1), BookingSide.Customer), new BookingReleased(Friday.AddHours(1), EarnedBy(0)))
            .ThenPending(("review_period_closes", Closed.At));

    [Fact]
    public void The_providers_word_does_not_shorten_the_time_to_complain() =>
        story.Given(AdaBooked, Confirmed, Started).At(Friday.AddHours(1)).When(Complete(Pia)).Then(DoneSaysPia)
            .ThenPending(("payout_becomes_due", Earned.At), ("review_period_closes", Closed.At));

    [Fact]
    public void Two_days_after_the_end_work_counts_as_done() =>
        story.Given(AdaBooked, Confirmed, Started).WhenDue("auto_completes")
            .Then(new BookingCompleted(Earned.At, BookingSide.Platform), Earned);

    [Fact]
    public void Closing_never_loses_a_release_that_was_held_up() =>
        story.Given(AdaBooked, Confirmed, Started, DoneSaysPia).WhenDue("review_period_closes")
            .Then(Earned with { At = Closed.At }, Closed);

    [Fact]
    public void A_partial_refund_takes_its_share_of_the_commission_back()
    {
        story.Given(AdaBooked, Confirmed, Started).At(Friday).When(Refund(Pia, 20_00));
        story.WhenDue("auto_completes");

        var released = Assert.IsType<BookingReleased>(story.Events[1]);
        Assert.Equal(new Settlement(Euro(0), Euro(52_86), Euro(6_00), Euro(1_14), Euro(0)), released.Settlement);
    }

    [Fact]
    public void Refunding_everything_ends_the_booking()
    {
        story.Given(AdaBooked, Confirmed).At(Monday.AddHours(1)).When(Refund(Pia, null))
            .Then(new BookingRefunded(Monday.AddHours(1), BookingSide.Provider, Euro(80_00), "Sorry", Entire: true)).ThenPending();
        Assert.Equal(BookingStatus.Refunded, story.State.Status);
        Assert.Null(story.State.Grant);
    }

    [Fact]
    public void Refunds_never_exceed_what_is_held()
    {
        story.Given(AdaBooked, Confirmed).At(Friday).When(Refund(Pia, 50_00));
        story.When(Refund(Pia, 30_01)).ThenRefused("booking.refund-too-much");
        story.When(Refund(Pia, 0)).ThenRefused("booking.refund-not-valid");
        story.When(Refund(Ada, 10_00)).ThenRefused("booking.not-yours");
    }

    [Fact]
    public void Earned_money_is_not_refunded_from_the_booking() =>
        story.Given(AdaBooked, Confirmed, Started, DoneSaysPia, Earned).At(Earned.At).When(Refund(Pia, 1)).ThenRefused("booking.earnings-released");

    /// <summary>The whole negative space on one page: every status against every command.</summary>
    [Fact]
    public void The_table()
    {
        BookingEvent[][] histories =
        [
            [],
            [AdaBooked],
            [AdaBooked, NobodyPaid],
            [AdaAsked, Requested],
            [AdaAsked, Requested, PiaSaidYes, Confirmed],
            [AdaAsked, Requested, PiaSaidNo],
            [AdaAsked, Requested, NobodyAnswered],
            [AdaBooked, Withdrawn],
            [AdaBooked, Confirmed, Started],
            [AdaBooked, Confirmed, Started, DoneSaysPia],
            [AdaBooked, Confirmed, Started, DoneSaysPia, Earned, Closed],
        ];
        BookingCommand[] commands = [Place(Ada), Paid(), Accept(Pia), Decline(Pia), Cancel(Ada), Complete(Pia), Refund(Pia, null)];

        TransitionTable.AssertEqual<Booking, BookingState, BookingCommand, BookingEvent>(
            histories, commands, at: Friday.AddMinutes(30), nameOf: state => state.Status.ToString(), expected:
            """
                           | PlaceBooking   | TakePayment    | AcceptBooking | DeclineBooking | CancelBooking | CompleteBooking | RefundBooking
            None           | PendingPayment | unknown        | unknown       | unknown        | unknown       | unknown         | unknown
            PendingPayment | already-placed | Confirmed      | not-now       | not-now        | Cancelled     | not-now         | not-now
            PaymentExpired | already-placed | PaymentExpired | not-now       | not-now        | not-now       | not-now         | not-now
            Requested      | already-placed | -              | Requested     | Declined       | Cancelled     | not-now         | not-now
            Confirmed      | already-placed | -              | not-now       | not-now        | Cancelled     | Completed       | Refunded
            Declined       | already-placed | Declined       | not-now       | not-now        | not-now       | not-now         | not-now
            Expired        | already-placed | Expired        | not-now       | not-now        | not-now       | not-now         | not-now
            Cancelled      | already-placed | Cancelled      | not-now       | not-now        | not-now       | not-now         | not-now
            InProgress     | already-placed | -              | not-now       | not-now        | not-now       | Completed       | Refunded
            Completed      | already-placed | -              | not-now       | not-now        | not-now       | not-now         | Refunded
            Closed         | already-placed | -              | not-now       | not-now        | not-now       | not-now         | earnings-released
            """);
    }

    private static Money Sum(Settlement settlement) =>
        settlement.Refund + settlement.Provider + settlement.Commission + settlement.CommissionTax + settlement.CustomerFee;
}
