using Marketplace.Calendars;
using Marketplace.Payments;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>80.00 EUR were sold at 10 % commission and 19 % tax on it; then something comes up.</summary>
public sealed class Change_orders
{
    private static readonly Guid Sold = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid First = PaymentId.Of(Sold, PaymentPurpose.ChangeOrder, 1);
    private static readonly Guid Second = PaymentId.Of(Sold, PaymentPurpose.ChangeOrder, 2);
    private static readonly SlotGrant Longer = Grant with { SpanEnd = Friday.AddHours(2) };

    private readonly BookingStory story = new();

    [Fact]
    public void What_is_added_waits_for_the_other_side_and_then_for_its_payment()
    {
        Confirmed(Change(Pia, 20_00));
        Assert.Equal((Euro(20_00), Euro(100_00), Euro(80_00)), (story.State.Change!.Due, story.State.Change.Total, story.State.Terms!.Total));
        story.When(Yes(Ada)).Then(new BookingChangeAccepted(Monday, BookingSide.Customer, 1, First, Euro(20_00), Monday.AddMinutes(15)));
        Assert.Equal(Euro(80_00), story.State.Terms.Total);
        story.When(Paid(First));
        Assert.Null(story.State.Change);
        Assert.Equal(
            (Euro(100_00), Euro(10_00), Euro(1_90), Euro(88_10)),
            (story.State.Terms.Total, story.State.Terms.Commission, story.State.Terms.CommissionTax, story.State.Terms.ProviderEarns));
    }

    [Fact]
    public void Whose_proposal_was_accepted_has_a_day_to_hear_of_it() =>
        Assert.Equal(Monday.AddDays(1), Confirmed(Change(Ada, 20_00)).When(Yes(Pia)).State.Change!.ExpiresAt);

    [Fact]
    public void What_is_taken_off_goes_back_at_once_with_its_part_of_the_commission()
    {
        Confirmed(Change(Pia, -20_00)).When(Yes(Ada));
        Assert.Equal(2, story.Events.Length);
        Assert.Equal(
            (Euro(60_00), Euro(6_00), Euro(1_14), Euro(52_86), 0L),
            (story.State.Terms!.Total, story.State.Terms.Commission, story.State.Terms.CommissionTax, story.State.Terms.ProviderEarns, story.State.Refunded));
        Assert.Equal(Euro(60_00), BookingMoney.Held(story.State));
    }

    [Fact]
    public void Who_proposes_does_not_accept()
    {
        Confirmed(Change(Pia, 20_00)).When(Yes(Pia)).ThenRefused("booking.not-yours");
        story.When(Yes(Eve)).ThenRefused("booking.unknown");
        story.When(Yes(Ada) with { Number = 2 }).ThenRefused("booking.change-replaced", "number", "asked");
        story.When(Yes(Ada)).When(Yes(Ada)).ThenRefused("booking.change-accepted");
    }

    [Fact]
    public void One_is_open_at_a_time()
    {
        Confirmed(Change(Pia, 20_00)).When(Change(Ada, 10_00)).ThenRefused("booking.change-open");
        story.When(No(Ada)).Then(new BookingChangeDeclined(Monday, BookingSide.Customer, 1, null, null));
        story.When(No(Ada)).ThenRefused("booking.no-change-order");
        Assert.Equal(2, story.When(Change(Ada, 10_00)).State.Change!.Number);
    }

    [Fact]
    public void Unanswered_or_unpaid_it_does_not_happen()
    {
        Confirmed(Change(Pia, 20_00)).WhenDue("change_expires")
            .Then(new BookingChangeDeclined(Monday.AddDays(2), BookingSide.Platform, 1, "It was not answered in time.", null));
        story.At(Monday).When(Change(Pia, 20_00)).When(Yes(Ada)).WhenDue("change_expires")
            .Then(new BookingChangeDeclined(Monday.AddMinutes(15), BookingSide.Platform, 2, "It was not paid in time.", Second));
        Assert.Equal(Euro(80_00), story.State.Terms!.Total);
    }

