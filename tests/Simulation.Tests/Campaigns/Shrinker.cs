namespace Marketplace.Simulations;

/// <summary>Makes a failing run smaller: leaves out one person or one kind of trouble after the other, as long as it still fails the same way.</summary>
internal static class Shrinker
{
    /// <summary>What can be left out besides troubles and people. One a line, because many add theirs.</summary>
    private static readonly ImmutableArray<string> Habits =
    [
        Person.Tokens,
        Person.Doubles,
        Diary.Habit,
        Chores.Habit,
        ThreadKeeper.Habit,
        Aloof.Habit,
        Reporter.Habit,
        Asker.Habit,
        Spammer.Habit,
        Sender.Habit,
        Listener.Habit,
        Critic.Habit,
        Waiter.Habit,
        Treasurer.Habit,
        Bookkeeper.Habit,
        Clerk.Habit,
        Biller.Habit,
        Accountant.Habit,
        Auditor.Habit,
        Reconciler.Habit,
        ProviderPerson.Ways,
        Regular.Habit,
        Mover.Habit,
        Importer.Habit,
        Subscriber.Habit,
        GroupGoer.Habit,
        Closer.Habit,
        Timekeeper.Habit,
        Mender.Habit,
        Staff.Habit,
        Rota.Habit,
        PlatformRates.Habit,
        Tariffs.Habit,
        Extras.Habit,
        CouponMaker.Habit,
        Sponsor.Habit,
        Drawer.Habit,
        BankChanger.Habit,
        CheckoutPage.Debits,
        CheckoutPage.Tries,
        Absentee.Habit,
        Deliverer.Habit,
        Migrator.Habit,
        Changer.Habit,
        Tipper.Habit,
        OwnPolicy.Habit,
        Reckoner.Habit,
        ProviderPerson.Refusals,
        Arbiter.Habit,
        PackageBuyer.Habit,
        Complainer.Habit,
        Disputer.Habit,
        Cashier.Habit,
        Payer.Habit,
        Payer.Stragglers,
        Cheat.Habit,
        Forgiver.Habit,
        Insurer.Habit,
        Artisan.Habit,
        Depositor.Habit,
        Guarantor.Habit,
        Taxpayer.Habit,
        FundFlows.Habit,
        EuroGateways.Habit,
        Recipient.Habit,
        ClosedCards.Habit,
        Apologist.Habit,
        Banker.Habit,
        PlatformRates.RefundFees,
        Strictness.Habit,
    ];

    public static (Scenario Scenario, Verdict Verdict) Shrink(Scenario failing, Verdict verdict)
    {
        var broken = verdict.Violations[0].Invariant;
        var smallest = (Scenario: failing, Verdict: verdict);
        foreach (var name in Fault.Kinds.Select(kind => kind.Fault.Name).Concat(Town.Names).Concat(Habits))
        {
            var without = smallest.Scenario with { Without = smallest.Scenario.Without.Add(name) };
            var again = Town.Run(without);
            if (again.Violations.Any(violation => violation.Invariant == broken))
            {
                smallest = (without, again);
            }
        }

        return smallest;
    }
}
