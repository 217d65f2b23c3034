using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Whether calls made on behalf of a call may come back into its grain, and what else travels along a chain.</summary>
public sealed class CallChains
{
    [Fact]
    public async Task Coming_back_is_off_by_default()
    {
        await using var engine = await Engine.Start();
        var call = engine.Grains.GetGrain<IChainGrain>("off").CallBack(new ChainPlan("off.other"));

        await TimesOut(engine, call);
    }

    [Fact]
    public async Task It_can_be_switched_on_for_a_section()
    {
        await using var engine = await Engine.Start();

        Assert.Equal("back at on", await engine.Grains.GetGrain<IChainGrain>("on").CallBack(new ChainPlan("on.other", Allow: true)));
    }

    [Fact]
    public async Task It_ends_with_the_section()
    {
        await using var engine = await Engine.Start();
        var call = engine.Grains.GetGrain<IChainGrain>("ended").CallBack(new ChainPlan("ended.other", Allow: true, AfterSection: true));

        await TimesOut(engine, call);
    }

    [Fact]
    public async Task What_was_begun_in_a_section_comes_back_only_while_it_lasts()
    {
        await using var engine = await Engine.Start();
        var call = engine.Grains.GetGrain<IChainGrain>("outlasted").CallBackLate(new ChainPlan("outlasted.other", Gate: "chains.outlasted"), "chains.ended");
        await Gate.Named("chains.outlasted").Arrived;
        await Gate.Named("chains.ended").Arrived;
        Gate.Named("chains.outlasted").Open();

        await TimesOut(engine, call);
    }

    [Fact]
    public async Task A_grain_further_down_can_switch_it_off_again()
    {
        await using var engine = await Engine.Start();
        var call = engine.Grains.GetGrain<IChainGrain>("suppressed").CallBack(new ChainPlan("suppressed.other", Allow: true, SuppressBelow: true));

        await TimesOut(engine, call);
    }

    [Fact]
    public async Task Only_the_chain_that_was_allowed_comes_in_and_others_wait()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IChainGrain>("guarded");
        var call = grain.CallBack(new ChainPlan("guarded.other", Allow: true, Gate: "chains.guarded"));
        await Gate.Named("chains.guarded").Arrived;

        var stranger = grain.Touch();
        await engine.Meanwhile();
        Assert.False(stranger.IsCompleted);
        Gate.Named("chains.guarded").Open();

        Assert.Equal("back at guarded", await call);
        await stranger;
    }

    [Fact]
    public async Task A_grain_may_call_itself_where_that_was_allowed()
    {
        await using var engine = await Engine.Start();

        Assert.Equal("back at self", await engine.Grains.GetGrain<IChainGrain>("self").CallBack(new ChainPlan("self", Allow: true)));
    }

    [Fact]
    public async Task A_grain_that_begins_knows_what_travels_with_the_call_that_woke_it()
    {
        await using var engine = await Engine.Start();
        RequestContext.Set("traveller", "Ada");

        var woken = await engine.Grains.GetGrain<IChainGrain>("woken").WokenBy();
        RequestContext.Clear();

        Assert.Equal("Ada", woken);
        Assert.Equal("Ada", await engine.Grains.GetGrain<IChainGrain>("woken").WokenBy());
    }

    private static async Task TimesOut(Engine engine, Task call)
    {
        // Time must not be quicker than a call that does come back.
        await engine.Meanwhile();
        while (!call.IsCompleted)
        {
            engine.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }
}

[GenerateSerializer, Immutable, Alias("chain-plan")]
public sealed record ChainPlan(string Through, bool Allow = false, bool AfterSection = false, bool SuppressBelow = false, string? Gate = null);

public interface IChainGrain : IGrainWithStringKey
{
    Task<string> CallBack(ChainPlan plan);

    Task<string> CallBackLate(ChainPlan plan, string ended);

    Task<string> GoBack(string home, ChainPlan plan);

    Task<string> Touch();

    Task<string> WokenBy();
}

internal sealed class ChainGrain : Grain, IChainGrain
{
    private string wokenBy = "";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        wokenBy = RequestContext.Get("traveller") as string ?? "nobody";
        return Task.CompletedTask;
    }

    public async Task<string> CallBack(ChainPlan plan)
    {
        using (plan.Allow ? RequestContext.AllowCallChainReentrancy() : default)
        {
            if (!plan.AfterSection)
            {
                return await Through(plan);
            }
        }

        return await Through(plan);
    }

    public async Task<string> CallBackLate(ChainPlan plan, string ended)
    {
        Task<string> late;
        using (RequestContext.AllowCallChainReentrancy())
        {
            late = Through(plan);
        }

        _ = Gate.Named(ended).Pass();
        return await late;
    }

    public async Task<string> GoBack(string home, ChainPlan plan)
    {
        if (plan.Gate is { } gate)
        {
            await Gate.Named(gate).Pass();
        }

        using (plan.SuppressBelow ? RequestContext.SuppressCallChainReentrancy() : default)
        {
            return await GrainFactory.GetGrain<IChainGrain>(home).Touch();
        }
    }

    public Task<string> Touch() => Task.FromResult($"back at {this.GetPrimaryKeyString()}");

    public Task<string> WokenBy() => Task.FromResult(wokenBy);

    private Task<string> Through(ChainPlan plan) => GrainFactory.GetGrain<IChainGrain>(plan.Through).GoBack(this.GetPrimaryKeyString(), plan);
}