    [Fact]
    public void Money_under_way_is_waited_for_until_the_work_is_earned()
    {
        var earned = Friday.AddHours(49);
        Confirmed(Change(Pia, 20_00)).When(Yes(Ada)).When(Expect(First))
            .Then(new BookingChangeRenewed(Monday, 1, First, earned));
        story.At(Monday.AddHours(6)).When(Expect(First)).ThenNothing();
        story.At(Friday.AddHours(-1)).When(Paid(First));
        Assert.Equal(Euro(100_00), story.State.Terms!.Total);
        story.When(Expect(First)).ThenNothing();
    }

    [Fact]
    public void Money_under_way_is_waited_for_a_week_from_the_agreement_however_often_it_fails()
    {
        var nextMonth = Monday.AddDays(30);
        var early = Placed with { Terms = Placed.Terms with { Start = nextMonth, End = nextMonth.AddHours(1) }, Grant = Grant with { SpanStart = nextMonth, SpanEnd = nextMonth.AddHours(1) } };
        story.Given(early, BookingCast.Confirmed).At(Monday).When(Change(Pia, 20_00)).When(Yes(Ada)).When(Expect(First));
        Assert.Equal(Monday.AddDays(7), story.State.Change!.ExpiresAt);

        var failed = Monday.AddDays(6);
        story.At(failed).When(Miss(First)).Then(new BookingChangeRenewed(failed, 1, First, failed.AddMinutes(15)));
        story.When(Expect(First));
        Assert.Equal(Monday.AddDays(7), story.State.Change!.ExpiresAt);
        story.WhenDue("change_expires").Then(new BookingChangeDeclined(Monday.AddDays(7), BookingSide.Platform, 1, "It was not paid in time.", First));
    }

    [Fact]
    public void News_of_another_payment_renew_nothing()
    {
        Confirmed(Change(Pia, 20_00)).When(Yes(Ada)).When(Expect(Second)).ThenNothing();
        story.When(Miss(Second)).ThenNothing();
        Assert.Equal(Monday.AddMinutes(15), story.State.Change!.ExpiresAt);
    }

    [Fact]
    public void Once_it_waits_for_its_payment_only_who_pays_gives_it_up()
    {
        Confirmed(Change(Pia, 20_00)).When(Yes(Ada)).When(No(Pia)).ThenRefused("booking.not-yours");
        story.When(No(Ada)).Then(new BookingChangeDeclined(Monday, BookingSide.Customer, 1, null, First));
    }

    [Fact]
    public void Money_that_comes_too_late_goes_back()
    {
        Confirmed(Change(Pia, 20_00)).When(Yes(Ada)).WhenDue("change_expires");
        var late = new BookingPaymentRejected(Monday.AddMinutes(15), "The change order had ended before it was paid.", First);
        story.When(Paid(First)).Then(late);
        story.When(Change(Pia, 30_00)).When(Yes(Ada)).When(Paid(First)).Then(late);
        Assert.Equal(Second, story.State.Change!.PaymentId);
    }

    [Fact]
    public void An_open_change_order_ends_with_the_booking()
    {
        Confirmed(Change(Pia, 20_00)).When(Yes(Ada)).When(Cancel(Ada));
        Assert.Equal(new BookingChangeDeclined(Monday, BookingSide.Platform, 1, "The booking has ended.", First), story.Events[0]);
        story.When(Paid(First)).Then(new BookingPaymentRejected(Monday, "The change order had ended before it was paid.", First));
    }

