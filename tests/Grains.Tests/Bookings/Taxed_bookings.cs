using Marketplace.Payments;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>An hour of 80.00 of which 12.77 are tax that Pia owes: whatever of the price is kept has its part of it.</summary>
public sealed class Taxed_bookings
{
    private static readonly TaxPart Tax = new(Euro(12_77), 19_00, "DE123456789");

    private readonly BookingStory story = new();

    [Fact]
    public void All_of_it_is_owed_of_what_is_earned_whole()
    {
        story.Given(Booked(), Confirmed, Started).At(Friday.AddHours(1)).When(Complete(Ada));
        Assert.Equal(Tax, Assert.Single(story.Events.OfType<BookingReleased>()).Settlement.Tax);
    }

    [Fact]
    public void What_went_back_before_owes_nothing()
    {
        story.Given(Booked(), Confirmed, Started).At(Friday).When(Refund(Pia, 20_00)).At(Friday.AddHours(1)).When(Complete(Ada));
        Assert.Equal(Tax with { Amount = Euro(9_58) }, Assert.Single(story.Events.OfType<BookingReleased>()).Settlement.Tax);
    }

    [Theory]
    [InlineData(-48, null)]
    [InlineData(-1, 6_39L)]
    public void A_policy_that_keeps_half_keeps_half_of_it(int hours, long? kept)
    {
        story.Given(Booked(), Confirmed).At(Friday.AddHours(hours)).When(Cancel(Ada));
        Assert.Equal(kept, Assert.Single(story.Events.OfType<BookingCancelled>()).Settlement.Tax?.Amount.Amount);
    }

    [Fact]
    public void Each_payment_has_that_of_what_is_kept_of_it_and_all_of_them_have_all()
    {
        var random = new Random(20260323);
        for (var round = 0; round < 2_000; round++)
        {
            var (price, tax, more) = (Euro(random.Next(1, 30_000)), 0L, Euro(random.Next(1, 20_000)));
            tax = random.NextInt64(0, (price.Amount / 2) + 1);
            var terms = Terms with
            {
                Total = price,
                Commission = Euro(0),
                CommissionTax = Euro(0),
                ProviderEarns = price,
                Tax = tax == 0 ? null : Tax with { Amount = Euro(tax) },
            };
            var booking = new BookingStory().Given(AdaBooked with { Terms = terms }, Confirmed).State with
            {
                Extras = [new ExtraPayment(new Guid("99999999-0000-0000-0000-000000000000"), PaymentPurpose.ChangeOrder, 1, Money.Min(more, price))],
            };
            var settlement = BookingMoney.Earned(booking);
            var parts = PaymentParts.Of(booking, settlement)!.Value;

            Assert.Equal(tax, settlement.Tax?.Amount.Amount ?? 0);
            Assert.Equal(tax, parts.Sum(part => part.Settlement.Tax?.Amount.Amount ?? 0));
            Assert.All(parts, part => Assert.InRange(part.Settlement.Tax?.Amount.Amount ?? 0, 0, part.Settlement.Kept.Amount));
        }
    }

    private static BookingPlaced Booked() => AdaBooked with { Terms = Terms with { Tax = Tax } };
}
