using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>How activations end, for which reasons, and that none ends under a running call.</summary>
public sealed class Endings
{
    [Fact]
    public async Task An_activation_waits_for_its_last_call_however_long_that_takes()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IEndingGrain>("waits");
        var running = grain.StepDown("waits");
        await Gate.Named("waits").Arrived;

        engine.Time.Advance(TimeSpan.FromHours(1));
        var queued = grain.Activation();
        await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.Equal(1, engine.Silo.ActivationCount);
        await engine.Meanwhile();
        Assert.False(queued.IsCompleted);

        Gate.Named("waits").Open();
        await queued;
        Assert.Equal(["ApplicationRequested"], Diary.Of("waits"));
    }

    [Fact]
    public async Task A_call_that_runs_for_hours_is_left_alone_and_the_next_meets_another_activation()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IEndingGrain>("stuck");
        var before = await grain.Activation();
        var stuck = grain.Wait("stuck");
        await Gate.Named("stuck").Arrived;

        engine.Time.Advance(SiloMessagingOptions.DEFAULT_MAX_REQUEST_PROCESSING_TIME);
        var tooEarly = grain.Activation();
        engine.Time.Advance(TimeSpan.FromSeconds(1));
        var after = await grain.Activation();

        Assert.NotEqual(before, after);
        Assert.Equal(after, await tooEarly);
        await Assert.ThrowsAsync<TimeoutException>(() => stuck);
        Gate.Named("stuck").Open();
    }

    [Fact]
    public async Task An_activation_that_cannot_end_is_left_alone_too()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IEndingGrain>("endless");
        var before = await grain.Activation();
        var stuck = grain.StepDown("endless");
        await Gate.Named("endless").Arrived;

        engine.Time.Advance(SiloMessagingOptions.DEFAULT_MAX_REQUEST_PROCESSING_TIME + TimeSpan.FromSeconds(1));

        Assert.NotEqual(before, await grain.Activation());
        await Assert.ThrowsAsync<TimeoutException>(() => stuck);
        Gate.Named("endless").Open();
    }

    [Fact]
    public async Task A_goodbye_that_takes_too_long_is_told_and_given_up()
    {
        await using var engine = await Engine.Start(silo => silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromSeconds(10)));
        var grain = engine.Grains.GetGrain<IEndingGrain>("slow-goodbye");
        var before = await grain.Activation();

        var ending = engine.Silo.DeactivateAll();
        await Gate.Named("slow-goodbye").Arrived;
        var queued = grain.Activation();
        await engine.Meanwhile();
        Assert.False(queued.IsCompleted);
        engine.Time.Advance(TimeSpan.FromSeconds(10));

        await ending;
        Assert.NotEqual(before, await queued);
        Assert.Equal(["RuntimeRequested", "cancelled"], Diary.Of("slow-goodbye"));
    }

    [Fact]
    public async Task A_goodbye_that_fails_ends_the_activation_all_the_same()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IEndingGrain>("failing-goodbye");
        var before = await grain.Activation();

        await engine.Silo.DeactivateAll();

        Assert.NotEqual(before, await grain.Activation());
    }

    [Fact]
    public async Task Calls_that_wait_hear_of_the_failure_that_ended_their_activation()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IEndingGrain>("fails");
        var before = await grain.Activation();
        var running = grain.StepDownBecause("no database", "fails");
        await Gate.Named("fails").Arrived;

        var waiting = grain.Activation();
        Gate.Named("fails").Open();

        Assert.Equal("no database", (await Assert.ThrowsAsync<IOException>(() => waiting)).Message);
        await running;
        Assert.NotEqual(before, await grain.Activation());
    }

    [Fact]
    public async Task The_first_reason_counts()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IEndingGrain>("reasons");
        var running = grain.StepDown("reasons");
        await Gate.Named("reasons").Arrived;

        var ending = engine.Silo.DeactivateAll();
        Gate.Named("reasons").Open();

        await Task.WhenAll(running, ending);
        Assert.Equal(["ApplicationRequested"], Diary.Of("reasons"));
    }

    [Fact]
    public async Task Each_way_to_end_has_its_reason()
    {
        await using (var engine = await Engine.Start())
        {
            var grain = engine.Grains.GetGrain<IEndingGrain>("ways");
            await grain.Activation();
            engine.Time.Advance(TimeSpan.FromMinutes(16));
            await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => grain.LoseTheRace());
            await grain.Activation();
        }

        Assert.Equal(["ActivationIdle", "ApplicationError", "ShuttingDown"], Diary.Of("ways"));
    }

    [Fact]
    public async Task A_stop_that_is_called_off_leaves_the_running_calls_behind_and_their_callers_hear_of_it()
    {
        await using var engine = await Engine.Start();
        var running = engine.Grains.GetGrain<IEndingGrain>("called-off").Wait("called-off");
        await Gate.Named("called-off").Arrived;
        using var patience = new CancellationTokenSource();

        var stopping = engine.Stop(patience.Token);
        await engine.Closed();
        await patience.CancelAsync();

        await stopping;
        await Assert.ThrowsAsync<SiloUnavailableException>(() => running);
        Gate.Named("called-off").Open();
    }
}

public interface IEndingGrain : IGrainWithStringKey
{
    Task<ActivationId> Activation();

    Task Wait(string gate);

    Task StepDown(string gate);

    Task StepDownBecause(string failure, string gate);

    Task LoseTheRace();
}

internal sealed class EndingGrain : Grain, IEndingGrain
{
    private string Key => this.GetPrimaryKeyString();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Diary.Write(Key, $"{reason.ReasonCode}");
        switch (Key)
        {
            case "slow-goodbye" when Diary.Of(Key).Length == 1:
                await using (cancellationToken.Register(() => _ = Diary.Write(Key, "cancelled")))
                {
                    await Gate.Named(Key).Pass();
                }

                break;
            case "failing-goodbye":
                throw new IOException("cannot even say goodbye");
        }
    }

    public Task<ActivationId> Activation() => Task.FromResult(GrainContext.ActivationId);

    public Task Wait(string gate) => Gate.Named(gate).Pass();

    public Task StepDown(string gate)
    {
        DeactivateOnIdle();
        return Gate.Named(gate).Pass();
    }

    public Task StepDownBecause(string failure, string gate)
    {
        GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, new IOException(failure), failure));
        return Gate.Named(gate).Pass();
    }

    public Task LoseTheRace() => throw new Orleans.Storage.InconsistentStateException("Somebody else wrote.");
}
