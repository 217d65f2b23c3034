using Marketplace.Packages;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>A session of a package pays: 33.34 EUR of it, the last of three.</summary>
public sealed class Sessions_of_packages
{
    private static readonly BookingTerms Session = CreditTerms.Of(
        Terms, new ReservedCredit(new BookingCredit(Guid.Empty, 3, 3), "Grooming", Euro(33_34), Rates));

    private readonly BookingStory story = new();

    [Fact]
    public void Its_price_is_the_share_and_the_parts_sum_to_it()
    {
        Assert.Equal((Euro(33_34), Euro(3_33), Euro(63), Euro(29_38), Euro(0)), (Session.Total, Session.Commission, Session.CommissionTax, Session.ProviderEarns, Session.CustomerFee));
        Assert.Equal(("package", "An hour of grooming: session 3 of 3"), (Session.Lines[0].Kind, Session.Lines[0].Label));
    }

    /// <summary>Whatever part of the price the policy would give back, a session is not divided.</summary>
    [Fact]
    public void It_comes_back_whole_or_is_used()
    {
        var half = Session with { Policy = CancellationPolicies.Find("flexible")! };
        Confirmed(half).At(half.Start.AddHours(-1)).When(Cancel(Ada));
        Assert.Equal((Euro(0), Euro(33_34)), (Settled().Refund, Settled().Kept));

        Confirmed(half).When(Cancel(Pia));
        Assert.Equal((Euro(33_34), Euro(0)), (Settled().Refund, Settled().Kept));

        Settlement Settled() => Assert.IsType<BookingCancelled>(Assert.Single(story.Events)).Settlement;
    }

    [Fact]
    public void It_is_refunded_whole_or_not_at_all()
    {
        Confirmed(Session).When(Refund(Pia, 10_00)).ThenRefused("booking.credit-is-whole");
        story.When(Refund(Pia, null));
        Assert.Equal(Euro(33_34), Assert.IsType<BookingRefunded>(Assert.Single(story.Events)).Amount);
    }

    private BookingStory Confirmed(BookingTerms terms) => story
        .Given(AdaBooked with { Terms = terms }, new BookingConfirmed(AdaBooked.At))
        .At(AdaBooked.At.AddMinutes(1));
}
