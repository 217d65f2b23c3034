using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

public sealed class No_shows
{
    private static readonly DateTimeOffset Later = Friday.AddMinutes(15);

    private readonly BookingStory story = new();

    [Fact]
    public void One_waits_a_quarter_of_an_hour_and_says_so_until_the_time_to_complain_is_over()
    {
        Begun().At(Later.AddTicks(-1)).When(Report(Ada)).ThenRefused("booking.too-early");
        story.At(Friday.AddHours(49)).When(Report(Ada)).ThenRefused("booking.too-late");
        story.At(Later).When(Report(Ada))
            .Then(new BookingNoShowReported(Later, BookingSide.Customer, BookingSide.Provider, "Nobody came", Later.AddDays(2)))
            .ThenPending(("no_show_stands", Later.AddDays(2)));
    }

    [Fact]
    public void A_customer_gets_all_of_it_back_when_nobody_came()
    {
        Begun().At(Later).When(Report(Ada)).WhenDue("no_show_stands");

        var upheld = Assert.IsType<BookingNoShowUpheld>(Assert.Single(story.Events));
        Assert.Equal(Settlement.Nothing("EUR") with { Refund = Euro(80_00) }, upheld.Settlement);
        story.ThenPending();
        Assert.Equal((BookingStatus.NoShow, NoShowOutcome.Upheld), (story.State.Status, story.State.NoShow!.Outcome));
    }

    [Theory]
    [InlineData(100, 0)] // all of it is the fee
    [InlineData(60, 32_00)] // the rest of the fee
    [InlineData(10, 40_00)] // never more than by cancelling at the start
    public void A_customer_who_stays_away_loses_the_fee(int percent, long refund)
    {
        Begun(percent).At(Later).When(Report(Pia)).WhenDue("no_show_stands");

        var settlement = Assert.IsType<BookingNoShowUpheld>(Assert.Single(story.Events)).Settlement;
        Assert.Equal(Euro(refund), settlement.Refund);
        Assert.Equal(Euro(80_00), settlement.Refund + settlement.Provider + settlement.Commission + settlement.CommissionTax + settlement.CustomerFee);
    }

    [Theory]
    [InlineData(100, 0, 0)]
    [InlineData(60, 32_00, 0)]
    [InlineData(10, 40_00, 0)]
    [InlineData(10, 48_00, 100)] // the policy gives the fee back, and what is kept has none of it
    public void What_they_lose_of_their_own_fee_is_the_platforms_alone(int percent, long refund, int feeRefundPercent)
    {
        var policy = CancellationPolicies.Of([new("any", CancellationTier.AnyTime, null, 50, feeRefundPercent, 0)]);
        var terms = Terms with { Process = Second(percent), Total = Euro(88_00), CustomerFee = Euro(8_00), Policy = policy };
        story.Given(AdaBooked with { Terms = terms }, Confirmed, Started).At(Later).When(Report(Pia)).WhenDue("no_show_stands");

        var settlement = Assert.IsType<BookingNoShowUpheld>(Assert.Single(story.Events)).Settlement;
        var fee = feeRefundPercent == 0 ? Euro(8_00) : Euro(0);
        var shares = (Euro(88_00 - refund) - fee).Split(70_48, 8_00, 1_52);
        Assert.Equal(new Settlement(Euro(refund), shares[0], shares[1], shares[2], fee), settlement);
    }

    [Fact]
    public void A_deposit_is_not_given_back_to_who_stays_away()
    {
        var booked = AdaBooked with { Terms = Terms with { Process = Second(0), Deposit = Euro(50_00) } };
        story.Given(booked, Confirmed, Started).At(Later).When(Report(Pia)).WhenDue("no_show_stands");

        Assert.Equal(Euro(30_00), Assert.IsType<BookingNoShowUpheld>(Assert.Single(story.Events)).Settlement.Refund);
    }

    [Fact]
    public void What_is_contested_an_operator_decides()
    {
        Begun().At(Later).When(Report(Ada)).When(Contest(Ada)).ThenRefused("booking.not-yours");
        story.When(Contest(Pia)).Then(new BookingNoShowContested(Later, BookingSide.Provider, "I was there", Later.AddDays(14)))
            .ThenPending(("dispute_lapses", Later.AddDays(14)));
        story.When(Decide(Pia, false)).ThenRefused("booking.not-yours");
        story.When(Decide(Olga, true)).Then(new BookingNoShowUpheld(
            Later, BookingSide.Platform, BookingSide.Provider, "We asked both", Settlement.Nothing("EUR") with { Refund = Euro(80_00) }));
    }

