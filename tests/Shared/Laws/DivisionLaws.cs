using System.Numerics;
using Marketplace.Bookings;
using Marketplace.Commissions;
using Marketplace.Listings;

namespace Marketplace.Laws;

/// <summary>
/// I19: a sale by rates that chance draws, shared, split into milestones, and given back in steps, in currencies with none, two and three digits.
/// What comes out is judged by arithmetic of its own, with integers of any size. A few thousand are drawn by the tests and ten million by
/// `dotnet run -c Release --project bench -- splits`.
/// </summary>
internal sealed class DivisionLaws(int seed)
{
    private static readonly string[] Currencies = ["JPY", "EUR", "KWD", "IQD"];

    private readonly Random random = new(seed);

    /// <summary>Of the currency that is drawn.</summary>
    private long step = 1;

    /// <summary>How many amounts were divided so far.</summary>
    public long Divisions { get; private set; }

    /// <summary>Draws one sale and all that becomes of it.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? Draw()
    {
        var currency = Currencies[random.Next(Currencies.Length)];
        step = StepOf(currency);
        var price = new Money(Amount(step), currency);
        var quantity = random.Next(1, 5);
        var tariff = new CommissionTariff([Rule("rest", currency)], random.Next(2) == 0 ? [] : [Rule("fee", currency)], random.Next(0, 30_01));
        var sale = new CommissionCase("other", PriceType.Fixed, BookingMode.Instant, Guid.Empty, [], default, price, quantity, default);
        var tax = random.Next(3) == 0 ? null : new ServiceTax(random.Next(3) == 0 ? 19_00 : random.Next(0, ServiceTax.LargestRate + 1), (TaxedPrices)random.Next(2), "1");
        var split = PriceSplit.Of(price, new TariffInForce(tariff, 1).RatesOf(sale) with { ServiceTax = tax });
        Divisions++;
        return Taxed(split, price, tax) is { } untaxed ? $"{price} with {tax}: {untaxed}"
            : Shared(split, tariff, quantity) is { } wrong ? $"{price} by {tariff.Rules[0].Rate} and {tariff.TaxBasisPoints}: {wrong}"
            : Milestones(split) is { } uneven ? $"{split}: {uneven}"
            : Refunds(split) is { } lost ? $"{split}: {lost}"
            : null;
    }

    /// <summary>Mostly what people pay; now and then nothing, next to nothing, and the most there is.</summary>
    private long Amount(long step) => step * random.Next(20) switch
    {
        0 => random.Next(0, 12),
        1 => (Money.Limit / step) - random.Next(0, 12),
        < 6 => random.NextInt64(0, Money.Limit / step),
        _ => random.Next(1, 200_000),
    };

    private CommissionRule Rule(string id, string currency)
    {
        var floor = random.Next(3) == 0 ? random.NextInt64(0, 3_000) : (long?)null;
        var cap = random.Next(3) == 0 ? (floor ?? 0) + random.NextInt64(0, 9_000) : (long?)null;
        var rate = random.Next(4) == 0
            ? new CommissionRuleRate(null, [new Money(random.NextInt64(0, 5_000), currency)])
            : new CommissionRuleRate(random.Next(0, 100_01));
        return new CommissionRule(id, null, new(), floor is null && cap is null ? rate : rate with { Bounds = [new(currency, floor, cap)] });
    }

    /// <summary>What is stated and what is paid differ by the tax alone, or not at all; rounded once, half up.</summary>
    private string? Taxed(PriceSplit split, Money stated, ServiceTax? tax)
    {
        var (rate, isAdded) = ((long)(tax?.BasisPoints ?? 0), tax is { Prices: TaxedPrices.Exclusive });
        var whole = isAdded ? 10_000 : 10_000 + rate;
        var expected = isAdded ? Rounded(stated.Amount, (int)rate) : (long)(((new BigInteger(stated.Amount) * rate * 2) + whole) / (2 * whole));
        var found = split.ServiceTax?.Amount.Amount ?? 0;
        return found != expected ? $"{found} is not {expected}"
            : split.Amount.Amount != stated.Amount + (isAdded ? expected : 0) ? $"{split.Amount} are paid"
            : null;
    }

    /// <summary>The platform gets what the rules say of the price before tax, and the provider the rest.</summary>
    private string? Shared(PriceSplit split, CommissionTariff tariff, long quantity)
    {
        var price = split.Amount.Amount - (split.ServiceTax?.Amount.Amount ?? 0);
        var payable = price / step * step;
        var commission = Math.Min(payable, Taken(tariff.Rules[0].Rate, price, quantity));
        var tax = Math.Min(payable - commission, Rounded(commission, tariff.TaxBasisPoints));
        var fee = tariff.CustomerFees.IsEmpty || price == 0 ? 0 : Taken(tariff.CustomerFees[0].Rate, price, quantity);
        return (split.Commission.Amount, split.Tax.Amount, split.Fee.Amount) != (commission, tax, fee) ? $"{(split.Commission, split.Tax, split.Fee)} is not {(commission, tax, fee)}"
            : split.ProviderEarns.Amount < (split.ServiceTax?.Amount.Amount ?? 0) ? "the provider does not get their tax"
            : split.ProviderEarns.Amount + commission + tax + fee != split.Total.Amount ? "it does not come to the total"
            : split.ProviderEarns.Amount < 0 ? "the provider pays for working"
            : split.ProviderEarns.Amount % step != 0 || split.Total.Amount % step != 0 ? "somebody is to pay what nobody can"
            : null;
    }

