using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Filters see calls on both sides, in the order in which they were added, and may change what passes.</summary>
public sealed class Filters
{
    [Fact]
    public async Task Filters_wrap_the_call_from_the_caller_inwards()
    {
        var log = new List<string>();
        await using var engine = await Engine.Start(silo => silo
            .AddOutgoingGrainCallFilter(new OutgoingGrainCallFilterDelegate(Logging("out")))
            .AddIncomingGrainCallFilter(new IncomingGrainCallFilterDelegate(Logging("in 1")))
            .AddIncomingGrainCallFilter(new IncomingGrainCallFilterDelegate(Logging("in 2"))));

        Assert.Equal("grain: hello", await engine.Grains.GetGrain<IFilteredGrain>("wrapped").Say("hello"));

        Assert.Equal(["out Say", "in 1 Say", "in 2 Say", "in 2 done", "in 1 done", "out done"], log);

        Func<IGrainCallContext, Task> Logging(string name) => async context =>
        {
            log.Add($"{name} {context.MethodName}");
            await context.Invoke();
            log.Add($"{name} done");
        };
    }

    [Fact]
    public async Task A_filter_may_change_arguments_and_results()
    {
        await using var engine = await Engine.Start(silo => silo.AddIncomingGrainCallFilter(async context =>
        {
            context.Request.SetArgument(0, "changed");
            await context.Invoke();
            context.Result += "!";
        }));

        Assert.Equal("grain: changed!", await engine.Grains.GetGrain<IFilteredGrain>("changed").Say("hello"));
    }

    [Fact]
    public async Task A_filter_may_answer_in_the_grains_place()
    {
        await using var engine = await Engine.Start(silo => silo.AddOutgoingGrainCallFilter(context =>
        {
            context.Result = "never left";
            return Task.CompletedTask;
        }));

        Assert.Equal("never left", await engine.Grains.GetGrain<IFilteredGrain>("replaced").Say("hello"));
    }

    [Fact]
    public async Task A_grain_may_filter_its_own_calls()
    {
        await using var engine = await Engine.Start();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => engine.Grains.GetGrain<IFilteredGrain>("own").Say("forbidden"));
    }

    [Fact]
    public async Task A_filter_that_neither_goes_on_nor_answers_is_an_error()
    {
        await using var incoming = await Engine.Start(silo => silo.AddIncomingGrainCallFilter(static _ => Task.CompletedTask));
        await using var outgoing = await Engine.Start(silo => silo.AddOutgoingGrainCallFilter(static _ => Task.CompletedTask));

        await Assert.ThrowsAsync<InvalidOperationException>(() => incoming.Grains.GetGrain<IFilteredGrain>("dropped").Say("hello"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => outgoing.Grains.GetGrain<IFilteredGrain>("dropped").Say("hello"));
    }

    [Fact]
    public async Task A_filter_may_try_again_with_all_that_is_inside_of_it()
    {
        var seen = 0;
        await using var engine = await Engine.Start(silo => silo
            .AddOutgoingGrainCallFilter(async context =>
            {
                await Assert.ThrowsAsync<IOException>(context.Invoke);
                await context.Invoke();
            })
            .AddIncomingGrainCallFilter(context => ++seen == 1 ? throw new IOException("not yet") : context.Invoke()));

        Assert.Equal("grain: hello", await engine.Grains.GetGrain<IFilteredGrain>("again").Say("hello"));
        Assert.Equal(2, seen);
    }

    [Fact]
    public async Task Filters_see_the_ticks_of_timers()
    {
        var seen = new TaskCompletionSource<string>();
        await using var engine = await Engine.Start(silo => silo.AddIncomingGrainCallFilter(context =>
        {
            if (context.InterfaceName is "IGrainTimerInvoker")
            {
                seen.TrySetResult($"{context.MethodName} of {context.TargetId} by {context.SourceId}");
            }

            return context.Invoke();
        }));
        var grain = engine.Grains.GetGrain<ITickingGrain>("filtered-ticks");
        await grain.Begin(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        engine.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await grain.Ticks());
        Assert.Equal("InvokeCallbackAsync of ticking/filtered-ticks by ticking/filtered-ticks", await seen.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task What_a_filter_sets_travels_with_the_call()
    {
        await using var engine = await Engine.Start(silo => silo.AddOutgoingGrainCallFilter(context =>
        {
            RequestContext.Set("stamp", context.TargetId.ToString());
            return context.Invoke();
        }));

        Assert.Equal("filtered/stamped", await engine.Grains.GetGrain<IFilteredGrain>("stamped").Stamp());
    }

    [Fact]
    public async Task A_filter_sees_what_the_grain_threw_and_may_answer_instead()
    {
        await using var engine = await Engine.Start(silo => silo.AddIncomingGrainCallFilter(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (UnauthorizedAccessException)
            {
                context.Result = "not for you";
            }
        }));

        Assert.Equal("not for you", await engine.Grains.GetGrain<IFilteredGrain>("consoled").Say("forbidden"));
    }

    [Fact]
    public async Task What_a_filter_throws_reaches_the_caller_and_the_grain_never_sees_the_call()
    {
        await using var engine = await Engine.Start(static silo => silo.AddIncomingGrainCallFilter(static context =>
            context.MethodName is nameof(IFilteredGrain.Say) ? throw new InvalidDataException("not in this form") : context.Invoke()));
        var grain = engine.Grains.GetGrain<IFilteredGrain>("stopped");

        await Assert.ThrowsAsync<InvalidDataException>(() => grain.Say("hello"));

        Assert.Equal(0, await grain.Said());
    }

    [Fact]
    public async Task A_filter_can_be_a_class_with_services_of_its_own()
    {
        var log = new List<string>();
        await using var engine = await Engine.Start(silo =>
        {
            silo.Services.AddSingleton(log);
            silo.AddIncomingGrainCallFilter<LoggingFilter>();
            silo.AddOutgoingGrainCallFilter<LoggingFilter>();
        });

        await engine.Grains.GetGrain<IFilteredGrain>("classes").SayThrough("other", "hello");

        Assert.Equal(
            [
                "nobody calls filtered/classes SayThrough", "filtered/classes hears SayThrough from nobody",
                "filtered/classes calls filtered/other Say", "filtered/other hears Say from filtered/classes",
            ],
            log);
    }

    private sealed class LoggingFilter(List<string> log) : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context)
        {
            log.Add($"{context.TargetContext.GrainId} hears {context.ImplementationMethod.Name} from {Name(context.SourceId)}");
            return context.Invoke();
        }

        public Task Invoke(IOutgoingGrainCallContext context)
        {
            log.Add($"{Name(context.SourceContext?.GrainId)} calls {context.TargetId} {context.InterfaceMethod.Name}");
            return context.Invoke();
        }

        private static string Name(GrainId? source) => source?.ToString() ?? "nobody";
    }
}

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Say(string what);

    Task<string> SayThrough(string other, string what);

    Task<int> Said();

    Task<string?> Stamp();
}

internal sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    private int said;

    public Task<string> Say(string what)
    {
        said++;
        return Task.FromResult($"grain: {what}");
    }

    public Task<string> SayThrough(string other, string what) => GrainFactory.GetGrain<IFilteredGrain>(other).Say(what);

    public Task<int> Said() => Task.FromResult(said);

    public Task<string?> Stamp() => Task.FromResult(RequestContext.Get("stamp") as string);

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.ImplementationMethod.Name is nameof(Say) && context.Request.GetArgument(0) is "forbidden")
        {
            throw new UnauthorizedAccessException();
        }

        return context.Invoke();
    }
}
