using Marketplace.Bookings;
using static Marketplace.Listings.ListingCast;

namespace Marketplace.Listings;

public sealed class Offers
{
    private static readonly OfferQuery Fair = new(
        Monday.AddDays(3), TimeSpan.FromHours(2), 1, [new("Wash", Euro(100_00)), new("Because it is you", Euro(-15_00))], Euro(20_00));

    [Fact]
    public void An_offer_is_completed_with_what_the_platform_earns()
    {
        var terms = Priced(Fair).View!;
        Assert.Equal((Euro(85_00), Euro(8_50), Euro(76_50), Euro(20_00)), (terms.Total, terms.Commission, terms.ProviderEarns, terms.Deposit));
        Assert.Equal(["item", "discount", "commission"], terms.Lines.Select(line => line.Kind));
        Assert.Equal(Fair.Start + Fair.Duration, terms.End);
    }

    [Fact]
    public void Its_parts_sum_to_the_whole_whatever_the_rates_are()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 500; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 6)).Select(line => new OfferLine($"{line}", Euro(random.Next(1, 90_000)))).ToImmutableArray();
            var rates = new CommissionOptions
            {
                Rates = [new(null, random.Next(0, 3_000))],
                TaxBasisPoints = random.Next(0, 2_500),
                CustomerFeeBasisPoints = random.Next(0, 2_000),
            };
            var terms = Pricing.Offer(Guid.Empty, 1, Negotiable, Fair with { Lines = lines, Deposit = null }, Platform(rates), new(), Monday).View!;
            Assert.Equal(terms.Total, terms.ProviderEarns + terms.Commission + terms.CommissionTax + terms.CustomerFee);
            Assert.Equal(terms.Total.Amount, terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Sum(line => line.Amount.Amount));
        }
    }

    [Theory]
    [InlineData("lines", 0L)]
    [InlineData("lines", 100L, -100L)]
    [InlineData("lines", 1L, -2L)]
    [InlineData("lines", Money.Limit, 1L)]
    public void What_is_no_price_is_refused(string field, params long[] amounts) =>
        Refuses(field, Fair with { Lines = [.. amounts.Select(amount => new OfferLine("Wash", Euro(amount)))], Deposit = null });

    [Theory]
    [InlineData(Money.Limit, 0, true)]
    [InlineData(95_238_095_23, 5_00, true)]
    [InlineData(95_238_095_24, 5_00, false)]
    public void What_a_customer_pays_with_the_fee_is_what_a_payment_can_be(long price, int fee, bool isPrice)
    {
        var offer = Fair with { Lines = [new("House", Euro(price))], Deposit = null };
        var priced = Pricing.Offer(Guid.Empty, 1, Negotiable, offer, Platform(new CommissionOptions { CustomerFeeBasisPoints = fee }), new(), Monday);
        Assert.Equal(isPrice ? null : "booking.offer-not-valid", priced.Refusal?.Code);
    }

    [Fact]
    public void Other_details_must_make_sense_too()
    {
        Refuses("lines", Fair with { Lines = [] });
        Refuses("lines", Fair with { Lines = [new("Wash", new Money(1, "USD"))] });
        Refuses("deposit", Fair with { Deposit = Euro(85_01) });
        Refuses("duration", Fair with { Duration = TimeSpan.Zero });
    }

    [Fact]
    public void Milestones_sum_to_the_whole_in_every_share_whatever_the_rates_are()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 500; round++)
        {
            ImmutableArray<OfferMilestone> milestones = [.. Enumerable.Range(1, random.Next(1, OfferMilestone.Maximum + 1)).Select(number => new OfferMilestone($"{number}", null, Euro(random.Next(1, 90_000))))];
            var rates = new CommissionOptions
            {
                Rates = [new(null, random.Next(0, 3_000))],
                TaxBasisPoints = random.Next(0, 2_500),
                CustomerFeeBasisPoints = random.Next(0, 2_000),
            };
            var offer = InParts([.. milestones]);
            var terms = Pricing.Offer(Guid.Empty, 1, Delivering, offer, Platform(rates), new(), Monday).View!;
            var parts = terms.Milestones!.Value;
            Assert.Equal(milestones.Select(milestone => milestone.Amount), parts.Select(part => part.Amount));
            Assert.All(parts, part => Assert.Equal((part.Amount, part.Total), (part.ProviderEarns + part.Commission + part.CommissionTax, part.Amount + part.CustomerFee)));
            Assert.All(parts, part => Assert.All(new[] { part.ProviderEarns, part.Commission, part.CommissionTax, part.CustomerFee }, share => Assert.False(share < Euro(0))));
            Assert.Equal(
                (terms.Total.Amount, terms.ProviderEarns.Amount, terms.Commission.Amount, terms.CommissionTax.Amount, terms.CustomerFee.Amount),
                (Of(part => part.Total), Of(part => part.ProviderEarns), Of(part => part.Commission), Of(part => part.CommissionTax), Of(part => part.CustomerFee)));

            long Of(Func<MilestoneTerms, Money> share) => parts.Sum(part => share(part).Amount);
        }
    }

    [Fact]
    public void Milestones_that_make_no_sense_are_refused()
    {
        OfferMilestone half = new("Half", null, Euro(50_00));
        Assert.NotNull(Priced(InParts(half, half), Delivering).View);
        Refuses("milestones", InParts(half, half), Negotiable);
        Refuses("milestones", InParts(half, half) with { Lines = [new("Wash", Euro(100_01))] });
        Refuses("milestones", InParts(half, half) with { Deposit = Euro(1) });
        Refuses("milestones", InParts(half) with { Milestones = [] });
        Refuses("milestones", InParts([.. Enumerable.Repeat(half, OfferMilestone.Maximum + 1)]));
        Refuses("milestones", InParts(half, half with { Amount = new Money(50_00, "USD") }) with { Lines = [new("Wash", Euro(100_00))] });
        Refuses("milestones", InParts(half with { Amount = Euro(150_00) }, half with { Amount = Euro(-50_00) }));
        Refuses("milestones", InParts(half with { DueAt = Fair.Start, DueAfter = TimeSpan.FromDays(1) }));
        Refuses("milestones", InParts(half with { DueAt = Fair.Start.AddTicks(-1) }));
        Refuses("milestones", InParts(half with { DueAfter = TimeSpan.Zero }));
        Refuses("milestones", InParts(half with { DueAt = Fair.Start.AddDays(2) }, half with { DueAt = Fair.Start.AddDays(1) }));
    }

    [Theory]
    [InlineData("grooming/dogs", true)]
    [InlineData("training", false)]
    public void What_the_platform_says_of_a_category_holds_of_offers_in_it(string category, bool delivers)
    {
        var processes = new BookingOptions { Processes = [new ProcessSetting { Category = "grooming", Choice = new ProcessChoice(DeliversWork: true) }] };
        var listing = Negotiable with { Content = Negotiable.Content! with { Category = category } };
        var terms = Pricing.Offer(Guid.Empty, 1, listing, Fair, Platform(), processes, Monday).View!;
        Assert.Equal(delivers, terms.Process?.Delivery is not null);
    }

    private static ListingState Delivering => Negotiable with { Content = Negotiable.Content! with { Process = new ProcessChoice(DeliversWork: true) } };

    private static OfferQuery InParts(params ImmutableArray<OfferMilestone> milestones) => Fair with
    {
        Lines = [new("Wash", new Money(milestones.Sum(milestone => milestone.Amount.Amount), "EUR"))],
        Deposit = null,
        Milestones = milestones,
    };

    private static ListingState Negotiable => new() { Status = ListingStatus.Active, ProviderId = Pia.ProviderId, Content = Content with { Mode = BookingMode.Quote } };

    private static void Refuses(string field, OfferQuery offer, ListingState? listing = null)
    {
        var refusal = Priced(offer, listing ?? Delivering).Refusal!;
        Assert.Equal(("booking.offer-not-valid", field), (refusal.Code, Assert.Single(refusal.Facts).Name));
    }

    private static Outcome<BookingTerms> Priced(OfferQuery offer, ListingState? listing = null) =>
        Pricing.Offer(Guid.Empty, 1, listing ?? Negotiable, offer, Platform(), new(), Monday);

    private static Money Euro(long cents) => new(cents, "EUR");
}
