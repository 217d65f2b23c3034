using Marketplace.Bookings;
using Marketplace.Commissions;
using Marketplace.Listings;
using Marketplace.Packages;
using Marketplace.Providers;

namespace Marketplace.Simulations;

/// <summary>
/// What holds of what the platform takes, computed apart from the rules: each sale is of the first rule of the version that it names, by
/// the listing as it was sold, and whatever becomes of it later is of that rule too.
/// </summary>
internal sealed class CommissionLaws
{
    /// <summary>How long a price may stand before it is sold: a quote's quarter of an hour, on a clock that may be a day wrong.</summary>
    private static readonly TimeSpan Standing = TimeSpan.FromDays(2);

    private readonly History history;
    private readonly Dictionary<long, CommissionTariff> tariffs;
    private readonly Dictionary<long, DateTimeOffset> replaced;
    private readonly Dictionary<(Guid, long), ListingContent> listings;
    private readonly Dictionary<Guid, DateTimeOffset> registered;

    private CommissionLaws(Town town)
    {
        history = town.Watch.History;
        var set = history.All<CommissionRulesSet>().ToArray();
        tariffs = set.ToDictionary(set => set.At.Step.Version, set => set.Event.Tariff);
        tariffs[0] = new CommissionTariff(
            [new("default", null, new(), new(10_00))],
            town.Rates.CustomerFeeBasisPoints == 0 ? [] : [new("customer-fee", null, new(), new(town.Rates.CustomerFeeBasisPoints))],
            town.Rates.TaxBasisPoints);
        replaced = set.ToDictionary(set => set.At.Step.Version - 1, set => set.At.CommittedAt);
        listings = history.Steps.Where(step => step.Step.After is ListingState)
            .ToDictionary(step => (step.Stream.GetGuidKey(), step.Step.Version), step => ((ListingState)step.Step.After).Content!);
        registered = history.All<ProviderRegistered>().ToDictionary(provider => provider.At.Stream.GetGuidKey(), provider => provider.Event.At);
    }

    public static IEnumerable<Violation> Judge(Town town)
    {
        var laws = new CommissionLaws(town);
        return from fault in (IEnumerable<string>)[.. laws.Sales(), .. laws.Changes(), .. laws.Credits()] select new Violation("tariffs", fault);
    }

    /// <summary>What is sold or offered at a price of its own.</summary>
    private IEnumerable<string> Sales()
    {
        var sold = history.All<BookingPlaced>().Select(placed => (placed.At, placed.Event.Terms, IsOffer: false))
            .Concat(history.All<BookingOffered>().Select(offered => (offered.At, offered.Event.Offer.Terms, IsOffer: true)));
        foreach (var (at, terms, isOffer) in sold.Where(sale => sale.Terms.Credit is null))
        {
            if (terms.Mode is BookingMode.Unpaid)
            {
                if (terms.Total != terms.ProviderEarns)
                {
                    yield return $"{at.Stream}: {terms.Total} is paid elsewhere, and {terms.ProviderEarns} are the provider's";
                }

                continue;
            }

            var (tariff, price) = (tariffs[terms.Rates!.RulesVersion!.Value], PriceOf(terms));
            var (rule, fee) = (First(tariff.Rules, terms, price), First(tariff.CustomerFees, terms, price));
            if ((rule?.Id, fee?.Id) != (terms.Rates.RuleId, terms.Rates.FeeRuleId))
            {
                yield return $"{at.Stream}: {price} is sold by {terms.Rates}, and {rule?.Id} and {fee?.Id} are the first that hold";
            }

            if (!isOffer && replaced.GetValueOrDefault(terms.Rates.RulesVersion.Value, DateTimeOffset.MaxValue) < at.CommittedAt - Standing)
            {
                yield return $"{at.Stream}: {terms.Rates} were replaced long ago";
            }

            if (Fault(terms, isOffer ? 1 : QuantityOf(terms)) is { } fault)
            {
                yield return $"{at.Stream}: {fault}";
            }
        }
    }

    /// <summary>What is changed is shared by the rule of the sale, whatever has been set since.</summary>
    private IEnumerable<string> Changes()
    {
        foreach (var (at, changed) in history.All<BookingChanged>())
        {
            var before = ((BookingState)at.Step.Before).Terms!;
            if (changed.Terms.Rates != before.Rates)
            {
                yield return $"{at.Stream}: {before.Rates} became {changed.Terms.Rates}";
            }

            if (before.Mode is not BookingMode.Unpaid && Fault(changed.Terms, before.Mode is BookingMode.Quote ? 1 : QuantityOf(before)) is { } fault)
            {
                yield return $"{at.Stream}: {fault}";
            }
        }
    }

