using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>What is kept back of earnings, computed apart from the rules: of each what stood when it was earned, and each cent of it let go once.</summary>
internal static class ReserveLaws
{
    private sealed record Held(long Amount, string Currency, bool IsByHand, DateTimeOffset Until);

    public static IEnumerable<Violation> Judge(Town town)
    {
        var transfers = town.Watch.History.All<PaymentTransferred>().Select(happened => happened.At)
            .Concat(town.Watch.History.All<PaymentShareReached>().Select(happened => happened.At))
            .ToDictionary(at => at.Stream.GetGuidKey(), at => (PaymentState)at.Step.Before);
        foreach (var account in town.Watch.History.Steps.Where(step => step.Step.After is ProviderAccountState).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            ReserveTerms? own = null;
            var held = new Dictionary<Guid, Held>();
            foreach (var write in account.GroupBy(step => step.Write))
            {
                Committed? before = null;
                foreach (var step in write)
                {
                    if (Wrong(step, before, own ?? town.Payouts.Reserve, transfers, held) is { } wrong)
                    {
                        yield return new Violation("reserves", $"{step.Stream}@{step.Step.Version}: {wrong}");
                    }

                    own = step.Step.Event is ReserveChanged changed ? changed.Terms : own;
                    before = step;
                }

                if (before is not null && Expected(before.Step.Event, own ?? town.Payouts.Reserve, transfers, held) is > 0 and var missing)
                {
                    yield return new Violation("reserves", $"{before.Stream}@{before.Step.Version}: {missing} should be kept back, or be so no more");
                }
            }

            foreach (var (payment, late) in held.Where(late => late.Value.Until < town.Now))
            {
                yield return new Violation("reserves", $"{account.Key}: {late.Amount} {late.Currency} of {payment} are kept back, and their day was {late.Until:u}");
            }
        }
    }

    private static string? Wrong(
        Committed step, Committed? before, ReserveTerms? terms, Dictionary<Guid, PaymentState> transfers, Dictionary<Guid, Held> held)
    {
        var expected = before is null ? 0 : Expected(before.Step.Event, terms, transfers, held);
        switch (step.Step.Event)
        {
            case EarningsReserved e:
                var until = e.At.UtcDateTime.AddDays(terms?.Days ?? 0) is var end && end == end.Date ? end : end.Date.AddDays(1);
                held[e.Item.Payment!.Value] = new Held(-e.Item.Amount.Amount, e.Item.Amount.Currency, e.Item.IsByHand, e.ReleaseAt);
                return -e.Item.Amount.Amount == expected && e.ReleaseAt.UtcDateTime == until ? null
                    : $"{e.Item.Amount} are kept back until {e.ReleaseAt:u}, and {expected} should be until {until:u}";

            case ReserveReleased { Why: ReserveRelease.Taken, Item: var item }:
                var left = held.GetValueOrDefault(item.Payment!.Value)?.Amount ?? 0;
                if (left > item.Amount.Amount)
                {
                    held[item.Payment.Value] = held[item.Payment.Value] with { Amount = left - item.Amount.Amount };
                }
                else
                {
                    held.Remove(item.Payment.Value);
                }

                return item.Amount.Amount == expected ? null : $"{item.Amount} of {left} are taken for a refund or a dispute, and {expected} should be";

            case ReserveReleased e:
                var gone = held.Where(one => one.Value.Currency == e.Item.Amount.Currency && one.Value.IsByHand == e.Item.IsByHand && (e.ReleaseAt is null || one.Value.Until == e.ReleaseAt)).ToArray();
                foreach (var one in gone)
                {
                    held.Remove(one.Key);
                }

                var mayBe = e.Why is ReserveRelease.Early ? step.Write.Cause.By.Role is ActorRole.Operator : e.ReleaseAt <= e.At;
                return mayBe && gone.Sum(one => one.Value.Amount) == e.Item.Amount.Amount ? null
                    : $"{e.Item.Amount} are let go by {step.Write.Cause.By.Role} at {e.At:u}, and {gone.Sum(one => one.Value.Amount)} were kept back until {e.ReleaseAt:u}";

            case ReserveChanged when step.Write.Cause.By.Role is not ActorRole.Operator:
                return $"{step.Write.Cause.By.Role} changed what is kept back";

            default:
                return expected > 0 ? $"{expected} should be kept back, or be so no more" : null;
        }
    }

    /// <summary>What has to follow in the same write: of what was earned its share, of what is taken as much as is kept back of the same payment.</summary>
    private static long Expected(object happened, ReserveTerms? terms, Dictionary<Guid, PaymentState> transfers, Dictionary<Guid, Held> held) => happened switch
    {
        EarningsCredited { Item: var item } when terms is not null && transfers[item.Payment!.Value] is var payment =>
            Math.Min(Rounding.Share(payment.ProviderShare + payment.PlatformShare - payment.CouponShare, terms.BasisPoints, item.Amount.Currency), item.Amount.Amount),
        EarningsDebited { Item: { Amount.Amount: < 0, Payment: { } of } item } => Math.Min(held.GetValueOrDefault(of)?.Amount ?? 0, -item.Amount.Amount),
        EarningsAdjusted { Item: { Amount.Amount: < 0, Payment: { } of } item } => Math.Min(held.GetValueOrDefault(of)?.Amount ?? 0, -item.Amount.Amount),
        _ => 0,
    };
}
