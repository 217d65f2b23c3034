using Marketplace.Bookings;
using Marketplace.Ledger;
using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>What holds of money that goes back after it was earned, computed apart from the rules.</summary>
internal static class ReturnLaws
{
    public static IEnumerable<Violation> Judge(History history) => [.. Parts(history), .. Order(history), .. Told(history)];

    /// <summary>Each gives back their part of what they still have, to the rounded unit, and never more than that.</summary>
    private static IEnumerable<Violation> Parts(History history)
    {
        foreach (var payment in history.Steps.Where(step => step.Step.After is PaymentState).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var (provider, whole) = (0L, 0L);
            foreach (var step in payment)
            {
                switch (step.Step.Event)
                {
                    case PaymentEarned earned:
                        (provider, whole) = (earned.Provider.Amount, (earned.Provider + earned.Commission + earned.CommissionTax + earned.CustomerFee).Amount);
                        break;
                    case PaymentReturnWanted back:
                        var given = back.Refund.Amount + (back.Coupon?.Amount ?? 0) - (back.Goodwill?.Amount ?? 0);
                        var fair = back.PaidBy switch
                        {
                            RefundPayer.Provider => given,
                            RefundPayer.Platform => 0,
                            _ => whole == 0 ? 0 : (decimal)given * provider / whole,
                        };
                        if (given > whole || Math.Abs(back.Provider.Amount - fair) >= Rounding.StepOf(back.Provider.Currency))
                        {
                            yield return new Violation("returns", $"{payment.Key}@{step.Step.Version}: of {back.Refund} {back.Provider} are the provider's, who has {provider} of {whole}");
                        }

                        (provider, whole) = (provider - back.Provider.Amount, whole - given);
                        break;
                    case PaymentChargebackSettled kept:
                        var taken = (kept.Provider + kept.Commission + kept.CommissionTax + kept.CustomerFee).Amount;
                        var part = whole == 0 ? 0 : (decimal)taken * provider / whole;
                        if (taken > whole || Math.Abs(kept.Provider.Amount - part) >= Rounding.StepOf(kept.Provider.Currency))
                        {
                            yield return new Violation("returns", $"{payment.Key}@{step.Step.Version}: of {taken} that a bank keeps {kept.Provider} are the provider's, who has {provider} of {whole}");
                        }

                        (provider, whole) = (provider - kept.Provider.Amount, whole - taken);
                        break;
                }
            }
        }
    }

    /// <summary>The provider's part comes first, unless their account has not enough; each part comes once.</summary>
    private static IEnumerable<Violation> Order(History history)
    {
        var (reversals, answered, reversed) = (new Dictionary<Guid, Guid>(), new HashSet<Guid>(), new HashSet<(Guid, string)>());
        foreach (var step in history.Steps)
        {
            switch (step.Step.Event)
            {
                case PaymentReturnWanted { ReversalIntent: { } reversal } back:
                    reversals.Add(back.RefundIntent, reversal);
                    break;
                case PaymentReversalHeld held:
                    answered.Add(held.IntentId);
                    break;
                case PaymentTransferReversed done:
                    answered.Add(done.IntentId);
                    if (!reversed.Add((done.IntentId, done.ReversalReference)))
                    {
                        yield return new Violation("returns", $"{step.Stream}@{step.Step.Version}: {done.Amount} were taken back twice");
                    }

                    break;
                case PaymentRefunded refunded when reversals.TryGetValue(refunded.IntentId, out var first) && !answered.Contains(first):
                    yield return new Violation("returns", $"{step.Stream}@{step.Step.Version}: {refunded.Amount} went back before anybody asked the provider's account");
                    break;
            }
        }
    }

    /// <summary>
    /// In the end an account at the gateway holds nothing that it should have given back: what it has is less than anything it still owes. What charges
    /// took there and nobody has earned yet is not the provider's to give.
    /// </summary>
    public static IEnumerable<Violation> Settled(Town town)
    {
        var payments = town.Watch.History.Last<PaymentState>().ToArray();
        var nobodys = payments.Where(payment => payment.State is { TransferReference: null, Moved: not null }).ToLookup(payment => payment.State.ProviderId, payment => payment.State.Moved!.Left);
        var held = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs)
            .Where(leg => leg.Account == Accounts.ConnectedCash(GatewayNames.Stripe))
            .ToLookup(leg => leg.Owner, leg => leg.Amount.Amount);
        foreach (var (id, payment) in payments)
        {
            var has = held[payment.ProviderId].Sum() - nobodys[payment.ProviderId].Sum();
            foreach (var open in payment.Returns.Where(back => back is { ReversalIntent: not null, ReversalReference: null } && back.WrittenOff < back.Provider.Amount))
            {
                if (open.Provider.Amount - open.WrittenOff <= has)
                {
                    yield return new Violation("returns", $"{id} still waits for {open.Provider}, and the provider's account has {has}");
                }
            }
        }
    }

    /// <summary>The provider's account is debited with their part of it, once, and the booking knows of all of it.</summary>
    private static IEnumerable<Violation> Told(History history)
    {
        var debits = history.All<EarningsDebited>().ToLookup(debit => debit.Event.Item.EntryId, debit => debit.Event.Item.Amount.Amount);
        foreach (var (at, back) in history.All<PaymentReturnWanted>())
        {
            if (!debits[back.RefundIntent].SequenceEqual(back.Provider.IsPositive && IsSent(at) ? [-back.Provider.Amount] : []))
            {
                yield return new Violation("returns", $"{at.Stream}@{at.Step.Version}: {back.Provider} are the provider's part, and their account was debited {string.Join(", ", debits[back.RefundIntent])}");
            }
        }

        // Of what was never sent to them nothing is on their account.
        static bool IsSent(Committed at) => ((PaymentState)at.Step.Before).TransferReference is not null;

        var told = history.All<BookingMoneyReturned>().GroupBy(heard => heard.At.Stream.GetGuidKey()).ToDictionary(same => same.Key, same => same.Sum(heard => heard.Event.Amount.Amount));
        foreach (var booking in history.All<PaymentReturnWanted>().GroupBy(back => ((PaymentState)back.At.Step.After).BookingId, back => back.Event.Refund.Amount))
        {
            if (told.GetValueOrDefault(booking.Key) != booking.Sum())
            {
                yield return new Violation("returns", $"{booking.Sum()} of booking {booking.Key} went back after it was earned, and it knows of {told.GetValueOrDefault(booking.Key)}");
            }
        }
    }
}
