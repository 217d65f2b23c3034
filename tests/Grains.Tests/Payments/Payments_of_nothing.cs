using static Marketplace.Bookings.BookingCast;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment, Marketplace.Payments.PaymentState, Marketplace.Payments.PaymentCommand, Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>What costs nothing has a payment that has all it needs.</summary>
public sealed class Payments_of_nothing
{
    private readonly PaymentStory story = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_gateway_hears_of_it(bool later)
    {
        story.At(Monday).When(Start(later));

        Assert.Equal(PaymentStatus.Captured, story.State.Status);
        Assert.Empty(PaymentIntents.Of(story.State));
        Assert.Empty(Payment.Deadlines(story.State));
        Assert.Empty(PaymentPostings.Of(story.State, Assert.Single(story.Events)));
    }

    [Fact]
    public void Whatever_the_booking_comes_to_there_is_nothing_to_do()
    {
        story.At(Monday).When(Start(later: true));
        story.When(Start(later: true)).ThenNothing();
        story.When(new CapturePayment(Platform())).ThenNothing();
        story.When(new GiveBackPayment(Platform(), "It was cancelled.", UnlessPaid: false)).ThenNothing();
        story.When(new RetryPayment(TestContexts.By(Ada))).ThenRefused("payment.not-now");
    }

    private static StartPayment Start(bool later) => new(
        Platform(), Guid.Empty, Ada.Id, Pia.ProviderId, "An hour", Euro(0), later, Monday.AddMinutes(15), "Europe/Berlin");

    private static CommandContext Platform() => TestContexts.By(Actor.Platform);
}
