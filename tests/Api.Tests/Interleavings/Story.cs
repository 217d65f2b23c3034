using System.Collections.Concurrent;

namespace Marketplace.Interleavings;

/// <summary>One seed from its first request to its verdict. When anything is wrong it tells all that was asked and answered.</summary>
internal sealed class Story(Plan plan)
{
    private readonly ConcurrentQueue<string> diary = new();

    /// <summary>Plays it on a marketplace of its own, so that it is the same alone and among others.</summary>
    /// <returns>What was asked and answered.</returns>
    public async Task<string> Plays()
    {
        var marketplace = await RunningMarketplace.With(
            $"Payments:Gateways:IQD:0={plan.Wallet}",
            "Payments:Gateways:IQD:1=manual",
            $"Stripe:FundFlow={plan.FundFlow}",

            // A gateway that keeps silent, and work that failed, are waited for in real time: how long says nothing about the order of things.
            "Stripe:Timeout=00:00:03",
            "Work:FirstRetry=00:00:00.020",
            "Work:LongestRetry=00:00:04",
            "Work:Attempts=1000");
        try
        {
            await Plays(new Stage(marketplace, plan.Wallet));
            return Diary;
        }
        catch (Exception failure)
        {
            throw new InterleavingException(plan, Diary, failure);
        }
        finally
        {
            await marketplace.DisposeAsync();
        }
    }

    /// <summary>By round, in the order of the answers.</summary>
    private string Diary => string.Join(Environment.NewLine, diary);

    private async Task Plays(Stage stage)
    {
        await stage.Opens();
        foreach (var (index, round) in plan.Rounds.Index())
        {
            await Task.WhenAll(round.Select(step => Happens(stage, index, step)));
            Assert.Empty(stage.Wrong);
        }

        await Healing.Of(stage);
        Assert.Empty(stage.Wrong);
        await new Judge(stage).Judges();
    }

    private async Task Happens(Stage stage, int round, Step step) => diary.Enqueue($"{round,3}  {step.Says}: {await step.Happens(stage)}");
}

/// <summary>A story that did not end as it must.</summary>
internal sealed class InterleavingException(Plan plan, string diary, Exception failure) : Exception(
    $"""
    Seed {plan.Seed} ({plan.Wallet}, {plan.FundFlow}): {failure.Message}

    By round, in the order of the answers:
    {diary}

    Again: {Any_interleaving.Variable}={plan.Seed} dotnet test tests/Api.Tests --filter {nameof(Any_interleaving)}
    """,
    failure);
