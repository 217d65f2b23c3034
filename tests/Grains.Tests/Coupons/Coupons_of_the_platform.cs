using Marketplace.Bookings;
using Marketplace.Complaints;
using Marketplace.Listings;
using Marketplace.Payments;
using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking, Marketplace.Bookings.BookingState, Marketplace.Bookings.BookingCommand, Marketplace.Bookings.BookingEvent>;
using CouponStory = Marketplace.Story<
    Marketplace.Coupons.Coupon, Marketplace.Coupons.CouponState, Marketplace.Coupons.CouponCommand, Marketplace.Coupons.CouponEvent>;

namespace Marketplace.Coupons;

/// <summary>An hour of 80.00: 70.48 are the provider's, 8.00 the platform's commission and 1.52 the tax on it. The platform pays a part of it.</summary>
public sealed class Coupons_of_the_platform
{
    private static readonly CouponPlan Plan = new("HELLO", 50_00);

    private readonly BookingStory story = new();

    [Fact]
    public void Operators_make_them_and_nobody_else()
    {
        var coupon = new CouponStory().At(Monday);

        coupon.When(new CreateCoupon(TestContexts.By(Pia), Plan, ByPlatform: true)).ThenRefused("coupon.unknown");
        coupon.When(new CreateCoupon(TestContexts.By(Olga), Plan, ByPlatform: true)).Then(new CouponCreated(Monday, CouponId.Platform, Plan));
        coupon.When(new DeactivateCoupon(TestContexts.By(Pia))).ThenRefused("coupon.unknown");
        coupon.When(new DeactivateCoupon(TestContexts.By(Olga))).Then(new CouponDeactivated(Monday));
        coupon.When(new DeactivateCoupon(TestContexts.By(Olga))).ThenNothing();
    }

    [Fact]
    public void The_code_of_one_is_given_once() =>
        new CouponStory().Given(new CouponCreated(Monday, CouponId.Platform, Plan)).At(Monday)
            .When(new CreateCoupon(TestContexts.By(Olga), Plan, ByPlatform: true)).ThenRefused("coupon.code-taken", "code");

    [Fact]
    public void Providers_cannot_say_whose_theirs_are_good_for() =>
        new CouponStory().At(Monday).When(new CreateCoupon(TestContexts.By(Pia), Plan with { Providers = [Pia.ProviderId] }, new(true, true, "Europe/Berlin", "EUR")))
            .ThenRefused("coupon.not-valid", "providers");

    [Theory]
    [InlineData(30_00)]
    [InlineData(80_00)]
    public void The_provider_earns_as_if_there_were_none(long off)
    {
        story.Given(Booked(off), Confirmed, Started).At(Friday.AddHours(1)).When(Complete(Ada));

        Assert.Equal(new Settlement(Euro(0), Euro(70_48), Euro(8_00), Euro(1_52), Euro(0), Euro(off)), Released().Settlement);
        Assert.Equal(80_00 - off, Released().Settlement.Whole.Amount);
    }

    [Theory]
    [InlineData(30_00, 25_00, 15_00)]
    [InlineData(80_00, 0, 40_00)]
    public void A_policy_that_keeps_half_keeps_half_of_what_each_of_them_pays(long off, long refund, long coupon)
    {
        story.Given(Booked(off), Confirmed).At(Friday.AddHours(-1)).When(Cancel(Ada));

        Assert.Equal(new Settlement(Euro(refund), Euro(35_24), Euro(4_00), Euro(76), Euro(0), Euro(coupon)), Cancelled().Settlement);
    }

    [Theory]
    [InlineData(30_00)]
    [InlineData(80_00)]
    public void What_the_provider_calls_off_costs_the_platform_nothing(long off)
    {
        story.Given(Booked(off), Confirmed).At(Friday.AddHours(-1)).When(Cancel(Pia));

        Assert.Equal(Settlement.Nothing("EUR") with { Refund = Euro(80_00 - off) }, Cancelled().Settlement);
    }

    [Fact]
    public void A_refund_takes_the_same_part_of_it_back()
    {
        story.Given(Booked(30_00), Confirmed, Started).At(Friday).When(Refund(Pia, 20_00));
        Assert.Equal(Euro(12_00), Assert.Single(story.Events.OfType<BookingRefunded>()).CouponBack);

        story.At(Friday.AddHours(1)).When(Complete(Ada));
        Assert.Equal(new Settlement(Euro(0), Euro(42_29), Euro(4_80), Euro(91), Euro(0), Euro(18_00)), Released().Settlement);
    }

    [Fact]
    public void Who_is_given_all_back_leaves_nothing_of_it()
    {
        story.Given(Booked(30_00), Confirmed, Started).At(Friday).When(Refund(Pia, 20_00)).When(Refund(Pia, null));

        Assert.Equal((Euro(18_00), 30_00L), (Assert.Single(story.Events.OfType<BookingRefunded>()).CouponBack, story.State.CouponBack));
    }