    [Fact]
    public void What_nobody_decides_counts_as_not_shown()
    {
        Begun().At(Later).When(Report(Pia)).When(Contest(Ada)).WhenDue("dispute_lapses");

        Assert.Equal(
            [typeof(BookingNoShowDismissed), typeof(BookingCompleted), typeof(BookingReleased)], story.Events.Select(happened => happened.GetType()));
        Assert.Equal((BookingStatus.Completed, NoShowOutcome.Dismissed), (story.State.Status, story.State.NoShow!.Outcome));
        story.When(Report(Ada)).ThenRefused("booking.no-show-reported");
    }

    [Fact]
    public void A_dismissed_report_about_work_that_was_done_is_not_done_again()
    {
        Begun().Given(DoneSaysPia).At(DoneSaysPia.At).When(Report(Ada)).When(Decide(Olga, false));

        Assert.Equal([typeof(BookingNoShowDismissed), typeof(BookingReleased)], story.Events.Select(happened => happened.GetType()));
        Assert.Equal(DoneSaysPia.At, story.State.CompletedAt);
    }

    [Fact]
    public void What_was_given_back_before_is_not_given_back_twice()
    {
        Begun().At(Later).When(Refund(Pia, 30_00)).When(Report(Ada)).WhenDue("no_show_stands");

        Assert.Equal(Euro(50_00), Assert.IsType<BookingNoShowUpheld>(Assert.Single(story.Events)).Settlement.Refund);
        Assert.Equal(80_00, story.State.Refunded);
    }

    [Fact]
    public void A_provider_who_was_away_may_give_it_all_back_at_once()
    {
        Begun().At(Later).When(Report(Ada)).When(Refund(Pia, null)).ThenPending();
        Assert.Equal(BookingStatus.Refunded, story.State.Status);
    }

    [Fact]
    public void An_operator_says_who_was_absent_and_nobody_reports_themselves()
    {
        Begun().At(Later).When(new ReportAbsence(TestContexts.By(Olga), null, null)).ThenRefused("booking.no-show-side");
        story.When(new ReportAbsence(TestContexts.By(Ada), BookingSide.Customer, null)).ThenRefused("booking.no-show-side");
        story.When(new ReportAbsence(TestContexts.By(Olga), BookingSide.Customer, null))
            .Then(new BookingNoShowReported(Later, BookingSide.Platform, BookingSide.Customer, null, Later.AddDays(2)));
    }

    [Fact]
    public void Who_has_checked_out_was_not_left_alone()
    {
        Begun().At(Later).When(new RecordCheckIn(TestContexts.By(Pia))).When(new RecordCheckOut(TestContexts.By(Pia)));
        story.When(Report(Pia)).ThenRefused("booking.checked-out");
    }

    [Fact]
    public void Money_that_was_earned_stays() =>
        Begun().Given(DoneSaysPia, Earned).At(Later).When(Report(Ada)).ThenRefused("booking.earnings-released");

    [Fact]
    public void A_booking_of_the_first_version_knows_nothing_of_it() =>
        story.Given(AdaBooked, Confirmed, Started).At(Later).When(Report(Ada)).ThenRefused("booking.not-now");

    [Fact]
    public void Time_at_work_is_stated_and_overtime_with_it()
    {
        Begun().At(Friday.AddMinutes(-31));
        story.When(new RecordCheckOut(TestContexts.By(Pia))).ThenRefused("booking.not-checked-in");
        story.When(new RecordCheckIn(TestContexts.By(Pia))).ThenRefused("booking.too-early");
        story.At(Friday.AddMinutes(-30)).When(new RecordCheckIn(TestContexts.By(Ada))).ThenRefused("booking.not-yours");
        story.When(new RecordCheckIn(TestContexts.By(Pia))).Then(new BookingCheckedIn(Friday.AddMinutes(-30)));
        story.When(new RecordCheckIn(TestContexts.By(Pia))).ThenRefused("booking.checked-in");
        story.At(Friday.AddMinutes(85)).When(new RecordCheckOut(TestContexts.By(Pia)));
        Assert.Equal(new BookingAttendance(Friday.AddMinutes(-30), Friday.AddMinutes(85), TimeSpan.FromMinutes(25)), story.State.Attendance);
        story.When(new RecordCheckOut(TestContexts.By(Pia))).ThenRefused("booking.checked-out");
    }

    private BookingStory Begun(int percent = 100) =>
        story.Given(AdaBooked with { Terms = Terms with { Process = Second(percent) } }, Confirmed, Started);

    private static ProcessTerms Second(int percent) => ProcessTerms.First with { Version = 2, NoShow = NoShowTerms.Usual with { FeePercent = percent } };

    private static ReportAbsence Report(Actor by) => new(TestContexts.By(by), null, "Nobody came");

    private static ContestAbsence Contest(Actor by) => new(TestContexts.By(by), "I was there");

    private static DecideAbsence Decide(Actor by, bool upheld) => new(TestContexts.By(by), upheld, "We asked both");
}
