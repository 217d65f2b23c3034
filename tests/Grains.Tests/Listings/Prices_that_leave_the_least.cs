using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

/// <summary>Two hours of Pia's cost 160.00, of which pricing rules take off all that they may: a cent is always left to pay.</summary>
public sealed class Prices_that_leave_the_least
{
    [Fact]
    public void Rules_do_not_multiply_and_leave_something_to_pay()
    {
        var lines = Lines(new("Half", new(), -50_00, null), new("Rest", new(), -60_00, null), new("Never", new(), null, Euro(-1)));
        Assert.Equal([-80_00L, -79_99], lines.Select(line => line.Amount.Amount));
    }

    [Fact]
    public void A_share_that_is_cut_still_says_what_it_is_of() => Assert.Equal(
        Line(-79_99, 1, -79_99, new PriceShare(Euro(160_00), -60_00)),
        Lines(new("Half", new(), -50_00, null), new("Rest", new(), -60_00, null))[1]);

    [Fact]
    public void An_amount_that_is_cut_says_of_how_much_it_is_what_was_left() => Assert.Equal(
        Line(-159_99, 1, -159_99, new PriceShare(Euro(-180_00), 100_00)),
        Assert.Single(Lines(new PricingRule("Rest", new(), null, Euro(-90_00)))));

    /// <summary>Guests of the house pay one cent for an hour, and that is what the rule says.</summary>
    [Fact]
    public void What_leaves_just_a_cent_is_not_cut() => Assert.Equal(
        Line(-79_99, 1, -79_99), Assert.Single(LinesOf(hours: 1, [new("Rest", new(), null, Euro(-79_99))])));

    [Fact]
    public void Days_that_are_not_booked_change_nothing() => Assert.Empty(Lines(
        new PricingRule("Rest", new([DayOfWeek.Sunday]), -50_00, null), new PricingRule("Rest", new([DayOfWeek.Sunday]), null, Euro(-90_00))));

    private static ImmutableArray<PriceLine> Lines(params ImmutableArray<PricingRule> rules) => LinesOf(hours: 2, rules);

    private static ImmutableArray<PriceLine> LinesOf(int hours, ImmutableArray<PricingRule> rules)
    {
        var listing = new ListingState { Status = ListingStatus.Active, ProviderId = Pia.ProviderId, Content = Content with { PricingRules = rules } };
        var terms = Pricing.Terms(Guid.Empty, 1, listing, new TermsQuery(Monday, TimeSpan.FromHours(hours), 1), Platform(), new(), Monday).View!;
        return [.. terms.Lines.Where(line => line.Kind == PricingRules.Kind)];
    }

    private static PriceLine Line(long amount, long quantity, long unitPrice, PriceShare? share = null) =>
        new(PricingRules.Kind, "Rest", Euro(amount), quantity, Euro(unitPrice), PriceParty.Customer, PriceParty.Provider, share);

    private static Money Euro(long amount) => new(amount, "EUR");
}
