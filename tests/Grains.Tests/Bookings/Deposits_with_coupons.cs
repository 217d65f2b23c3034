using Marketplace.Coupons;
using static Marketplace.Bookings.BalanceCast;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking, Marketplace.Bookings.BookingState, Marketplace.Bookings.BookingCommand, Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>
/// Of an hour of 80.00 the platform pays 30.00, and the same part of the deposit of 32.00: Ada pays 20.00 at the sale and 30.00 before the work.
/// </summary>
public sealed class Deposits_with_coupons
{
    private static readonly CancellationPolicy GivesAllBack = new("custom", 1, "All of it.",
        [new CancellationTier("always", CancellationTier.AnyTime, null, 100, 100, 0, null, DepositRule.Refunded)]);

    private readonly BookingStory story = new();

    [Fact]
    public void Both_payments_and_the_coupon_are_earned_whole()
    {
        Begin().WhenDue("balance_due").When(PaidBalance()).WhenDue("starts").WhenDue("auto_completes");

        var released = Assert.Single(story.Events.OfType<BookingReleased>());
        Assert.Equal(EarnedBy(0) with { Coupon = Euro(30_00) }, released.Settlement);
        Assert.Equal(
            [(Payment, Euro(20_00), Euro(50_00)), (Balance, Euro(30_00), Euro(30_00))],
            released.Parts!.Value.Select(part => (part.PaymentId, part.Settlement.Whole, part.Settlement.Kept)));
    }

    /// <summary>As they would keep of a deposit of 32.00 without the coupon.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(80)]
    public void Of_the_deposit_alone_the_coupon_pays_its_part(int hours)
    {
        Begin().At(Monday.AddHours(hours)).When(Cancel(Ada));

        var kept = Cancelled().Settlement;
        Assert.Equal((Euro(0), Euro(32_00), Euro(12_00), Euro(20_00)), (kept.Refund, kept.Kept, kept.Coupon, kept.Whole));
        Assert.Equal(Without(hours).Provider, kept.Provider);
    }

    [Fact]
    public void Unpaid_it_pays_no_more_than_that()
    {
        Begin().WhenDue("balance_due").WhenDue("balance_lapses");

        Assert.Equal((Euro(0), Euro(12_00)), (Cancelled().Settlement.Refund, Cancelled().Settlement.Coupon));
    }

    [Fact]
    public void Who_is_given_the_deposit_back_leaves_nothing_of_it()
    {
        story.Given(Sold(WithCoupon(TermsOf(BookingMode.Instant, GivesAllBack)))).At(Monday.AddHours(1)).When(Cancel(Ada));

        Assert.Equal(Settlement.Nothing("EUR") with { Refund = Euro(20_00) }, Cancelled().Settlement);
    }

    [Fact]
    public void A_refund_before_the_balance_is_paid_takes_its_part_of_the_whole()
    {
        Begin().When(Refund(Pia, 5_00));
        Assert.Equal(Euro(3_00), Assert.Single(story.Events.OfType<BookingRefunded>()).CouponBack);

        story.WhenDue("balance_due").When(PaidBalance()).WhenDue("starts").WhenDue("auto_completes");
        Assert.Equal(Euro(72_00), Assert.Single(story.Events.OfType<BookingReleased>()).Settlement.Kept);
    }

    /// <summary>Whatever the policy, the deposit and the coupon are, paid or unpaid: the parts sum, and the coupon pays no more than its part.</summary>
    [Fact]
    public void Every_deposit_settles_exactly()
    {
        var random = new Random(20260303);
        for (var round = 0; round < 2_000; round++)
        {
            var tier = new CancellationTier(
                "any", TimeSpan.Zero, null, random.Next(101), 100, 0, random.Next(2) == 0 ? null : Euro(random.Next(100_00)), (DepositRule)random.Next(2));
            var off = random.Next(1, 79_00);
            var own = 80_00L - off;
            var due = random.NextInt64(1, own);
            var terms = WithCoupon(TermsOf(BookingMode.Instant, new CancellationPolicy("own", 1, "Own", [tier])), off);
            terms = terms with { Deposit = (Euro(own) - Euro(due)).Times(80_00, own), Balance = BalanceTerms.Of(Euro(due), TimeSpan.FromDays(2)) };
            var isPaid = random.Next(2) == 0;
            var balance = new BookingBalancePaid(Wednesday, Balance, Euro(due));
            var life = new BookingStory().Given(isPaid ? [.. Sold(terms), Asked with { Due = Euro(due) }, balance] : Sold(terms));

            var cancelled = Assert.Single(life.At(Thursday).When(Cancel(Ada)).Events.OfType<BookingCancelled>());

            var (settled, coupon) = (cancelled.Settlement, cancelled.Settlement.Coupon?.Amount ?? 0);
            Assert.Equal(isPaid ? own : own - due, settled.Whole.Amount);
            Assert.InRange((coupon * 80_00) - (off * settled.Kept.Amount), -2 * 80_00, 2 * 80_00);
            Assert.Equal(settled.Whole, cancelled.Parts is { } parts ? parts.Aggregate(Euro(0), static (sum, part) => sum + part.Settlement.Whole) : settled.Whole);
        }
    }

    private BookingStory Begin() => story.Given(Sold(WithCoupon(Terms))).At(Monday.AddHours(1));

    private BookingCancelled Cancelled() => Assert.Single(story.Events.OfType<BookingCancelled>());

    private static Settlement Without(int hours) =>
        Assert.Single(new BookingStory().Given(Sold(WithDeposit(Terms, 32_00))).At(Monday.AddHours(hours)).When(Cancel(Ada)).Events.OfType<BookingCancelled>()).Settlement;

    private static BookingTerms WithCoupon(BookingTerms terms, long off = 30_00) => WithDeposit(terms, 32_00) with
    {
        Total = terms.Total - Euro(off),
        Coupon = new CouponTerms(new Guid("cccccccc-0000-0000-0000-000000000000"), "HELLO", Euro(off), null, null, CouponFunder.Platform),
        Balance = BalanceTerms.Of(Euro(30_00), TimeSpan.FromDays(2)),
    };
}
