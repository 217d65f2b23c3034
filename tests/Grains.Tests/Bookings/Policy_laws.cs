using static Marketplace.Bookings.BookingCast;

namespace Marketplace.Bookings;

/// <summary>What holds for every policy that can be written, at every moment, for every price, fee and deposit, in currencies with every kind of step.</summary>
public sealed class Policy_laws
{
    /// <summary>Each takes microseconds; together they reach every tier of every shape.</summary>
    private const int Cases = 4_000;

    private static readonly string[] Currencies = ["EUR", "JPY", "KWD", "IQD"];

    [Fact]
    public void What_is_previewed_is_what_happens_to_the_minor_unit() => ForAll((booking, now) =>
    {
        var preview = Booking.PreviewCancellation(booking, Ada, now).View!;
        var (tier, settlement) = Cancelled(booking, now);
        Assert.Equal((tier, settlement.Refund, settlement.Provider), (preview.Tier, preview.Refund, preview.ProviderKeeps));
    });

    [Fact]
    public void Parts_sum_to_what_was_paid_and_none_is_negative() => ForAll((booking, now) =>
    {
        var settlement = Cancelled(booking, now).Settlement;
        Money[] parts = [settlement.Refund, settlement.Provider, settlement.Commission, settlement.CommissionTax, settlement.CustomerFee];
        Assert.Equal(booking.Terms!.Total.Amount, parts.Sum(part => part.Amount));
        Assert.DoesNotContain(parts, part => part.Amount < 0 || !part.IsInSteps);
    });

    [Fact]
    public void What_a_tier_keeps_is_kept() => ForAll((booking, now) =>
    {
        var (name, settlement) = Cancelled(booking, now);
        var (terms, kept) = (booking.Terms!, settlement.Provider + settlement.Commission + settlement.CommissionTax);
        if (terms.Policy.Tiers.FirstOrDefault(tier => tier.Name == name) is not { } tier)
        {
            Assert.True(settlement.Refund.IsZero);
            return;
        }

        var (price, unit) = (terms.Total - terms.CustomerFee, terms.Lines[0].UnitPrice);
        Assert.True(kept >= Money.Min(price, tier.RetainedAmount ?? (unit * tier.RetainedUnits)));
        Assert.True(tier.Deposit is DepositRule.Refunded || kept >= terms.Deposit);
        Assert.Equal(terms.CustomerFee - terms.CustomerFee.Share(tier.FeeRefundPercent * 100), settlement.CustomerFee);
    });

    [Fact]
    public void A_tier_that_gives_all_back_gives_back_all_but_a_deposit() => ForAll((booking, now) =>
    {
        var terms = booking.Terms! with
        {
            Policy = CancellationPolicies.Of([new("all", CancellationTier.AnyTime, null, 100, 100, 0), .. booking.Terms.Policy.Tiers]),
        };
        Assert.Equal(terms.Total - terms.Deposit, Cancelled(booking with { Terms = terms }, now).Settlement.Refund);
    });

    private static (string Tier, Settlement Settlement) Cancelled(BookingState booking, DateTimeOffset now)
    {
        var cancelled = Assert.IsType<BookingCancelled>(Assert.Single(Booking.Decide(booking, Cancel(Ada), now).Events));
        return (cancelled.Tier, cancelled.Settlement);
    }

    private static void ForAll(Action<BookingState, DateTimeOffset> holds)
    {
        var random = new Random(20260302);
        for (var index = 0; index < Cases; index++)
        {
            var now = Friday.AddMinutes(-random.Next(0, 40 * 24 * 60));
            holds(Paid(random, now.AddMinutes(-random.Next(0, 5 * 24 * 60))), now);
        }
    }

    /// <summary>Paid and confirmed, under terms that a provider could have written.</summary>
    private static BookingState Paid(Random random, DateTimeOffset bookedAt)
    {
        var currency = Currencies[random.Next(Currencies.Length)];
        var (unit, units) = (In(currency, random.Next(1, 5_000)), random.Next(1, 5));
        var price = unit * units;
        var (commission, fee) = (price.Share(random.Next(0, 30_00)), price.Share(random.Next(0, 20_00)));
        var tax = commission.Share(19_00);
        var terms = Terms with
        {
            Lines = [new PriceLine("base", "hours", unit, units, price, PriceParty.Customer, PriceParty.Provider)],
            Total = price + fee,
            CustomerFee = fee,
            Commission = commission,
            CommissionTax = tax,
            ProviderEarns = price - commission - tax,
            Deposit = In(currency, random.Next(0, (int)(price.Amount / Currency.Step(currency)) + 1)),
            Policy = CancellationPolicies.Of([.. Enumerable.Range(0, random.Next(0, 4)).Select(number => Tier(random, number, price))]),
        };
        var placed = AdaBooked with { At = bookedAt, Terms = terms };
        return ((BookingEvent[])[placed, Confirmed]).Aggregate(new BookingState(), Booking.Evolve);
    }

    private static Money In(string currency, int steps) => new(steps * Currency.Step(currency), currency);

    private static CancellationTier Tier(Random random, int number, Money price) => new(
        $"tier {number}",
        random.Next(3) == 0 ? CancellationTier.AnyTime : TimeSpan.FromHours(random.Next(0, 20 * 24)),
        random.Next(3) == 0 ? TimeSpan.FromHours(random.Next(1, 48)) : null,
        random.Next(0, 101),
        random.Next(0, 101),
        random.Next(0, 3),
        random.Next(3) == 0 ? In(price.Currency, random.Next(1, (2 * (int)(price.Amount / Currency.Step(price.Currency))) + 1)) : null,
        random.Next(2) == 0 ? DepositRule.Kept : DepositRule.Refunded);
}
