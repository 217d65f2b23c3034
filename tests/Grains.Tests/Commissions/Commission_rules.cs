using Marketplace.Bookings;
using Marketplace.Listings;
using RulesStory = Marketplace.Story<
    Marketplace.Commissions.CommissionRules, Marketplace.Commissions.CommissionRulesState, Marketplace.Commissions.CommissionCommand, Marketplace.Commissions.CommissionEvent>;

namespace Marketplace.Commissions;

public sealed class Commission_rules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Olga = new(ActorRole.Operator, new("77777777-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly Guid Pia = TestContexts.Person(1).ProviderId;
    private static readonly CommissionRule Rest = Rule("rest", 10_00);

    /// <summary>A wash of 80.00 in grooming/dogs, by somebody who registered half a year ago.</summary>
    private static readonly CommissionCase Wash = new(
        "grooming/dogs", PriceType.Hourly, BookingMode.Instant, Pia, [ProviderBadge.Verified], Monday.AddDays(-180), Euro(80_00), 2, Monday);

    [Fact]
    public void The_laws_hold() => HoldFor<CommissionRules, CommissionRulesState, CommissionCommand, CommissionEvent>();

    [Fact]
    public void Operators_replace_all_of_it_and_nobody_else_does()
    {
        var first = Tariff(Rule("dogs", 5_00, new(["grooming/dogs"])), Rest);
        new RulesStory().At(Monday)
            .When(new SetCommissionRules(TestContexts.By(TestContexts.Person(1)), first)).ThenRefused("commission.not-yours")
            .When(Set(first)).Then(new CommissionRulesSet(Monday, first, Olga.Id))
            .When(Set(Tariff(Rest))).Then(new CommissionRulesSet(Monday, Tariff(Rest), Olga.Id));
    }

    public static TheoryData<string, CommissionConditions, bool> Conditions => new()
    {
        { "its category", new(["grooming/dogs"]), true },
        { "one above", new(["grooming"]), true },
        { "one of several", new(["training", "grooming"]), true },
        { "one below", new(["grooming/dogs/small"]), false },
        { "one that begins alike", new(["groom"]), false },
        { "its type of price", new(PriceTypes: [PriceType.Hourly]), true },
        { "another type of price", new(PriceTypes: [PriceType.Fixed, PriceType.Daily]), false },
        { "its way of booking", new(Modes: [BookingMode.Request, BookingMode.Instant]), true },
        { "another way of booking", new(Modes: [BookingMode.Quote]), false },
        { "who sells it", new(Providers: [Pia]), true },
        { "somebody else", new(Providers: [Guid.NewGuid()]), false },
        { "a badge that they have", new(Badges: [ProviderBadge.Verified]), true },
        { "one badge too many", new(Badges: [ProviderBadge.Verified, ProviderBadge.Premium]), false },
        { "registered since then", new(RegisteredFrom: Monday.AddDays(-180)), true },
        { "registered later", new(RegisteredFrom: Monday.AddDays(-180).AddTicks(1)), false },
        { "registered before", new(RegisteredUntil: Monday.AddDays(-180).AddTicks(1)), true },
        { "not registered before", new(RegisteredUntil: Monday.AddDays(-180)), false },
        { "new to the tick", new(RegisteredWithin: TimeSpan.FromDays(180)), true },
        { "not new any more", new(RegisteredWithin: TimeSpan.FromDays(180) - TimeSpan.FromTicks(1)), false },
        { "at least as much", new(Prices: [new("EUR", 80_00, null)]), true },
        { "at most as much", new(Prices: [new("EUR", null, 80_00)]), true },
        { "more", new(Prices: [new("EUR", 80_01, null)]), false },
        { "less", new(Prices: [new("EUR", null, 79_99)]), false },
        { "as much of something else", new(Prices: [new("JPY", null, null)]), false },
        { "all of several", new(["grooming"], [PriceType.Hourly], Prices: [new("EUR", 1, null)]), true },
        { "all but one", new(["grooming"], [PriceType.Hourly], Prices: [new("EUR", null, 1)]), false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Every_condition_that_is_stated_must_hold(string what, CommissionConditions when, bool holds)
    {
        Assert.NotEmpty(what);
        Assert.Equal(holds ? "special" : "rest", RatesOf(Rule("special", 1_00, when), Rest).RuleId);
    }

    [Fact]
    public void The_first_that_holds_applies() =>
        Assert.Equal("b", RatesOf(Rule("a", 1_00, new(["training"])), Rule("b", 2_00, new(["grooming"])), Rule("c", 3_00, new(["grooming/dogs"])), Rest).RuleId);

    [Fact]
    public void A_fixed_amount_is_for_each_unit_and_skipped_in_a_currency_that_it_does_not_state()
    {
        var each = new CommissionRule("each", null, new(), new(null, [new(2_50, "EUR"), new(300, "JPY")]));
        Assert.Equal(Euro(5_00), Split(Wash, each, Rest).Commission);
        Assert.Equal(new Money(600, "JPY"), Split(Wash with { Price = new(8_000, "JPY") }, each, Rest).Commission);
        Assert.Equal(new Money(800, "KWD"), Split(Wash with { Price = new(8_000, "KWD") }, each, Rest).Commission);
    }

    [Theory]
    [InlineData(80_00, 5_00)] // 4.00, raised to the floor
    [InlineData(200_00, 10_00)]
    [InlineData(900_00, 20_00)] // 45.00, cut to the cap
    [InlineData(3_00, 3_00)] // never more than the price
    [InlineData(0, 0)]
    public void Floor_and_cap_are_those_of_the_rule(long price, long commission)
    {
        var bounded = Rest with { Rate = new(5_00, null, [new("EUR", 5_00, 20_00), new("JPY", 1, 1)]) };
        Assert.Equal(Euro(commission), Split(Wash with { Price = Euro(price) }, bounded).Commission);
    }

    [Fact]
    public void The_fee_of_customers_has_rules_of_its_own()
    {
        var tariff = Tariff(Rest) with { CustomerFees = [new("small", null, new(Prices: [new("EUR", null, 50_00)]), new(null, [Euro(1_00)])), new("large", null, new(["grooming"]), new(2_50, null, [new("EUR", null, 1_50)]))], TaxBasisPoints = 19_00 };
        Assert.Equal((Euro(1_50), Euro(8_00), Euro(1_52), Euro(70_48)), Shares(Wash));
        Assert.Equal(Euro(2_00), Shares(Wash with { Price = Euro(50_00) }).Fee);
        Assert.Equal(Euro(0), Shares(Wash with { Category = "training" }).Fee);
        Assert.Equal((Euro(0), Euro(0), Euro(0), Euro(0)), Shares(Wash with { Price = Euro(0) }));

        (Money Fee, Money Commission, Money Tax, Money Earns) Shares(CommissionCase sale)
        {
            var split = PriceSplit.Of(sale.Price, new TariffInForce(tariff, 3).RatesOf(sale));
            return (split.Fee, split.Commission, split.Tax, split.ProviderEarns);
        }
    }

    [Fact]
    public void What_is_frozen_names_its_rule_and_version()
    {
        var rates = new TariffInForce(Tariff(Rule("dogs", 5_00, new(["training", "grooming"])), Rest), 7).RatesOf(Wash);
        Assert.Equal(new PriceRates(5_00, "grooming", null, null, 0, 0, null, "dogs", 7), rates);
    }

    [Fact]
    public void It_says_of_every_rule_why_it_does_not_apply()
    {
        var verdicts = CommissionMatch.Why([Rule("far", 1_00, new(["training"], Modes: [BookingMode.Instant])), Rest, Rule("never", 1_00)], Wash);
        Assert.Equal(["far", "rest"], verdicts.Select(verdict => verdict.Id));
        Assert.Equal([("categories", false, "grooming/dogs"), ("modes", true, "instant")], verdicts[0].Conditions.Select(condition => (condition.Condition, condition.Holds, condition.Found)));
        Assert.True(verdicts[1].Applies);
    }

    [Fact]
    public void It_names_every_condition_with_what_it_found()
    {
        var when = new CommissionConditions(
            ["grooming"], [PriceType.Hourly], [BookingMode.Instant], [Pia], [ProviderBadge.Verified], Monday, Monday, TimeSpan.FromDays(1), [new("EUR", 1, 2)]);

        var verdict = CommissionMatch.Why([new("all", null, when, new(null, [Euro(1)]))], Wash with { Badges = [ProviderBadge.Verified, ProviderBadge.Premium] })[0];

        const string registered = "2025-09-03T09:00:00Z";
        Assert.Equal(
            [
                ("currency", true, "EUR"),
                ("categories", true, "grooming/dogs"),
                ("priceTypes", true, "hourly"),
                ("modes", true, "instant"),
                ("providers", true, Pia.ToString()),
                ("badges", true, "verified, premium"),
                ("registeredFrom", false, registered),
                ("registeredUntil", true, registered),
                ("registeredWithin", false, registered),
                ("prices", false, "8000 EUR"),
            ],
            verdict.Conditions.Select(condition => (condition.Condition, condition.Holds, condition.Found)));
    }

    [Fact]
    public void Nobody_asks_who_sells_where_no_rule_does()
    {
        Assert.False(new TariffInForce(Tariff(Rule("dogs", 1_00, new(["grooming"], Providers: [Pia])), Rest), 1).AsksForProvider);
        Assert.True(new TariffInForce(Tariff(Rule("new", 1_00, new(RegisteredWithin: TimeSpan.FromDays(90))), Rest), 1).AsksForProvider);
        Assert.True(new TariffInForce(Tariff(Rest) with { CustomerFees = [Rule("premium", 0, new(Badges: [ProviderBadge.Premium]))] }, 1).AsksForProvider);
    }

    private static PriceRates RatesOf(params ImmutableArray<CommissionRule> rules) => new TariffInForce(Tariff(rules), 1).RatesOf(Wash);

    private static PriceSplit Split(CommissionCase sale, params ImmutableArray<CommissionRule> rules) =>
        PriceSplit.Of(sale.Price, new TariffInForce(Tariff(rules), 1).RatesOf(sale));

    private static SetCommissionRules Set(CommissionTariff tariff) => new(TestContexts.By(Olga), tariff);

    private static CommissionTariff Tariff(params ImmutableArray<CommissionRule> rules) => new(rules, [], 0);

    private static CommissionRule Rule(string id, int basisPoints, CommissionConditions? when = null) => new(id, null, when ?? new(), new(basisPoints));

    private static Money Euro(long amount) => new(amount, "EUR");
}