    private long Taken(CommissionRuleRate rate, long price, long quantity)
    {
        var bounds = rate.Bounds?[0];
        var whole = rate.Fixed is [var each] ? each.Amount * quantity : Rounded(price, rate.BasisPoints!.Value);
        return (Math.Min(Math.Max(whole, bounds?.Floor ?? 0), bounds?.Cap ?? long.MaxValue) + (step / 2)) / step * step;
    }

    /// <summary>What of each currency nobody pays, as the docs say.</summary>
    private static long StepOf(string currency) => currency switch { "IQD" => 1_000, "KWD" => 10, _ => 1 };

    /// <summary>Half a step goes up.</summary>
    private long Rounded(long amount, int basisPoints) => (long)(((new BigInteger(amount) * basisPoints) + (5_000 * step)) / (10_000 * step)) * step;

    /// <summary>Rows and columns sum: each milestone is its shares, and each share is that of the sale.</summary>
    private string? Milestones(PriceSplit split)
    {
        if (split.Amount.Amount < 10 * step)
        {
            return null;
        }

        var weights = Enumerable.Range(0, random.Next(1, 11)).Select(_ => random.NextInt64(1, 1_000)).ToArray();
        var stated = split.TaxedOf ?? split.Amount;
        var amounts = stated.Split(weights);
        Divisions++;
        if (amounts.Sum(part => part.Amount) != stated.Amount || amounts.Zip(weights).Any(part => IsFar(part.First.Amount, stated.Amount, part.Second, weights.Sum())))
        {
            return $"it is split into {string.Join(", ", amounts)} by {string.Join(", ", weights)}";
        }

        var parts = MilestoneSplit.Of([.. amounts.Where(amount => amount.IsPositive).Select(amount => new OfferMilestone("One", null, amount, null, null))], split);
        Divisions += parts.Length;
        return parts.Any(one => one.ProviderEarns + one.Commission + one.CommissionTax != one.Amount || one.Amount + one.CustomerFee != one.Total) ? "a milestone is not its shares"
            : parts.Any(one => Math.Min(Math.Min(one.ProviderEarns.Amount, one.Commission.Amount), Math.Min(one.CommissionTax.Amount, one.CustomerFee.Amount)) < 0) ? "a share is below nothing"
            : (Sum(one => one.ProviderEarns), Sum(one => one.Commission), Sum(one => one.CommissionTax), Sum(one => one.CustomerFee))
                != (split.ProviderEarns.Amount, split.Commission.Amount, split.Tax.Amount, split.Fee.Amount) ? "the milestones do not come to the sale"
            : parts.Sum(one => one.Tax?.Amount.Amount ?? 0) != (split.ServiceTax?.Amount.Amount ?? 0) || parts.Any(one => one.Tax?.Amount > one.Amount) ? "the milestones do not have its tax"
            : null;

        long Sum(Func<MilestoneTerms, Money> share) => parts.Sum(one => share(one).Amount);
    }

    /// <summary>In however many steps it goes back, each gives what they got and no more.</summary>
    private string? Refunds(PriceSplit split)
    {
        Money[] left = [split.ProviderEarns, split.Commission, split.Tax, split.Fee];
        var (sold, back) = (left.Select(share => share.Amount).ToArray(), new long[left.Length]);
        var owed = split.ServiceTax;
        for (var steps = random.Next(1, 9); steps > 0; steps--)
        {
            var whole = left.Sum(share => share.Amount);
            var wanted = steps == 1 ? whole : random.NextInt64(0, (whole / step) + 1) * step;
            var priced = left[0] + left[1] + left[2];
            var taken = Marketplace.Shares.Take(left, new Money(wanted, split.Amount.Currency));
            var untaxed = owed?.Of(taken[0] + taken[1] + taken[2], priced)?.Amount.Amount ?? 0;
            if (untaxed < 0 || untaxed > (taken[0] + taken[1] + taken[2]).Amount)
            {
                return $"{untaxed} of {taken[0] + taken[1] + taken[2]} that go back were tax";
            }

            owed = owed is null ? null : owed with { Amount = owed.Amount - new Money(untaxed, owed.Amount.Currency) };
            Divisions++;
            for (var share = 0; share < back.Length; share++)
            {
                back[share] += taken[share].Amount;
            }

            if (taken.Sum(share => share.Amount) != wanted || taken.Any(share => share.Amount % step != 0) || taken.Any(share => share.Amount < 0) || left.Any(share => share.Amount < 0))
            {
                return $"{wanted} of {whole} go back as {string.Join(", ", taken)}";
            }
        }

        return owed is { Amount.IsZero: false } ? $"{owed} is owed of nothing"
            : back.SequenceEqual(sold) ? null : $"{string.Join(", ", back)} went back in the end";
    }

    /// <summary>Nobody is a step away from their proportion.</summary>
    private bool IsFar(long part, long whole, long weight, long weights) =>
        part % step != 0 || BigInteger.Abs((new BigInteger(part) * weights) - (new BigInteger(whole) * weight)) >= weights * (BigInteger)step;
}
