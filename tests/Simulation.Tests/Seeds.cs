namespace Marketplace.Simulations;

/// <summary>What a test run takes the time for. Campaigns of thousands of seeds are Program.cs's.</summary>
public sealed class Seeds
{
    /// <summary>Habits that came after files did: whoever adds one names it here.</summary>
    private const string AfterAttachments = "inquiries,supports,regrets,stragglers,audits,closed-cards,holidays,refund-fees,penalties";

    /// <summary>What people do since all but the latest of the seeds below found something.</summary>
    private const string Newest = AfterAttachments + ",attaches,reports,blocks,notices,switches,threads,destinations,taxes,guarantees,banks,reserves";

    /// <summary>Who lives here, and what they do, only since the oldest of the seeds below found something: without them they run as they did then.</summary>
    private const string Newcomers = Newest + ",Olga,Mallory,tokens,doubles,reads,clock-jump,claim,chores,listens,critics,waits,ways,slots,regulars,imports,subscribes,groups,timers,staff,closes,absences,deliveries,migrates,changes,moves,tips,promises,reckons,refusals,disputes,packages,rotas,milestones,complaints,fees,debits,treasury,extras,closings,tariffs,filing,reconciles,chargebacks,write-offs,reporting,coupons,cash,mends,wallets,sponsors,cheats,balances,billing,draws";

    /// <summary>Scenarios that once found something, with what it was.</summary>
    public static TheoryData<ulong, string, string> Found { get; } = new()
    {
        { 7, Newcomers, "An activation that another had overtaken refused a fact for ever, because it never reread what it refused on." },
        { 44, Newcomers, "The expiry gave back money that the booking was being told of, which took its slot again and was confirmed unpaid." },
        { 74, Newcomers, "An activation that another had overtaken did not know of the page that another try replaces, so both stayed open and were paid." },
        { 5014, Newcomers, "A relay was refused by an activation that another had overtaken, until it was parked." },
        { 74, Newest + ",draws,billing,balances,cheats,sponsors,mends,write-offs,wallets,cash,coupons,reporting,chargebacks,reconciles,filing,closings,treasury,Mallory,milestones,complaints,packages,promises,reckons,refusals,disputes,tips,changes,timers,migrates,deliveries,absences,staff,groups,closes,ways,slots,regulars,imports,subscribes,chores,listens,critics,waits,tokens,doubles,reads,clock-jump,claim,call,crash,gateway,impatience,missed-tick,pause,storage", "A calendar was not found right after its plan was set, by an activation that another had overtaken." },
        { 1137, Newest + ",draws,billing,balances,cheats,sponsors,mends,write-offs,wallets,cash,coupons,reporting,chargebacks,reconciles,filing,closings,treasury,Dan,Pia,milestones,complaints,packages,promises,reckons,refusals,disputes,tips,changes,timers,migrates,deliveries,absences,staff,groups,closes,ways,slots,regulars,imports,subscribes,chores,listens,critics,waits,clock-jump,claim,call,crash,doubles,gateway,impatience,missed-tick,pause,storage,webhook", "Somebody who had just registered could not log in, because an activation had been there before the account." },
        { 70042, Newest + ",draws,billing,balances,cheats,sponsors,mends,write-offs,wallets,cash,coupons,reporting,chargebacks,reconciles,filing,closings,treasury,milestones,complaints,packages,promises,reckons,refusals,disputes,tips,changes,timers,migrates,deliveries,absences,staff,groups,closes,waits,ways,slots,regulars,imports,subscribes,claim,crash,pause,repeat", "Somebody chose a new password, and an activation that another had overtaken refused it and went on with sessions that rested on the old one." },
        { 456, Newest + ",draws,billing,balances,cheats,sponsors,mends,write-offs,wallets,cash,coupons,reporting,chargebacks,reconciles,filing,closings,treasury,absences,complaints,crash,deliveries,groups,impatience,listens,milestones,pause,promises,storage,tips", "A wish to move a series was judged by an activation that another had overtaken without what it rests on, and answered as if it had been heard." },
        { 200162, Newest + ",draws,billing,balances,cheats,sponsors,mends,write-offs,wallets,cash,coupons,reporting,chargebacks,reconciles,filing,closings,treasury,deliveries,migrates,milestones,changes,tips,promises,reckons,refusals,disputes,packages,complaints", "A feed was watched while the clock ran fourteen hours ahead, so what the gateway did in these hours was never looked for." },
        { 170, AfterAttachments + ",call,crash,impatience,pause,promises,reads,reckons,repeat,switches,webhook", "Who reported a message by a clock that ran ahead was not told what was decided of it." },
        { 9005, Newest + ",draws,billing,balances,cheats,sponsors,clock-jump", "A coupon that had been ended was offered by an activation that another had overtaken." },
    };