    [Theory]
    [InlineData(80_00, 0)]
    [InlineData(0, 80_00)]
    [InlineData(20_00, 60_00)]
    public void Whoever_paid_nothing_complains_of_what_the_platform_pays(long award, long kept)
    {
        var free = Booked(80_00);
        var process = ProcessTerms.First with { Version = 4, NoShow = NoShowTerms.Usual, Complaints = ComplaintTerms.Usual };
        story.Given(free with { Terms = free.Terms with { Process = process } }, Confirmed, Started).At(Friday).When(new RaiseComplaint(TestContexts.By(Ada), ComplaintReason.Quality, "Cold.", ComplaintWish.FullRefund, null));
        Assert.Equal((Euro(80_00), Euro(80_00)), (story.State.Complaint!.Stake, Assert.Single(story.Events.OfType<BookingComplained>()).Wanted));

        story.At(Friday.AddHours(1)).When(new EndComplaint(TestContexts.By(Actor.Platform), BookingSide.Platform, ComplaintStatus.Decided, Euro(award), null));
        Assert.Equal(kept == 0 ? BookingStatus.Refunded : BookingStatus.Completed, story.State.Status);
        Assert.Equal((0L, award), (story.State.Refunded, story.State.CouponBack));
        Assert.Equal(kept, story.Events.OfType<BookingReleased>().Sum(released => released.Settlement.Coupon!.Value.Amount));
    }

    [Fact]
    public void Seats_that_are_given_up_give_back_their_part_of_it()
    {
        var four = Booked(80_00);
        var grant = Grant with { Seats = [0, 1, 2, 3] };
        story.Given(four with { Terms = four.Terms with { Seats = 4 }, Grant = grant }, Confirmed).At(Monday.AddHours(1)).When(new GiveUpSeats(TestContexts.By(Ada), 1, null));
        Assert.Equal(Euro(20_00), Assert.Single(story.Events.OfType<BookingSeatsCancelled>()).CouponBack);

        story.At(Friday).WhenDue("starts").At(Friday.AddHours(1)).When(Complete(Ada));
        Assert.Equal(new Settlement(Euro(0), Euro(52_86), Euro(6_00), Euro(1_14), Euro(0), Euro(60_00)), Released().Settlement);
    }

    [Fact]
    public void A_change_order_leaves_it_the_amount_that_it_was()
    {
        var changed = ChangedTerms.Of(Booked(30_00).Terms, [new OfferLine("More", Euro(20_00))], null);

        Assert.Equal((70_00, 10_00, 30_00), (changed.Total.Amount, changed.Commission.Amount, changed.PlatformPays().Amount));
        Assert.Equal(changed.Total + Euro(30_00), changed.ProviderEarns + changed.Commission + changed.CommissionTax);
        Assert.Equal(70_00, changed.Lines.Where(line => line.PaidBy is PriceParty.Customer).Sum(line => line.Amount.Amount));
    }

    [Fact]
    public void It_is_earned_with_the_oldest_payment_of_which_something_stays()
    {
        var extra = new Guid("99999999-0000-0000-0000-000000000000");
        var booking = new BookingStory().Given(Booked(80_00), Confirmed).State with
        {
            Extras = [new ExtraPayment(extra, PaymentPurpose.ChangeOrder, 1, Euro(20_00))],
        };
        booking = booking with { Terms = ChangedTerms.Of(booking.Terms!, [new OfferLine("More", Euro(20_00))], null) };

        var part = Assert.Single(PaymentParts.Of(booking, BookingMoney.Earned(booking))!.Value);
        Assert.Equal((extra, Euro(80_00), Euro(100_00), Euro(20_00)), (part.PaymentId, part.Settlement.Coupon, part.Settlement.Kept, part.Settlement.Whole));
    }

    /// <summary>Whatever the policy and the coupon are, what provider and platform get by it is what they would get without the coupon.</summary>
    [Fact]
    public void No_policy_gives_the_provider_more_or_less_for_it()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 2_000; round++)
        {
            var tier = new CancellationTier(
                "any", TimeSpan.Zero, null, random.Next(101), random.Next(101), random.Next(2), random.Next(2) == 0 ? null : Euro(random.Next(100_00)));
            var whole = AdaBooked with { Terms = Terms with { Policy = new CancellationPolicy("own", 1, "Own", [tier]) } };
            var off = random.Next(1, 80_01);
            var cheaper = whole with { Terms = With(whole.Terms, off) };
            var at = Friday.AddHours(-random.Next(1, 90));

            var (one, other) = (CancelledAt(whole, at), CancelledAt(cheaper, at));

            Assert.Equal((one.Provider, one.Commission, one.CommissionTax), (other.Provider, other.Commission, other.CommissionTax));
            Assert.Equal(80_00 - off, other.Whole.Amount);
            Assert.InRange(other.Coupon?.Amount ?? 0, 0, off);
        }
    }

    private static Settlement CancelledAt(BookingPlaced placed, DateTimeOffset at) =>
        Assert.Single(new BookingStory().Given(placed, Confirmed).At(at).When(Cancel(Ada)).Events.OfType<BookingCancelled>()).Settlement;

    private static BookingPlaced Booked(long off) => AdaBooked with { Terms = With(Terms, off) };

    private static BookingTerms With(BookingTerms terms, long off) => terms with
    {
        Lines = [.. terms.Lines, new PriceLine("coupon", "Coupon HELLO", Euro(-off), 1, Euro(-off), PriceParty.Customer, PriceParty.Platform)],
        Total = terms.Total - Euro(off),
        Coupon = new CouponTerms(new Guid("cccccccc-0000-0000-0000-000000000000"), "HELLO", Euro(off), null, null, CouponFunder.Platform),
    };

    private BookingReleased Released() => Assert.Single(story.Events.OfType<BookingReleased>());

    private BookingCancelled Cancelled() => Assert.Single(story.Events.OfType<BookingCancelled>());
}
