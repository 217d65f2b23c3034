using Marketplace.Ledger;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>What holds of money that people hand over, counted apart from the rules: by who had it in their hands.</summary>
internal static class HandoverLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Confirmed(town), .. Hands(town), .. Owed(town), .. Waiting(town)];

    /// <summary>I9: nobody confirms what nobody handed over, and nothing is confirmed twice.</summary>
    private static IEnumerable<Violation> Confirmed(Town town)
    {
        var history = town.Watch.History;
        foreach (var (at, confirmed) in history.All<PaymentConfirmed>())
        {
            if (!town.Hands.TryGetValue(at.Stream.GetGuidKey(), out var collector) || collector != confirmed.Receipt.Collector)
            {
                yield return new Violation("hands", $"{at.Stream}: {confirmed.Receipt.Collector} has the money, and it was handed to {(town.Hands.ContainsKey(at.Stream.GetGuidKey()) ? collector : "nobody")}");
            }
        }

        var once = history.All<PaymentConfirmed>().Select(happened => happened.At.Stream.ToString())
            .Concat(history.All<PaymentRefundConfirmed>().Select(happened => happened.Event.RefundId.ToString()))
            .Concat(history.All<PayoutConfirmed>().Select(happened => happened.At.Stream.ToString()));
        foreach (var twice in once.GroupBy(what => what, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return new Violation("I9", $"{twice.Key} was handed over {twice.Count()} times");
        }
    }

    /// <summary>I13: what the platform has in its hands, and what providers have of it that is nobody's yet, is what the ledger says.</summary>
    private static IEnumerable<Violation> Hands(Town town)
    {
        var (platform, providers) = (0L, new Dictionary<Guid, long>());
        foreach (var (_, payment) in town.Watch.History.Last<PaymentState>())
        {
            var byHand = payment.Refunds.Where(refund => HandoverReference.Is(refund.RefundReference)).Sum(refund => refund.Amount.Amount);
            platform -= payment.IsKept ? 0 : byHand;
            if (payment.Receipt is null)
            {
                continue;
            }

            if (payment.IsKept)
            {
                var earned = payment.TransferReference is null ? 0 : payment.Captured - payment.RefundsPromised;
                providers[payment.ProviderId] = providers.GetValueOrDefault(payment.ProviderId) + payment.Captured - byHand - earned;
            }
            else
            {
                platform += payment.Captured;
            }
        }

        platform -= town.Watch.History.Last<PayoutState>().Where(payout => payout.State.Receipt is not null).Sum(payout => payout.State.Amount.Amount);

        // What the gateway sends to the platform's bank is in its hands, and what that sends to the gateway is not any more.
        platform -= town.Gateway.Record.Movements().Where(movement => movement.IsPlatform && movement.Type is "payout" or "payout_failure" or "topup").Sum(movement => movement.Net);
        var legs = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).ToArray();
        var cash = legs.Where(leg => leg.Account == Accounts.Cash(GatewayNames.Manual)).Sum(leg => leg.Amount.Amount);
        if (cash != platform)
        {
            yield return new Violation("I13", $"the platform has {platform} in its hands, and {cash} by the ledger");
        }

        foreach (var held in legs.Where(leg => leg.Account == Accounts.ReceivableProvider).GroupBy(leg => leg.Owner, leg => leg.Amount.Amount))
        {
            if (held.Sum() != providers.GetValueOrDefault(held.Key))
            {
                yield return new Violation("I13", $"the provider {held.Key} has {providers.GetValueOrDefault(held.Key)} in their hands, and {held.Sum()} by the ledger");
            }
        }
    }

    /// <summary>I11: of what providers collected they owe the platform's part, once; and nothing of it is paid to them again.</summary>
    private static IEnumerable<Violation> Owed(Town town)
    {
        var debits = town.Watch.History.All<EarningsDebited>().Where(debit => debit.Event.Item.Kind is AccountItemKind.Commission)
            .ToLookup(debit => debit.Event.Item.PaymentId, debit => -debit.Event.Item.Amount.Amount);
        var credits = town.Watch.History.All<EarningsCredited>().ToLookup(credit => credit.Event.Item.PaymentId, credit => credit.Event.Item.Amount.Amount);
        foreach (var (at, earned) in town.Watch.History.All<PaymentEarned>().Where(earned => ((PaymentState)earned.At.Step.Before).IsKept))
        {
            var id = at.Stream.GetGuidKey();
            var owed = (earned.Commission + earned.CommissionTax + earned.CustomerFee).Amount - (earned.Coupon?.Amount ?? 0);
            if (debits[id].Sum() != owed || credits[id].Any())
            {
                yield return new Violation("I11", $"{at.Stream}: the provider has {earned.Provider}, owes {owed}, was debited {debits[id].Sum()} and credited {credits[id].Sum()}");
            }
        }
    }

    /// <summary>The queue is what waits, and nothing else.</summary>
    private static IEnumerable<Violation> Waiting(Town town)
    {
        var waits = new HashSet<Guid>();
        foreach (var (id, payment) in town.Watch.History.Last<PaymentState>())
        {
            if (payment is { Status: PaymentStatus.Processing, Terms.IsByHand: true })
            {
                waits.Add(id.GetGuidKey());
            }

            var refunds = payment.Refunds.Where(refund => refund.RefundReference is null
                && (refund.ByHand || payment.Terms?.Refunds is RefundWays.ByHand || (payment.Terms?.Refunds is RefundWays.Whole && refund.Amount.Amount < payment.Captured)));
            waits.UnionWith(refunds.Select(refund => refund.IntentId));
        }

        waits.UnionWith(town.Watch.History.Last<PayoutState>().Where(payout => payout.State is { IsByHand: true, Status: PayoutStatus.Scheduled }).Select(payout => payout.Id.GetGuidKey()));
        var shown = town.Database.ReadModels[ReadModel.Handovers].Rows.Select(row => row.Id("id")).ToHashSet();
        if (!shown.SetEquals(waits))
        {
            yield return new Violation("hands", $"{string.Join(", ", waits.Except(shown))} wait for somebody and are not shown; {string.Join(", ", shown.Except(waits))} are shown and do not");
        }
    }
}
