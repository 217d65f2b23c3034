using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Commissions;

public sealed class Rules_that_make_no_sense
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly CommissionRule Rest = new("rest", null, new(), new(10_00));

    [Fact]
    public void The_last_rule_is_for_everything()
    {
        Assert.Null(Faults(Rest));
        Assert.Equal(["rules"], Faults()!);
        Assert.Equal(["rules"], Faults(Rest with { When = new(["grooming"]) })!);
        Assert.Equal(["rules"], Faults(Rest with { Rate = new(null, [new(1, "EUR")]) })!);
    }

    [Fact]
    public void Nothing_stands_behind_the_one_that_takes_everything() =>
        Assert.Equal("never applies: rest, which stands before it, takes every sale that it is for", Fact(Rest, Rule(new(["grooming"])), Rest with { Id = "end" }));

    public static TheoryData<string, CommissionConditions, CommissionConditions, bool> Pairs => new()
    {
        { "a category below", new(["grooming", "training"]), new(["grooming/dogs"]), true },
        { "a category above", new(["grooming/dogs"]), new(["grooming"]), false },
        { "two, of which one is another", new(["grooming"]), new(["grooming/dogs", "training"]), false },
        { "more conditions", new(Modes: [BookingMode.Instant]), new(["grooming"], Modes: [BookingMode.Instant]), true },
        { "fewer conditions", new(["grooming"], Modes: [BookingMode.Instant]), new(["grooming"]), false },
        { "some of the types", new(PriceTypes: [PriceType.Fixed, PriceType.Daily]), new(PriceTypes: [PriceType.Daily]), true },
        { "more badges", new(Badges: [ProviderBadge.Verified]), new(Badges: [ProviderBadge.Premium, ProviderBadge.Verified]), true },
        { "fewer badges", new(Badges: [ProviderBadge.Premium, ProviderBadge.Verified]), new(Badges: [ProviderBadge.Verified]), false },
        { "later", new(RegisteredFrom: Monday), new(RegisteredFrom: Monday.AddDays(1)), true },
        { "earlier", new(RegisteredUntil: Monday), new(RegisteredUntil: Monday.AddDays(1)), false },
        { "newer", new(RegisteredWithin: TimeSpan.FromDays(9)), new(RegisteredWithin: TimeSpan.FromDays(8)), true },
        { "a span inside", new(Prices: [new("EUR", 1, 9)]), new(Prices: [new("EUR", 1, 8)]), true },
        { "a span that is wider", new(Prices: [new("EUR", 1, 9)]), new(Prices: [new("EUR", 1, null)]), false },
        { "some of the spans", new(Prices: [new("EUR", 1, 9), new("JPY", 1, 9)]), new(Prices: [new("EUR", 2, 3)]), true },
        { "more of the types", new(PriceTypes: [PriceType.Daily]), new(PriceTypes: [PriceType.Daily, PriceType.Fixed]), false },
        { "a span of another currency", new(Prices: [new("EUR", 1, 9)]), new(Prices: [new("JPY", 1, 9)]), false },
        { "every price", new(Prices: [new("EUR", null, null)]), new(["grooming"]), false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_rule_that_another_hides_is_named(string what, CommissionConditions first, CommissionConditions second, bool hides)
    {
        Assert.NotEmpty(what);
        Assert.Equal(hides ? ["rules[1]"] : null, Faults(Rule(first, "first"), Rule(second), Rest));
    }

    [Fact]
    public void A_fixed_rate_hides_only_what_it_applies_to()
    {
        var euros = new CommissionRule("euros", null, new(["grooming"]), new(null, [new(1, "EUR")]));
        Assert.Null(Faults(euros, Rule(new(["grooming"])), Rest));
        Assert.Equal(["rules[1]"], Faults(euros, euros with { Id = "again" }, Rest)!);
        Assert.Equal(["rules[1]"], Faults(euros, Rule(new(["grooming"], Prices: [new("EUR", 5, null)])), Rest)!);
        Assert.Null(Faults(euros, euros with { Id = "both", Rate = new(null, [new(1, "EUR"), new(1, "JPY")]) }, Rest));
    }

    [Fact]
    public void A_rule_that_contradicts_itself_is_named()
    {
        Assert.Equal(["rules[0]"], Faults(Rule(new(RegisteredFrom: Monday, RegisteredUntil: Monday)), Rest)!);
        Assert.Equal(["rules[0]"], Faults(Rule(new(Prices: [new("EUR", 2, 1)])), Rest)!);
        Assert.Equal(["rules[0]"], Faults(new CommissionRule("a", null, new(Prices: [new("JPY", 1, 2)]), new(null, [new(1, "EUR")])), Rest)!);
        Assert.Equal(["rules[0]"], Faults(Rate(new(1, [new(1, "EUR")])), Rest)!);
        Assert.Equal(["rules[0]"], Faults(Rate(new(null)), Rest)!);
        Assert.Equal(["rules[0]"], Faults(Rate(new(100_01)), Rest)!);
        Assert.Equal(["rules[0]"], Faults(Rate(new(null, [new(1, "EUR"), new(2, "EUR")])), Rest)!);
        Assert.Equal(["rules[0]"], Faults(Rate(new(1, null, [new("EUR", 5, 4)])), Rest)!);
        Assert.Equal(["rules[0]"], Faults(Rate(new(null, [new(1, "EUR")], [new("JPY", 5, 6)])), Rest)!);
    }

    public static TheoryData<string, CommissionRuleRate, string?> Rates => new()
    {
        { "nothing", new(0), null },
        { "all", new(100_00), null },
        { "less than nothing", new(-1), "must be between 0 and 10000 basis points" },
        { "more than all", new(100_01), "must be between 0 and 10000 basis points" },
        { "neither", new(null), "needs either basisPoints or fixed" },
        { "an amount of nothing", new(null, [new(0, "EUR"), new(1, "JPY")]), null },
        { "no amount", new(null, []), "must name one amount for each currency, none of them below 0" },
        { "one amount below nothing", new(null, [new(1, "EUR"), new(-1, "JPY")]), "must name one amount for each currency, none of them below 0" },
        { "two amounts of three in one currency", new(null, [new(1, "EUR"), new(2, "JPY"), new(3, "EUR")]), "must name one amount for each currency, none of them below 0" },
        { "a floor of nothing", new(5_00, null, [new("EUR", 0, null), new("JPY", null, 0)]), null },
        { "a floor at the cap", new(5_00, null, [new("EUR", 5, 5)]), null },
        { "a floor below nothing", new(5_00, null, [new("JPY", 1, 2), new("EUR", -1, null)]), Pair },
        { "a cap below nothing", new(5_00, null, [new("EUR", null, -1)]), Pair },
        { "a cap below the floor", new(5_00, null, [new("JPY", 1, 2), new("EUR", 2, 1)]), Pair },
        { "two pairs in one currency", new(5_00, null, [new("EUR", 1, 2), new("EUR", 1, 2), new("JPY", 1, 2)]), Pair },
        { "a bound of one of two amounts", new(null, [new(1, "EUR"), new(1, "JPY")], [new("EUR", 1, 2)]), null },
        { "a bound of no amount", new(null, [new(1, "EUR")], [new("EUR", 1, 2), new("JPY", 1, 2)]), "must not have bounds in a currency in which it does not apply" },
    };

    private const string Pair = "must have one pair of bounds for each currency, with a cap that is not below the floor";

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_rate_is_good_up_to_its_limits(string what, CommissionRuleRate rate, string? fault)
    {
        Assert.NotEmpty(what);
        Assert.Equal(fault, TariffFaults.Of(new([Rate(rate), Rest], [], 0))?.Facts[0].Value);
    }

    [Fact]
    public void A_span_of_prices_is_good_up_to_its_limits()
    {
        const string fault = "must name one span of prices for each currency, whose least is not above its most";
        Assert.Null(Faults(Rule(new(Prices: [new("EUR", 5, 5), new("JPY", null, 1)])), Rest));
        Assert.Equal(fault, Fact(Rule(new(Prices: [new("EUR", 1, 2), new("JPY", 2, 1)])), Rest));
        Assert.Equal(fault, Fact(Rule(new(Prices: [new("EUR", 1, 2), new("EUR", 3, 4), new("JPY", 1, 2)])), Rest));
        Assert.Equal("never applies: nobody registers at a moment and before it", Fact(Rule(new(RegisteredFrom: Monday, RegisteredUntil: Monday)), Rest));
        Assert.Equal(
            "never applies: its amounts and its prices are in different currencies",
            Fact(new CommissionRule("a", null, new(Prices: [new("JPY", 1, 2)]), new(null, [new(1, "EUR")])), Rest));
    }

    [Fact]
    public void A_rule_is_told_what_is_wrong_with_its_rate_first() =>
        Assert.Equal("must be between 0 and 10000 basis points", Fact(new CommissionRule("a", null, new(Prices: [new("EUR", 2, 1)]), new(-1)), Rest));

    [Fact]
    public void What_is_wrong_is_named_where_it_stands()
    {
        Assert.Equal("customerFees[1]", TariffFaults.Of(new([Rest], [Rule(new(["grooming"])), Rate(new(-1))], 0))!.Facts[0].Name);
        Assert.Equal("must end with a rule without conditions that takes a share, so that every sale has one", Fact());
        Assert.Equal("rest is the id of 2 rules; each needs one of its own", TariffFaults.Of(new([Rest], [Rest], 0))!.Facts[0].Value);
        Assert.Equal(("commission.rules-not-valid", "These rules do not make sense together."), (CommissionRefusals.NotValid.Code, CommissionRefusals.NotValid.Reason));
    }

    [Fact]
    public void Bookings_name_rules_so_each_has_a_name_of_its_own() =>
        Assert.Equal(["id"], TariffFaults.Of(new([Rest], [Rest], 0))!.Facts.Select(fact => fact.Name));

    [Fact]
    public void A_fee_needs_no_rule_for_everything() =>
        Assert.Null(TariffFaults.Of(new([Rest], [Rule(new(["grooming"]))], 0)));

    private static string[]? Faults(params ImmutableArray<CommissionRule> rules) =>
        TariffFaults.Of(new(rules, [], 0))?.Facts.Select(fact => fact.Name).ToArray();

    private static string Fact(params ImmutableArray<CommissionRule> rules) => TariffFaults.Of(new(rules, [], 0))!.Facts[0].Value;

    private static CommissionRule Rule(CommissionConditions when, string id = "rule") => new(id, null, when, new(5_00));

    private static CommissionRule Rate(CommissionRuleRate rate) => new("rate", null, new(["grooming"]), rate);
}