    [Fact]
    public void Hold_every_invariant_through_every_trouble()
    {
        for (var seed = 1ul; seed <= 20; seed++)
        {
            Holds(Scenario.Of(seed));
        }
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Stay_mended(ulong seed, string without, string what)
    {
        Assert.NotEmpty(what);
        Holds(new Scenario(seed, [.. without.Split(',')]));
    }

    [Fact]
    public void Pay_providers_for_every_period()
    {
        var verdict = Earner.Live(Scenario.Of(1), TimeSpan.FromDays(120));

        Assert.True(verdict.Violations.IsEmpty, $"{string.Join(Environment.NewLine, verdict.Violations)}{Environment.NewLine}{verdict.Story}");
        Assert.Contains("payout.paid", verdict.Story, StringComparison.Ordinal);
        Assert.DoesNotContain("provider-account.held", verdict.Story, StringComparison.Ordinal);
    }

    [Fact]
    public void Give_the_same_log_to_the_byte()
    {
        var first = Town.Run(Scenario.Of(3));
        var again = Town.Run(Scenario.Of(3));

        Assert.Equal(first.Story, again.Story);
        Assert.NotEqual(first.Digest, Town.Run(Scenario.Of(4)).Digest);
    }

    [Fact]
    public void Go_through_the_life_of_several_bookings()
    {
        var verdicts = Enumerable.Range(1, 3)
            .Select(static seed => Town.Run(new Scenario((ulong)seed, [.. Fault.Kinds.Select(static kind => kind.Fault.Name)])))
            .ToArray();

        Assert.InRange(verdicts.Average(static verdict => verdict.Bookings), 5, 20);
        foreach (var happened in (string[])["booking.confirmed", "payment.captured", "payment.transferred", "payout.paid", "booking.closed", "conversation.message-posted"])
        {
            Assert.Contains(verdicts, verdict => verdict.Story.Contains(happened, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Give_a_slot_that_everybody_wants_to_one()
    {
        for (var seed = 1ul; seed <= 4; seed++)
        {
            var verdict = Crowd.Storm(Scenario.Of(seed), clients: 50);
            Assert.True(verdict.Violations.IsEmpty, $"{seed}: {string.Join(Environment.NewLine, verdict.Violations)}{Environment.NewLine}{verdict.Story}");
        }
    }

    /// <summary>The simulator itself must notice what has no place in it.</summary>
    [Fact]
    public void Fail_when_something_leaves_their_thread()
    {
        var verdict = Town.Run(Scenario.Of(1), static town => town.Outside.Run(static async () =>
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding)));

        Assert.Contains(verdict.Violations, violation => violation.What.Contains("thread pool", StringComparison.Ordinal));
    }

    /// <summary>A campaign lives through thousands of towns, and one that is kept is kept with all that ever happened in it.</summary>
    [Fact]
    public void Leave_nothing_behind()
    {
        var town = Lived();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(town.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Lived()
        {
            WeakReference? town = null;
            Town.Run(Scenario.Of(5), living => town = new WeakReference(living));
            return town!;
        }
    }

    private static void Holds(Scenario scenario)
    {
        var verdict = Town.Run(scenario);
        Assert.True(verdict.Violations.IsEmpty, $"{scenario}: {string.Join(Environment.NewLine, verdict.Violations)}{Environment.NewLine}{verdict.Story}");
    }
}
