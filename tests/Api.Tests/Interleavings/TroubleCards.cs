using System.Xml;
using Marketplace.Gateways;

namespace Marketplace.Interleavings;

/// <summary>What goes wrong at gateways and with their news, and the time that passes.</summary>
internal static class TroubleCards
{
    private static readonly ImmutableArray<string> Calls =
    [
        "checkout.sessions.create", "checkout.sessions.create", "checkout.sessions.expire", "checkout.sessions.get",
        "payment_intents.capture", "payment_intents.capture", "payment_intents.cancel", "refunds.create", "refunds.create", "refunds.create",
        "transfers.create", "transfers.create", "transfer_reversals.create", "transfer_reversals.create", "payouts.create", "payouts.create",
        "disputes.update", "disputes.close", "events.list", "balance_transactions.list", "*",
    ];

    private static readonly ImmutableArray<string> WalletCalls = ["create", "status", "cancel", "capture", "void", "refund"];

    /// <summary>It acted and nobody heard, and whoever asked waits for as long as they wait at all.</summary>
    private const string Silence = "timeout_after";

    /// <summary>It acted and nobody heard, it acted and said that it had not, its key repeats that it had not, it never heard, it had no time.</summary>
    private static readonly ImmutableArray<string> Outcomes =
        ["reset_after", "reset_after", "error_after", "error_after", "error_before", "reset_before", "unavailable", "rate_limited"];

    public static readonly ImmutableArray<Card> All =
    [
        new(10, dice => Fault(dice.Of(Calls), dice.Of(Outcomes), dice.Between(1, 3))),
        new(1, dice => Fault(dice.Of(Calls), Silence, 1)),
        new(5, dice => WalletFault(dice.Of(WalletCalls), dice.Of([.. Outcomes, Silence]))),
        new(3, dice => WalletFault("callback", dice.Of("drop", "late", "repeat", "stale"))),
        new(2, _ => Fault("card", "decline", 1)),
        new(2, dice => Fault("bank", dice.Of("fail", "fail_after_paid"), 1)),
        new(2, _ => Fault("refund", "fail", 1)),
        new(1, _ => Fault("dispute", "win", 1)),
        new(4, dice => Fault("webhook", "drop", dice.Between(1, 6))),
        new(2, dice => News(new { duplicates = dice.Between(1, 3), shuffle = true }, "twice and out of order")),
        new(2, _ => News(new { delay = "PT10M", duplicates = 1 }, "late and twice")),
        new(1, _ => News(new { hold = true }, "not before they are let go")),
        new(3, _ => News(new { }, "as they should")),
        new(7, dice => Passes(dice, TimeSpan.FromMinutes(dice.Of(5, 11, 16)))),
        new(4, dice => Passes(dice, TimeSpan.FromHours(dice.Of(2, 9, 24)))),
        new(4, dice => Passes(dice, TimeSpan.FromDays(dice.Of(1, 2, 3, 8)))),
    ];

    private static Step Fault(string call, string outcome, int times) => new($"trouble with {call}: {outcome}, {times} times", async stage =>
    {
        await stage.Marketplace.Trouble(call, outcome, times);
        return "ordered";
    });

    private static Step WalletFault(string call, string outcome) => new($"trouble with {call} of the wallet: {outcome}", async stage =>
    {
        await stage.Marketplace.TroubleAtTheBank(call, outcome, stage.Wallet);
        return "ordered";
    });

    private static Step News(object knobs, string how) => new($"news of Stripe come {how}", async stage =>
    {
        await stage.Marketplace.Webhooks(knobs);
        return "ordered";
    });

    private static Step Passes(Dice dice, TimeSpan span)
    {
        dice.Now += span;
        var by = XmlConvert.ToString(span);
        return new Step($"{by} pass", stage => stage.Passes(by));
    }
}
