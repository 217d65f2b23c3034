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
