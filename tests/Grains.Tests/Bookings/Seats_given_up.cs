using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking, Marketplace.Bookings.BookingState, Marketplace.Bookings.BookingCommand, Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>Some seats of a booking are given up, and the others stay.</summary>
public sealed class Seats_given_up
{
    private static readonly BookingTerms WithFee = TermsOf(BookingMode.Instant) with { Total = Euro(88_00), CustomerFee = Euro(8_00) };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Fact]
    public void A_seat_is_worth_its_share_and_the_others_stay()
    {
        var story = Booked(seats: 3, Flexible).At(Monday).When(Give(Ada, 1));

        var given = Assert.IsType<BookingSeatsCancelled>(Assert.Single(story.Events));
        Assert.Equal((Euro(26_67), "a_day_before", 2), (given.Refund, given.Tier, given.Terms.Seats));
        Assert.Equal(("0,1", "2"), (string.Join(',', given.Grant.Seats), string.Join(',', Assert.Single(given.Freed).Seats)));
        Assert.Equal(BookingStatus.Confirmed, story.State.Status);
    }

    [Fact]
    public void The_last_seat_is_not_given_up_but_the_booking_cancelled()
    {
        Booked(seats: 3, Flexible).At(Monday).When(Give(Ada, 3)).ThenRefused("booking.seats-not-valid", "seats").When(Give(Ada, 2)).When(Give(Ada, 1)).ThenRefused("booking.seats-not-valid", "seats");
        new BookingStory().Given(AdaBooked).At(Monday).When(Give(Ada, 1)).ThenRefused("booking.not-now");
        Booked(seats: 3, Flexible).At(Monday).When(Give(Eve, 1)).ThenRefused("booking.unknown");
    }

    [Fact]
    public void What_was_kept_of_a_seat_is_earned_with_the_rest()
    {
        var story = Booked(seats: 2, Flexible).At(Friday.AddHours(-1)).When(Give(Ada, 1));
        Assert.Equal(20_00, story.State.Refunded);
        story.WhenDue("starts").WhenDue("auto_completes");

        var earned = Assert.IsType<BookingReleased>(story.Events[1]).Settlement;
        Assert.Equal(Euro(60_00), earned.Provider + earned.Commission + earned.CommissionTax + earned.CustomerFee);
    }

    /// <summary>80.00 and 8.00 on top of them; the policy gives half of the price back, and nothing of the fee.</summary>
    [Fact]
    public void What_was_kept_of_the_customers_fee_is_the_platforms_alone()
    {
        var story = Booked(seats: 2, Flexible, WithFee).At(Friday.AddHours(-1));
        Assert.Equal((Euro(20_00), Euro(17_62)), SeatCancellation.Preview(story.State, Ada, 1, Friday.AddHours(-1)).View is { } preview ? (preview.Refund, preview.ProviderKeeps) : default);
        story.When(Give(Ada, 1)).WhenDue("starts").WhenDue("auto_completes");

        var earned = Assert.IsType<BookingReleased>(story.Events[1]).Settlement;
        Assert.Equal(new Settlement(Euro(0), Euro(52_86), Euro(6_00), Euro(1_14), Euro(8_00)), earned);
    }

    [Fact]
    public void A_provider_who_takes_a_seat_back_gives_its_fee_back_too()
    {
        var story = Booked(seats: 2, Flexible, WithFee).At(Friday.AddHours(-1)).When(Give(Pia, 1));
        Assert.Equal((Euro(44_00), Euro(4_00)), Assert.IsType<BookingSeatsCancelled>(story.Events[0]) is var given ? (given.Refund, given.FeeRefund) : default);
        story.WhenDue("starts").WhenDue("auto_completes");

        Assert.Equal(new Settlement(Euro(0), Euro(35_24), Euro(4_00), Euro(76), Euro(4_00)), Assert.IsType<BookingReleased>(story.Events[1]).Settlement);
    }

    [Fact]
    public void Who_stays_away_after_giving_a_seat_up_gets_no_more_of_the_rest_than_by_cancelling()
    {
        var terms = WithFee with { Process = ProcessTerms.First with { Version = 2, NoShow = NoShowTerms.Usual with { FeePercent = 10 } } };
        var story = Booked(seats: 2, Flexible, terms).At(Friday.AddHours(-1)).When(Give(Ada, 1)).WhenDue("starts").At(Friday.AddHours(1));
        story.When(new ReportAbsence(TestContexts.By(Pia), null, null)).WhenDue("no_show_stands");

        Assert.Equal(
            new Settlement(Euro(20_00), Euro(35_24), Euro(4_00), Euro(76), Euro(8_00)),
            Assert.IsType<BookingNoShowUpheld>(Assert.Single(story.Events)).Settlement);
    }

    [Fact]
    public void A_provider_who_takes_seats_back_gives_their_whole_share_back()
    {
        var story = Booked(seats: 4, Moderate).At(Friday.AddHours(-1)).When(Give(Pia, 3));
        Assert.Equal((60_00L, "provider_cancels"), (story.State.Refunded, Assert.IsType<BookingSeatsCancelled>(story.Events[0]).Tier));
        story.When(Cancel(Pia));
        Assert.Equal(80_00, story.State.Refunded);
    }

    /// <summary>Whatever the policy, the price and the time: by ones and twos it comes to what all at once come to, and never to more than was paid.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void One_by_one_they_come_to_what_all_at_once_come_to(int seed)
    {
        var random = new Random(seed);
        var seats = random.Next(2, 9);
        var policy = CancellationPolicies.Find(random.GetItems([.. CancellationPolicies.Names], 1)[0])!;
        var total = Euro(random.Next(1, 99_999));
        var fee = Euro(random.NextInt64(total.Amount));
        var deposit = random.Next(2) == 0 ? (Money?)null : Euro(random.NextInt64(total.Amount - fee.Amount + 1));
        var terms = TermsOf(BookingMode.Instant, policy) with { Total = total, CustomerFee = fee, ProviderEarns = total - fee, Commission = Euro(0), CommissionTax = Euro(0), Deposit = deposit };
        var now = Friday.AddMinutes(-random.Next(60 * 24 * 7));
        var whole = Cancelled(Booked(seats, policy, terms).At(now));

        var story = Booked(seats, policy, terms).At(now);
        while (story.State.Terms!.Seats > 1 && random.Next(4) > 0)
        {
            var give = random.Next(1, story.State.Terms.Seats);
            var before = story.State;
            var preview = SeatCancellation.Preview(before, Ada, give, now).View!;
            story.When(Give(Ada, give));
            Assert.Equal(before.Refunded + preview.Refund.Amount, story.State.Refunded);
            Assert.True(preview.ProviderKeeps >= Euro(0));
        }

        var rest = Cancelled(story);
        Assert.Equal((whole.Refunded, whole.Settlement.CustomerFee), (rest.Refunded, rest.Settlement.CustomerFee));
    }

    private static (long Refunded, Settlement Settlement) Cancelled(BookingStory story)
    {
        story.When(Cancel(Ada));
        return (story.State.Refunded, Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Settlement);
    }

    private static BookingStory Booked(int seats, CancellationPolicy policy, BookingTerms? terms = null) => new BookingStory().Given(
        AdaBooked with { Terms = (terms ?? TermsOf(BookingMode.Instant, policy)) with { Seats = seats }, Grant = Grant with { Seats = [.. Enumerable.Range(0, seats)] } },
        Confirmed);

    private static GiveUpSeats Give(Actor by, int seats) => new(TestContexts.By(by), seats, null);
}