    /// <summary>A session of a package is shared by the rule by which the package was sold.</summary>
    private IEnumerable<string> Credits()
    {
        var packages = history.All<PackageOrdered>().ToDictionary(ordered => ordered.At.Stream.GetGuidKey(), ordered => ordered.Event.Terms);
        foreach (var (at, placed) in history.All<BookingPlaced>())
        {
            if (placed.Terms.Credit is { } credit && (placed.Terms.Rates != packages[credit.PackageId].Rates || Fault(placed.Terms, 1) is not null))
            {
                yield return $"{at.Stream}: {placed.Terms.Rates} of a session, {packages[credit.PackageId].Rates} of its package, {Fault(placed.Terms, 1)}";
            }
        }
    }

    /// <summary>Shares, amounts and bounds of the rules that the terms name, in integers.</summary>
    private string? Fault(BookingTerms terms, long quantity)
    {
        var (tariff, price) = (tariffs[terms.Rates!.RulesVersion!.Value], PriceOf(terms));
        var (rule, fee) = (Named(tariff.Rules, terms.Rates.RuleId), Named(tariff.CustomerFees, terms.Rates.FeeRuleId));
        var payable = price - (price % Rounding.StepOf(terms.Total.Currency));
        var commission = Math.Min(payable, rule is null ? 0 : Bounded(rule.Rate, terms, price, quantity));
        var tax = Math.Min(payable - commission, Rounding.Share(commission, tariff.TaxBasisPoints, terms.Total.Currency));
        var gross = terms.Total.Amount - terms.CustomerFee.Amount;
        var whole = gross + TaxLaws.Sponsored(terms);
        var net = gross - (whole == 0 ? 0 : Rounding.Exactly((Int128)TaxLaws.Of(terms) * gross, whole));
        var paid = fee is null || net == 0 ? 0 : Bounded(fee.Rate, terms, net, quantity);
        var (is_, should) = ((terms.Commission.Amount, terms.CommissionTax.Amount, terms.CustomerFee.Amount), (commission, tax, paid));
        return is_ != should ? $"of {price} by {rule?.Id} and {fee?.Id} of {terms.Rates.RulesVersion} the platform gets {is_}, not {should}" : null;
    }

    private CommissionRule? First(ImmutableArray<CommissionRule> rules, BookingTerms terms, long price)
    {
        var content = listings[(terms.ListingId, terms.ListingVersion)];
        var since = registered[terms.ProviderId];
        foreach (var rule in rules)
        {
            var when = rule.When;
            if (rule.Rate.Fixed is { } amounts && !amounts.Any(amount => amount.Currency == terms.Total.Currency))
            {
                continue;
            }

            if (when.Categories is { } categories && !categories.Any(category => $"{content.Category}/".StartsWith($"{category}/", StringComparison.Ordinal)))
            {
                continue;
            }

            if (when.Modes?.Contains(terms.Mode) is false || when.PriceTypes?.Contains(content.Price!.Type) is false || when.Providers?.Contains(terms.ProviderId) is false)
            {
                continue;
            }

            if (since < (when.RegisteredFrom ?? since) || since >= (when.RegisteredUntil ?? DateTimeOffset.MaxValue))
            {
                continue;
            }

            if (when.Prices?.Any(span => span.Currency == terms.Total.Currency && price >= (span.Least ?? 0) && price <= (span.Most ?? price)) is not false)
            {
                return rule;
            }
        }

        return null;
    }

    private static CommissionRule? Named(ImmutableArray<CommissionRule> rules, string? id) => rules.FirstOrDefault(rule => rule.Id == id);

    private static long Bounded(CommissionRuleRate rate, BookingTerms terms, long price, long quantity)
    {
        var each = rate.Fixed?.First(amount => amount.Currency == terms.Total.Currency).Amount * quantity;
        var bounds = rate.Bounds?.FirstOrDefault(bounds => bounds.Currency == terms.Total.Currency);
        var whole = Math.Min(Math.Max(each ?? Rounding.Share(price, rate.BasisPoints!.Value, terms.Total.Currency), bounds?.Floor ?? 0), bounds?.Cap ?? long.MaxValue);
        return Rounding.ToStep(whole, 1, terms.Total.Currency);
    }

    private static long QuantityOf(BookingTerms terms) => terms.Lines[0].Quantity;

    /// <summary>What the platform pays with a coupon of its own is sold all the same, and a tax on the service is not what is sold.</summary>
    private static long PriceOf(BookingTerms terms) => terms.Total.Amount - terms.CustomerFee.Amount + TaxLaws.Sponsored(terms) - TaxLaws.Of(terms);
}
