using Marketplace.Ledger;

namespace Marketplace.Simulations;

/// <summary>What was booked in a period when it was sealed is what is booked in it in the end, counted apart from the product.</summary>
internal static class PeriodLaws
{
    public static IEnumerable<Violation> Judge(Town town)
    {
        var (until, seal) = ((DateTimeOffset?)null, (string?)null);
        foreach (var step in town.Watch.History.Steps.Where(step => step.Step.After is BooksState))
        {
            switch (step.Step.Event)
            {
                case PeriodClosed closed when closed.From != until || closed.Until > step.Write.At:
                    yield return new Violation("periods", $"{closed.Month:O} was closed from {closed.From:u} to {closed.Until:u} at {step.Write.At:u}, after what ended at {until:u}");
                    break;
                case PeriodClosed closed:
                    until = closed.Until;
                    break;
                case PeriodSealed done:
                    var before = (BooksState)step.Step.Before;
                    if (done.Previous != seal || Sums(town, before.From, before.Until!.Value) is var now && !now.SequenceEqual(done.Sums.Accounts))
                    {
                        yield return new Violation("periods", $"{before.Month:O} was sealed with {string.Join(", ", done.Sums.Accounts)} after {done.Previous}, which is otherwise now");
                    }

                    seal = done.Seal;
                    break;
            }
        }

        foreach (var late in town.Database.Ledger.Values.Where(row => row.BookedAt is { } booked && booked <= row.At))
        {
            yield return new Violation("periods", $"{late.Id} happened at {late.At:u} and counts from {late.BookedAt:u}, as if it were late");
        }
    }

    private static IEnumerable<PeriodTotal> Sums(Town town, DateTimeOffset? from, DateTimeOffset until) =>
        town.Database.Ledger.Values
            .Where(row => !(row.Counts < from) && row.Counts < until)
            .SelectMany(row => row.Transaction.Legs)
            .GroupBy(leg => (leg.Account, leg.Amount.Currency), leg => leg.Amount.Amount)
            .OrderBy(sum => $"{sum.Key.Account} {sum.Key.Currency}", StringComparer.Ordinal)
            .Select(sum => new PeriodTotal(
                sum.Key.Account,
                new Money(sum.Where(amount => amount > 0).Sum(), sum.Key.Currency),
                new Money(-sum.Where(amount => amount < 0).Sum(), sum.Key.Currency)));
}