    [Fact]
    public void Cancelling_counts_the_changed_price_and_takes_it_from_the_newest_payment_first()
    {
        Confirmed(Change(Pia, 20_00)).When(Yes(Ada)).When(Paid(First)).At(Friday.AddHours(-1));
        Assert.Equal(Euro(50_00), Booking.PreviewCancellation(story.State, Ada, Friday.AddHours(-1)).View!.Refund);
        var cancelled = Assert.IsType<BookingCancelled>(Assert.Single(story.When(Cancel(Ada)).Events));
        Assert.Equal(
            [(BookingCast.Payment, 30_00L, 50_00L), (First, 20_00L, 0L)],
            cancelled.Parts!.Value.Select(part => (part.PaymentId, part.Settlement.Refund.Amount, part.Settlement.Kept.Amount)));
        Assert.Equal(Euro(50_00), cancelled.Settlement.Refund);
    }

    [Fact]
    public void What_is_taken_off_goes_back_from_the_newest_payment_first()
    {
        Confirmed(Change(Pia, 20_00)).When(Yes(Ada)).When(Paid(First)).When(Change(Pia, -30_00)).When(Yes(Ada));
        var changed = Assert.IsType<BookingChanged>(story.Events[1]);
        Assert.Equal([(BookingCast.Payment, 10_00L), (First, 20_00L)], changed.Parts!.Value.Select(part => (part.PaymentId, part.Settlement.Refund.Amount)));
        Assert.Equal((Euro(0), Euro(70_00)), (Assert.Single(story.State.Extras).Left, BookingMoney.Held(story.State)));
    }

    [Fact]
    public void Longer_work_needs_its_slot_and_what_is_gone_is_not_paid_for()
    {
        Confirmed(Change(Pia, 20_00, TimeSpan.FromHours(1))).When(Yes(Ada)).When(Paid(First))
            .Then(new BookingChangeDeclined(Monday, BookingSide.Platform, 1, "The time was taken meanwhile.", First));
        Assert.Equal(Friday.AddHours(1), story.State.Terms!.End);
        story.When(Change(Pia, 20_00, TimeSpan.FromHours(1))).When(Yes(Ada)).When(Paid(Second) with { Grant = Longer });
        Assert.Equal((Friday.AddHours(2), Longer, Friday), (story.State.Terms.End, story.State.Grant, story.State.PolicyAnchor));
    }

    [Fact]
    public void Longer_work_that_costs_nothing_takes_its_slot_with_the_yes()
    {
        var free = new ProposeChange(TestContexts.By(Pia), new ChangeWish([], TimeSpan.FromHours(1), null));
        Confirmed(free).When(Yes(Ada)).ThenRefused("booking.not-now", "status", "again");
        story.When(Yes(Ada) with { Grant = Longer });
        Assert.Equal((Friday.AddHours(2), Longer), (story.State.Terms!.End, story.State.Grant));
    }

    /// <summary>Its money may come late, and an older version would not give it back.</summary>
    [Fact]
    public void What_was_to_be_changed_once_stays_with_its_version()
    {
        Confirmed(Change(Pia, 20_00)).When(Yes(Ada)).When(No(Ada));
        story.When(new MigrateBooking(TestContexts.By(Olga), 3, 2)).ThenRefused("booking.not-migratable", "why");
    }

    private static BookingPlaced Placed =>
        AdaBooked with { Terms = Terms with { Process = ProcessTerms.First with { Version = 3, NoShow = NoShowTerms.Usual } } };

    private BookingStory Confirmed(BookingCommand command) => story.Given(Placed, BookingCast.Confirmed).At(Monday).When(command);

    private static AcceptChange Yes(Actor by) => new(TestContexts.By(by), BookingId: Sold);

    private static DeclineChange No(Actor by) => new(TestContexts.By(by), null);

    private static ExpectPayment Expect(Guid payment) => new(TestContexts.By(Actor.Platform), payment);

    private static MissPayment Miss(Guid payment) => new(TestContexts.By(Actor.Platform), payment);

    private static TakePayment Paid(Guid payment) => BookingCast.Paid() with { PaymentId = payment };
}
