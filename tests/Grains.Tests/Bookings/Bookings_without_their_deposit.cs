using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>Ada has not left the security deposit that she agreed to: the policy decides, as if she had cancelled.</summary>
public sealed class Bookings_without_their_deposit
{
    private static readonly CancelBooking Unsecured = Cancel(Actor.Platform) with { Reason = "The security deposit was not paid in time.", IsUnsecured = true };

    [Fact]
    public void It_costs_what_cancelling_costs()
    {
        var cancelled = Cancelled(Unsecured);
        var hers = Cancelled(Cancel(Ada));
        Assert.Equal((hers.Tier, hers.Settlement), (cancelled.Tier, cancelled.Settlement));
        Assert.Equal((BookingSide.Platform, Unsecured.Reason), (cancelled.By, cancelled.Reason));
        Assert.NotEqual(Cancelled(Cancel(Actor.Platform)).Settlement, cancelled.Settlement);
    }

    /// <summary>Who has begun goes on without it.</summary>
    [Fact]
    public void What_has_begun_goes_on() =>
        new BookingStory().Given([.. Sold(), new BookingStarted(Friday)]).At(Friday).When(Unsecured).ThenRefused("booking.not-now");

    private static ImmutableArray<BookingEvent> Sold() => [AdaBooked, Confirmed];

    private static BookingCancelled Cancelled(CancelBooking cancel) =>
        Assert.IsType<BookingCancelled>(Assert.Single(new BookingStory().Given(Sold()).At(Friday.AddHours(-2)).When(cancel).Events));
}
