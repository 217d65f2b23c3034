using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Simulations;

/// <summary>
/// What holds of prices of listings, computed apart from the rules: each is that of the version of the listing that was sold, with the
/// pricing rules of each day and what was chosen besides, and nothing else.
/// </summary>
internal static class PriceLaws
{
    /// <summary>Between the price and the write of a booking there may be a quote, so whether it was early is not judged by the law.</summary>
    public static IEnumerable<Violation> Judge(History history)
    {
        var listings = history.Steps.Where(step => step.Step.After is ListingState)
            .ToDictionary(step => (step.Stream.GetGuidKey(), step.Step.Version), step => ((ListingState)step.Step.After).Content!);
        foreach (var (at, placed) in history.All<BookingPlaced>().Where(placed => placed.Event.Terms.Credit is null))
        {
            var (terms, content) = (placed.Terms, listings[(placed.Terms.ListingId, placed.Terms.ListingVersion)]);
            if (Fault(terms, content) is { } fault)
            {
                yield return new Violation("prices", $"{at.Stream}: {fault}: {string.Join("; ", terms.Lines)}");
            }
        }
    }

    private static string? Fault(BookingTerms terms, ListingContent content)
    {
        var days = Days(terms, content.Price!.Type);
        var lines = terms.Lines.Where(line => line is { PaidBy: PriceParty.Customer, ReceivedBy: PriceParty.Provider }).ToArray();
        var sold = (terms.AddOns ?? []).Select(one => (one.Label, one.Quantity)).ToArray();
        var time = (terms.AddOns ?? []).Sum(one => one.Quantity * (int)(content.AddOns!.Value.First(addOn => addOn.Id == one.Id).Duration?.TotalMinutes ?? 0));
        return time != (int)terms.AddOnTime().TotalMinutes ? $"its add-ons take {time} minutes"
            : lines[0].Amount.Amount != Cost(content.Price.Amount, days) ? $"it costs {Cost(content.Price.Amount, days)}"
            : !lines.Where(line => line.Kind == "addon").Select(line => line.Amount.Amount).SequenceEqual((terms.AddOns ?? []).Select(one => CostOf(terms, content, one)))
                ? $"{string.Join(", ", sold)} were sold"
            : Rules(terms, content, days, lines);
    }

    /// <summary>Every rule that must apply has its line, in order, and no rule that must not.</summary>
    private static string? Rules(BookingTerms terms, ListingContent content, (DateOnly Date, int Minutes)[] days, PriceLine[] lines)
    {
        var (left, units) = (lines[0].Amount.Amount, content.Price!.Type is PriceType.Hourly ? (days.Sum(day => day.Minutes) + 59) / 60 : days.Length);
        var found = new Queue<PriceLine>(lines.Where(line => line.Kind == "pricing_rule"));
        foreach (var rule in content.PricingRules ?? [])
        {
            var meant = days.Where(day => (rule.When.Weekdays?.Contains(day.Date.DayOfWeek) ?? true) && day.Date >= (rule.When.From ?? day.Date) && day.Date <= (rule.When.Until ?? day.Date)).ToArray();
            var whole = rule.Amount is { } amount ? Cost(amount, meant) : Rounding.Share(Cost(content.Price.Amount, meant), rule.BasisPoints!.Value, terms.Total.Currency);
            var expected = units < (rule.When.FromUnits ?? 0) ? 0 : Math.Max(whole, Math.Min(0, Rounding.StepOf(terms.Total.Currency) - left));
            var isNext = found.TryPeek(out var line) && line.Label == rule.Label;
            if (!isNext && (expected == 0 || rule.When.BookedBefore is not null))
            {
                continue;
            }

            if (!isNext || found.Dequeue().Amount.Amount != expected)
            {
                return $"{rule.Label} changes it by {expected}";
            }

            left += expected;
        }

        return found.Count > 0 ? $"{found.Peek().Label} does not apply" : null;
    }

    private static long CostOf(BookingTerms terms, ListingContent content, BookedAddOn one)
    {
        var price = content.AddOns!.Value.First(addOn => addOn.Id == one.Id).Price;
        return Cost(price.Amount * one.Quantity, Days(terms, price.Type));
    }

    /// <summary>What is paid for, each with its date in the listing's zone; whole ones have sixty minutes.</summary>
    private static (DateOnly Date, int Minutes)[] Days(BookingTerms terms, PriceType type)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone);
        var work = (int)(terms.Duration!.Value - terms.AddOnTime()).TotalMinutes;
        return type switch
        {
            PriceType.Hourly => [.. Enumerable.Range(0, (work + 59) / 60).Select(hour => (DateOf(terms.Start.AddHours(hour)), Math.Min(60, work - (hour * 60))))],
            PriceType.Daily or PriceType.Nightly => [.. Enumerable.Range(0, work / 1440).Select(day => (DateOf(terms.Start).AddDays(day), 60))],
            PriceType.PerPerson => [.. Enumerable.Repeat((DateOf(terms.Start), 60), terms.Seats)],
            _ => [(DateOf(terms.Start), 60)],
        };

        DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
    }

    private static long Cost(Money unit, (DateOnly Date, int Minutes)[] days) => Rounding.ToStep((Int128)unit.Amount * days.Sum(day => day.Minutes), 60, unit.Currency);
}
