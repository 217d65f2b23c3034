using static Marketplace.Bookings.BalanceCast;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>A deposit at the sale and the balance before the work: asked for by the clock, paid once, or the booking ends by its policy.</summary>
public sealed class Balances_of_a_booking
{
    private static readonly CancellationPolicy GivesDepositsBack = new("custom", 1, "All of it.",
        [new CancellationTier("always", CancellationTier.AnyTime, null, 100, 100, 0, null, DepositRule.Refunded)]);

    private readonly BookingStory story = new();

    [Fact]
    public void It_is_asked_for_by_the_clock_and_paid_with_a_payment_of_its_own()
    {
        Begin().ThenPending(("balance_due", Wednesday), ("balance_lapses", Thursday));
        Assert.Equal((Euro(20_00), Euro(60_00), Euro(20_00)), (State.Terms!.DueNow(), State.Terms.DueLater(), BookingMoney.Held(State)));

        story.WhenDue("balance_due").Then(Asked);
        story.ThenPending(("balance_lapses", Thursday));
        story.At(Wednesday.AddHours(3)).When(PaidBalance()).Then(new BookingBalancePaid(Wednesday.AddHours(3), Balance, Euro(60_00)));
        story.ThenPending(("starts", Friday), ("auto_completes", Friday.AddHours(1).AddDays(2)));
        Assert.Equal(Euro(80_00), BookingMoney.Held(State));
    }

    [Fact]
    public void The_customer_is_written_to_once()
    {
        Begin().WhenDue("balance_due").ThenWants(Balances.MailIntent);
        var sent = new ConfirmBalanceMail(TestContexts.By(Actor.Platform), Booking.Intents(State).Single().Id);
        story.When(sent with { Context = TestContexts.By(Ada) }).ThenRefused("booking.unknown");
        story.When(sent).Then(new BookingBalanceMailed(Wednesday, sent.MailId)).ThenWants();
        story.When(sent).ThenNothing();
    }

    [Fact]
    public void What_comes_twice_is_paid_once()
    {
        Begin().WhenDue("balance_due").When(PaidBalance()).When(PaidBalance()).ThenNothing();
        story.When(Pass("balance_due")).ThenNothing();
        Assert.Equal(Euro(80_00), BookingMoney.Held(State));
    }

    [Fact]
    public void Both_payments_are_earned_with_the_work()
    {
        Begin().WhenDue("balance_due").When(PaidBalance()).WhenDue("starts").WhenDue("auto_completes");
        var released = Assert.IsType<BookingReleased>(story.Events[^1]);
        Assert.Equal(EarnedBy(0), released.Settlement);
        Assert.Equal([(Payment, Euro(20_00)), (Balance, Euro(60_00))], released.Parts!.Value.Select(part => (part.PaymentId, part.Settlement.Whole)));
    }

    [Fact]
    public void Unpaid_the_customer_loses_the_deposit_and_the_slot()
    {
        Begin().WhenDue("balance_due").WhenDue("balance_lapses");
        var cancelled = Assert.IsType<BookingCancelled>(story.Events[^1]);
        Assert.Equal(new BookingBalanceLapsed(Thursday, Balance, "The booking has ended."), story.Events[^2]);
        Assert.Equal((BookingSide.Platform, "a_day_before", Euro(0), Euro(20_00)), (cancelled.By, cancelled.Tier, cancelled.Settlement.Refund, cancelled.Settlement.Kept));
        Assert.Null(cancelled.Parts);
        Assert.Null(State.Grant);

        story.When(PaidBalance()).Then(new BookingPaymentRejected(Thursday, "The booking had ended before its balance was paid.", Balance));
    }

    [Fact]
    public void A_policy_may_give_deposits_back()
    {
        story.Given(Sold(WithDeposit(TermsOf(BookingMode.Instant, GivesDepositsBack)))).At(Wednesday).WhenDue("balance_due").WhenDue("balance_lapses");
        Assert.Equal(Euro(20_00), Assert.IsType<BookingCancelled>(story.Events[^1]).Settlement.Refund);
    }

    /// <summary>The policy speaks of the whole price: what was never paid of it is given back first.</summary>
    [Theory]
    [InlineData(1, false, 0)]
    [InlineData(1, true, 60_00)]
    [InlineData(80, false, 0)]
    [InlineData(80, true, 40_00)]
    public void Cancelling_gives_back_what_the_policy_says_of_what_was_paid(int hours, bool isPaid, long refund)
    {
        Begin();
        if (isPaid)
        {
            story.Given([.. Sold(WithDeposit(Terms)), Asked with { At = Monday.AddMinutes(6) }, new BookingBalancePaid(Monday.AddMinutes(7), Balance, Euro(60_00))]);
        }

        var at = Monday.AddHours(hours);
        var preview = Booking.PreviewCancellation(State, Ada, at).View!;
        story.At(at).When(Cancel(Ada));
        var cancelled = Assert.IsType<BookingCancelled>(story.Events[^1]);
        Assert.Equal((Euro(refund), preview.Refund, preview.ProviderKeeps), (cancelled.Settlement.Refund, cancelled.Settlement.Refund, cancelled.Settlement.Provider));
        Assert.Equal(isPaid ? Euro(80_00) : Euro(20_00), cancelled.Settlement.Whole);
    }

