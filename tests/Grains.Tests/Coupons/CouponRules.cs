using static Marketplace.Listings.ListingCast;
using CouponStory = Marketplace.Story<
    Marketplace.Coupons.Coupon, Marketplace.Coupons.CouponState, Marketplace.Coupons.CouponCommand, Marketplace.Coupons.CouponEvent>;

namespace Marketplace.Coupons;

public sealed class CouponRules : RulesLaws
{
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("44444444-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly CouponPlan Plan = new("SPRING-10", 10_00);
    private static readonly CouponCreated Made = new(Monday, Pia.ProviderId, Plan);

    private readonly CouponStory story = new();

    public static TheoryData<CouponPlan, string> Faults => new()
    {
        { Plan with { BasisPoints = null }, "basisPoints" },
        { Plan with { Amounts = [new Money(5_00, "EUR")] }, "basisPoints" },
        { Plan with { BasisPoints = null, Amounts = [new Money(5_00, "EUR"), new Money(6_00, "EUR")] }, "amounts" },
        { Plan with { MinimumPrices = [new Money(5_00, "EUR"), new Money(6_00, "EUR")] }, "minimumPrices" },
        { Plan with { Until = Monday }, "until" },
        { Plan with { From = Monday.AddDays(2), Until = Monday.AddDays(2) }, "until" },
        { Plan with { Limit = 2, LimitPerCustomer = 3 }, "limitPerCustomer" },
    };

    [Fact]
    public void The_laws_hold() => HoldFor<Coupon, CouponState, CouponCommand, CouponEvent>();

    [Fact]
    public void A_provider_makes_it_and_it_is_theirs() => story.At(Monday).When(Create(Pia)).Then(Made);

    [Fact]
    public void Who_sells_nothing_makes_none() =>
        story.At(Monday).When(Create(Pia) with { Seller = Seller with { IsRegistered = false } }).ThenRefused("provider.required");

    [Fact]
    public void A_code_is_given_once_and_never_again() =>
        story.Given(Made, new CouponDeactivated(Monday)).At(Monday).When(Create(Pia)).ThenRefused("coupon.code-taken", "code");

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_makes_no_sense_is_refused(CouponPlan plan, string field) =>
        story.At(Monday).When(new CreateCoupon(TestContexts.By(Pia), plan, Seller)).ThenRefused("coupon.not-valid", field);

    public static TheoryData<CouponPlan> Sensible => new()
    {
        Plan with { BasisPoints = null, Amounts = [new Money(5_00, "EUR"), new Money(600, "JPY")] },
        Plan with { MinimumPrices = [new Money(5_00, "EUR"), new Money(600, "JPY")] },
        Plan with { From = Monday.AddDays(2), Until = Monday.AddDays(2).AddTicks(1) },
        Plan with { Limit = 2, LimitPerCustomer = 2 },
        Plan with { LimitPerCustomer = 2 },
    };

    [Theory]
    [MemberData(nameof(Sensible))]
    public void What_makes_sense_is_made(CouponPlan plan) =>
        story.At(Monday).When(new CreateCoupon(TestContexts.By(Pia), plan, Seller)).Then(Made with { Plan = plan });

    [Fact]
    public void It_is_deactivated_once_by_who_made_it_or_an_operator()
    {
        story.Given(Made).At(Monday).When(Deactivate(Eve)).ThenRefused("coupon.unknown");
        story.When(Deactivate(Olga)).Then(new CouponDeactivated(Monday));
        story.When(Deactivate(Pia)).ThenNothing();
    }

    [Fact]
    public void Of_what_is_none_nothing_is_known() => story.At(Monday).When(Deactivate(Pia)).ThenRefused("coupon.unknown");

    private static CreateCoupon Create(Actor by) => new(TestContexts.By(by), Plan, Seller);

    private static DeactivateCoupon Deactivate(Actor by) => new(TestContexts.By(by));
}
