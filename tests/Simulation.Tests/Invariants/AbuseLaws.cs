using Marketplace.Abuse;
using Marketplace.Bookings;
using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>What holds of those who try too much, counted from what happened and apart from the rules.</summary>
internal static class AbuseLaws
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static IEnumerable<Violation> Judge(Town town) =>
        from fault in (IEnumerable<string>)
        [
            // A clock that runs ahead has tries forgotten before they are a day old.
            .. town.Faults.Has(Fault.ClockJump) ? [] : Limits(town),
            .. Declines(town.Watch.History),
            .. town.Abuse.Enabled is true ? Asked(town.Watch.History) : [],
            .. town.Abuse.Enabled is true ? Seen(town.Watch.History) : [],
            .. Held(town.Watch.History),
        ]
        select new Violation("abuse", fault);

    /// <summary>At no moment has a customer tried more than the town lets them, and nobody tries who is barred.</summary>
    private static IEnumerable<string> Limits(Town town)
    {
        var limits = town.Abuse;
        foreach (var payer in town.Watch.History.Steps.Where(step => step.Step.Event is PayerEvent).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var (tries, declines, isBarred, paid) = (new List<PayerTried>(), new List<DateTimeOffset>(), false, default(DateTimeOffset?));
            foreach (var happened in payer.Select(step => (PayerEvent)step.Step.Event))
            {
                switch (happened)
                {
                    case PayerTried tried:
                        tries.Add(tried);
                        var (hour, day) = (Within(tries.Select(one => one.At), tried.At, Hour), Within(tries.Select(one => one.At), tried.At, Day));
                        var (declined, declinedToday) = (Within(declines, tried.At, Hour), Within(declines, tried.At, Day));
                        var isNew = paid is null || tried.At < paid + limits.FreshFor;
                        var spent = tries.Where(one => one.At > tried.At - Day && one.Amount?.Currency == "EUR").GroupBy(one => one.PaymentId).Sum(one => one.Last().Amount!.Value.Amount);
                        if (isBarred || hour > limits.TriesPerHour || day > limits.TriesPerDay || declined >= limits.DeclinesPerHour || declinedToday >= limits.DeclinesPerDay
                            || (isNew && tried.Amount?.Currency == "EUR" && spent > limits.FreshPerDay.GetValueOrDefault("EUR", long.MaxValue)))
                        {
                            yield return $"{payer.Key} tries at {tried.At:u}: {hour} within an hour, {day} within a day, {declined} and {declinedToday} declined, {spent} spent, barred: {isBarred}";
                        }

                        break;
                    case PayerDeclined declinedNow:
                        declines.Add(declinedNow.At);
                        break;
                    case PayerPaid first:
                        paid = first.At;
                        break;
                    case PayerBarred or PayerAdmitted:
                        isBarred = happened is PayerBarred;
                        break;
                }
            }
        }
    }

    /// <summary>Whatever a customer began to pay they were let pay: each sale of theirs and each page after the first is a try.</summary>
    private static IEnumerable<string> Asked(History history)
    {
        var tries = history.All<PayerTried>().ToLookup(tried => tried.Event.PaymentId);
        foreach (var (at, placed) in history.All<BookingPlaced>().Where(placed =>
            IsTheirs(placed.At, placed.Event.CustomerId) && placed.Event.Terms is { Mode: not BookingMode.Unpaid, Credit: null, Total.Amount: > 0 }))
        {
            if (!tries[placed.PaymentId].Any())
            {
                yield return $"{at.Stream} was booked by who was not asked for";
            }
        }

        foreach (var pages in history.All<PaymentRetried>().Where(retried => IsTheirs(retried.At, ((PaymentState)retried.At.Step.After).CustomerId)).GroupBy(retried => retried.At.Stream))
        {
            var (count, tried) = (pages.Count(), tries[pages.Key.GetGuidKey()].Count());
            if (tried < count)
            {
                yield return $"{pages.Key} was opened anew {count} times, by {tried} tries";
            }
        }
    }

    /// <summary>Every card that was declined is on its customer's record, once; and a payment takes only so many of them.</summary>
    private static IEnumerable<string> Declines(History history)
    {
        var noted = history.All<PayerDeclined>().ToLookup(declined => declined.Event.PaymentId);
        foreach (var payment in history.All<PaymentDeclined>().GroupBy(declined => declined.At.Stream))
        {
            var (charges, count) = (payment.DistinctBy(declined => declined.Event.ChargeReference, StringComparer.Ordinal).Count(), payment.Count());
            if (charges != count || count > 8 || noted[payment.Key.GetGuidKey()].Count() != count)
            {
                yield return $"{payment.Key}: {count} cards were declined, {charges} of them known apart, and {noted[payment.Key.GetGuidKey()].Count()} noted";
            }
        }
    }

    /// <summary>There is a flag for every card of a provider's that a customer of theirs paid with, for every one that three of their customers paid with or four of whomever's, and for nothing else.</summary>
    private static IEnumerable<string> Seen(History history)
    {
        var paid = history.Last<PaymentState>().Where(payment => payment.State.Card is not null).Select(payment => payment.State).ToArray();
        var wanted = new HashSet<(FlagRule Rule, Guid? Provider, Guid? Customer)>();
        foreach (var card in paid.GroupBy(payment => payment.Card!, StringComparer.Ordinal))
        {
            var owners = card.Select(payment => Actor.Member(payment.CustomerId).ProviderId).ToHashSet();
            wanted.UnionWith(card.Where(payment => owners.Contains(payment.ProviderId)).Select(payment => (FlagRule.OwnCard, (Guid?)payment.ProviderId, (Guid?)payment.CustomerId)));
            wanted.UnionWith(
                from payment in card
                group payment.CustomerId by payment.ProviderId into provider
                where provider.Distinct().Count() >= 3
                select (FlagRule.SharedCard, (Guid?)provider.Key, (Guid?)null));
        }

        wanted.UnionWith(
            from card in paid.GroupBy(payment => payment.Card!, StringComparer.Ordinal)
            where card.DistinctBy(payment => payment.CustomerId).Count() >= 4
            select (FlagRule.CardOfMany, (Guid?)null, (Guid?)null));

        var raised = history.All<FlagRaised>().Select(raised => raised.Event.Case).Where(seen => seen.Rule is FlagRule.OwnCard or FlagRule.SharedCard or FlagRule.CardOfMany)
            .Select(seen => (seen.Rule, seen.ProviderId, seen.CustomerId)).ToHashSet();
        foreach (var missing in wanted.Except(raised))
        {
            yield return $"nobody was told of {missing}";
        }

        foreach (var invented in raised.Except(wanted))
        {
            yield return $"{invented} was seen, and is not so";
        }
    }

    /// <summary>In the end exactly what is undecided holds, and what turned out to be so an operator held.</summary>
    private static IEnumerable<string> Held(History history)
    {
        var holds = history.Last<ProviderAccountState>().SelectMany(account => account.State.Flags.Select(hold => hold.FlagId)).ToHashSet();
        foreach (var (id, flag) in history.Last<FlagState>().Where(flag => flag.State.Case!.HoldsPayouts))
        {
            if (holds.Contains(id.GetGuidKey()) != flag.Status is FlagStatus.Open)
            {
                yield return $"{id} is {flag.Status}, and payouts are {(flag.Status is FlagStatus.Open ? "not " : string.Empty)}held for it";
            }
        }
    }

    /// <summary>Whether the customer did it themselves; what follows from what they did before has no wish of theirs behind it.</summary>
    private static bool IsTheirs(Committed step, Guid customer) => step.Write.Cause.By.Id == customer && step.Write.Cause.Fingerprint.Length > 0;

    private static int Within(IEnumerable<DateTimeOffset> moments, DateTimeOffset now, TimeSpan window) => moments.Count(moment => moment > now - window);
}
