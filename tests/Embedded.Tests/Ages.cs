using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>How long an activation that nobody uses stays, and what counts as use.</summary>
public sealed class Ages
{
    [Fact]
    public async Task A_class_can_state_its_age()
    {
        await using var engine = await Engine.Start();
        var grain = Named(engine, nameof(ShortLivedGrain));
        var before = await grain.Activation();

        engine.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(before, await grain.Activation());
        engine.Time.Advance(TimeSpan.FromMinutes(4));

        Assert.NotEqual(before, await grain.Activation());
    }

    [Theory]
    [InlineData(nameof(KeptGrain))]
    [InlineData(nameof(AlwaysActiveGrain))]
    public async Task A_class_can_state_that_it_is_never_collected(string className)
    {
        await using var engine = await Engine.Start();
        var grain = Named(engine, className);
        var before = await grain.Activation();

        engine.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(before, await grain.Activation());
    }

    [Fact]
    public async Task The_options_can_state_an_age_for_all_and_for_one_class()
    {
        await using var engine = await Engine.Start(static silo => silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionAge = TimeSpan.FromHours(2);
            options.ClassSpecificCollectionAge[typeof(AgingGrain).FullName!] = TimeSpan.FromMinutes(5);
        }));
        var (aging, other) = (Named(engine, nameof(AgingGrain)), Named(engine, nameof(OtherAgingGrain)));
        var (agingBefore, otherBefore) = (await aging.Activation(), await other.Activation());

        engine.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.NotEqual(agingBefore, await aging.Activation());
        Assert.Equal(otherBefore, await other.Activation());
        engine.Time.Advance(TimeSpan.FromHours(3));
        Assert.NotEqual(otherBefore, await other.Activation());
    }

    [Fact]
    public async Task A_call_that_runs_keeps_its_activation_however_long_it_takes()
    {
        await using var engine = await Engine.Start(static silo => silo.Configure<SiloMessagingOptions>(static options => options.ResponseTimeout = TimeSpan.FromDays(1)));
        var grain = Named(engine, nameof(AgingGrain));
        var running = grain.Wait("ages.running");
        await Gate.Named("ages.running").Arrived;

        engine.Time.Advance(TimeSpan.FromHours(1));
        Gate.Named("ages.running").Open();

        Assert.Equal(await running, await grain.Activation());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ticks_count_as_use_only_of_a_timer_that_says_so(bool keepAlive)
    {
        await using var engine = await Engine.Start();
        var grain = Named(engine, nameof(AgingGrain));
        var period = TimeSpan.FromMinutes(4);
        var before = await grain.Tick(period, keepAlive);

        for (var tick = 0; tick < 3; tick++)
        {
            engine.Time.Advance(period);
            await engine.Time.Awaited(period);
            await engine.Rest();
        }

        engine.Time.Advance(TimeSpan.FromMinutes(3.5));
        Assert.Equal(keepAlive, before == await grain.Activation());
    }

    [Fact]
    public async Task A_wish_to_stay_can_be_taken_back()
    {
        await using var engine = await Engine.Start();
        var grain = Named(engine, nameof(AgingGrain));
        var before = await grain.Stay(Timeout.InfiniteTimeSpan);
        engine.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(before, await grain.Activation());

        await grain.Stay(TimeSpan.FromSeconds(-1));
        engine.Time.Advance(TimeSpan.FromMinutes(16));

        Assert.NotEqual(before, await grain.Activation());
    }

    [Fact]
    public async Task A_wish_to_stay_does_not_shorten_the_age()
    {
        await using var engine = await Engine.Start();
        var grain = Named(engine, nameof(AgingGrain));
        var before = await grain.Stay(TimeSpan.FromMinutes(1));

        engine.Time.Advance(TimeSpan.FromMinutes(14));

        Assert.Equal(before, await grain.Activation());
    }

    [Fact]
    public void Ages_are_read_as_Orleans_reads_them()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), new CollectionAgeLimitAttribute("00:00:30").AgeLimit);
        Assert.Equal(TimeSpan.FromMinutes(90), new CollectionAgeLimitAttribute { Hours = 1, Minutes = 30 }.AgeLimit);
        Assert.Equal(CollectionAgeLimitAttribute.MinAgeLimit, new CollectionAgeLimitAttribute { Minutes = 0.5 }.AgeLimit);
        Assert.Equal(TimeSpan.FromDays(short.MaxValue), new CollectionAgeLimitAttribute { AlwaysActive = true }.AgeLimit);
    }

    private static IAgingGrain Named(Engine engine, string className) =>
        engine.Grains.GetGrain<IAgingGrain>(className, $"{typeof(Ages).Namespace}.{className}");
}

public interface IAgingGrain : IGrainWithStringKey
{
    Task<ActivationId> Activation();

    Task<ActivationId> Wait(string gate);

    Task<ActivationId> Stay(TimeSpan span);

    Task<ActivationId> Tick(TimeSpan period, bool keepAlive);
}

internal abstract class AgingGrainBehaviour : Grain, IAgingGrain
{
    public Task<ActivationId> Activation() => Task.FromResult(GrainContext.ActivationId);

    public async Task<ActivationId> Wait(string gate)
    {
        await Gate.Named(gate).Pass();
        return GrainContext.ActivationId;
    }

    public Task<ActivationId> Stay(TimeSpan span)
    {
        DelayDeactivation(span);
        return Activation();
    }

    public Task<ActivationId> Tick(TimeSpan period, bool keepAlive)
    {
        this.RegisterGrainTimer(static () => Task.CompletedTask, new GrainTimerCreationOptions(period, period) { KeepAlive = keepAlive });
        return Activation();
    }
}

internal sealed class AgingGrain : AgingGrainBehaviour;

internal sealed class OtherAgingGrain : AgingGrainBehaviour;

[CollectionAgeLimit(Minutes = 3)]
internal sealed class ShortLivedGrain : AgingGrainBehaviour;

[KeepAlive]
internal sealed class KeptGrain : AgingGrainBehaviour;

[CollectionAgeLimit(AlwaysActive = true)]
internal sealed class AlwaysActiveGrain : AgingGrainBehaviour;