    [Fact]
    public void A_provider_who_cancels_gives_all_that_was_paid_back()
    {
        Begin().WhenDue("balance_due").When(Cancel(Pia));
        Assert.Equal(Euro(20_00), Assert.IsType<BookingCancelled>(story.Events[^1]).Settlement.Refund);
        story.Given([.. Sold(WithDeposit(Terms)), Asked, new BookingBalancePaid(Wednesday, Balance, Euro(60_00))]).At(Wednesday).When(Cancel(Pia));
        var cancelled = Assert.IsType<BookingCancelled>(story.Events[^1]);
        Assert.Equal([(Payment, Euro(20_00)), (Balance, Euro(60_00))], cancelled.Parts!.Value.Select(part => (part.PaymentId, part.Settlement.Refund)));
    }

    [Fact]
    public void The_work_waits_for_the_balance()
    {
        Begin().At(Friday.AddMinutes(1));
        foreach (var word in new BookingCommand[]
        {
            Complete(Pia),
            new RecordCheckIn(TestContexts.By(Pia)),
            new ReportAbsence(TestContexts.By(Pia), null, null),
            new RaiseComplaint(TestContexts.By(Ada), Complaints.ComplaintReason.Quality, "The dog is green", Complaints.ComplaintWish.FullRefund, null),
        })
        {
            story.When(word).ThenRefused("booking.balance-unpaid", "due", "until");
        }
    }

    /// <summary>The price is that of all of them, so nobody could say which part of the deposit is whose.</summary>
    [Fact]
    public void Seats_are_given_up_once_all_of_them_are_paid()
    {
        story.Given(Sold(WithDeposit(Terms) with { Seats = 3 })).At(Wednesday).When(new GiveUpSeats(TestContexts.By(Ada), 1, null)).ThenRefused("booking.balance-unpaid", "due", "until");
        Assert.Equal("booking.balance-unpaid", SeatCancellation.Preview(State, Ada, 1, Wednesday).Refusal?.Code);
    }

    /// <summary>After an outage everything is due at once, in any order.</summary>
    [Fact]
    public void Nobody_is_cancelled_who_was_never_asked()
    {
        Begin().At(Friday.AddHours(3)).When(Pass("balance_lapses")).Then(
            new BookingBalanceAsked(Friday.AddHours(3), Balance, Euro(60_00), Friday.AddHours(4)));
        story.When(Pass("balance_due")).ThenNothing();
        story.When(Pass("starts")).ThenNothing();
        story.When(PaidBalance()).WhenDue("starts").Then(new BookingStarted(Friday));
    }

    [Fact]
    public void Moving_the_booking_moves_what_is_due()
    {
        story.Given([.. Sold(WithDeposit(Terms)), Asked]).At(Wednesday).When(Reschedule(Pia, Friday.AddDays(7)))
            .When(new AcceptMove(TestContexts.By(Ada), WaivesFee: false, Grant));
        Assert.Equal(new BookingBalanceRenewed(Wednesday, Balance, Thursday.AddDays(7)), story.Events[^1]);
        story.ThenPending(("balance_lapses", Thursday.AddDays(7)));
    }

    [Fact]
    public void Money_that_is_under_way_has_until_the_work_begins()
    {
        story.Given([.. Sold(WithDeposit(Terms)), Asked]).At(Wednesday.AddHours(1)).When(Expected())
            .Then(new BookingBalanceRenewed(Wednesday.AddHours(1), Balance, Friday));
        story.At(Thursday.AddHours(2)).When(Missed()).Then(new BookingBalanceRenewed(Thursday.AddHours(2), Balance, Thursday.AddHours(3)));
    }

    /// <summary>By an older version nobody would ask for it, and the work would never begin.</summary>
    [Fact]
    public void It_goes_by_no_version_that_knows_no_balances()
    {
        Begin();
        Assert.Equal("terms_missing", Older(BookingMode.Instant));

        var terms = WithDeposit(TermsOf(BookingMode.Quote));
        story.Given(
            new BookingAsked(Monday, Ada.Id, terms with { Deposit = null, Balance = null }, Monday.AddDays(2), null, null),
            new BookingOffered(Monday, new BookingOffer(1, BookingSide.Provider, terms, null, Monday, Monday.AddDays(2))));
        Assert.Equal("terms_missing", Older(BookingMode.Quote));

        string? Older(BookingMode mode) => BookingMigrations.Preview(State, Version(mode), Version(mode) - 1, Monday).Obstacle;
    }

    private BookingState State => story.State;

    private BookingStory Begin() => story.Given(Sold(WithDeposit(Terms))).At(Monday.AddHours(1));
}
