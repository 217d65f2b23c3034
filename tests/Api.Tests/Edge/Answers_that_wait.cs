using Marketplace.Hosting;
using Marketplace.Realtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Edge;

/// <summary>An answer waits for what follows from it by itself as long as `Edge:AnswerPatience` says, by the clock of the engine.</summary>
public sealed class Answers_that_wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);
    private static readonly GrainId Stream = GrainId.Create("series", "1");

    private readonly HandMovedTime time = new();

    [Fact]
    public async Task What_does_not_follow_in_time_is_answered_as_it_stands()
    {
        var looks = 0;
        var answer = Settling().Settled<Work>(new Work(IsDone: false), Stream, () => Look(ref looks, isDone: false), work => !work.IsDone, CancellationToken.None);

        time.Pass(Patience - TimeSpan.FromTicks(1));
        Assert.False(answer.IsCompleted);
        time.Pass(TimeSpan.FromTicks(1));

        Assert.False((await answer).View!.IsDone);
        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task What_follows_without_a_hint_is_seen_when_patience_ends()
    {
        var looks = 0;
        var answer = Settling().Settled<Work>(new Work(IsDone: false), Stream, () => Look(ref looks, isDone: looks > 0), work => !work.IsDone, CancellationToken.None);

        time.Pass(Patience);

        Assert.True((await answer).View!.IsDone);
    }

    [Fact]
    public async Task What_is_done_is_answered_at_once()
    {
        var looks = 0;
        var answer = await Settling().Settled<Work>(new Work(IsDone: true), Stream, () => Look(ref looks, isDone: true), work => !work.IsDone, CancellationToken.None);

        Assert.True(answer.View!.IsDone);
        Assert.Equal(0, looks);
    }

    /// <summary>As the host composes it from its settings.</summary>
    private Settling Settling()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Edge:AnswerPatience"] = Patience.ToString();
        builder.Services.AddSingleton(Options.Create(new SandboxOptions()));
        builder.AddEdgeOptions();
        return new Settling(new ChangeWatch(time), builder.Services.BuildServiceProvider().GetRequiredService<IOptions<EdgeOptions>>());
    }

    private static Task<Outcome<Work>> Look(ref int looks, bool isDone)
    {
        looks++;
        return Task.FromResult<Outcome<Work>>(new Work(isDone));
    }

    private sealed record Work(bool IsDone);

    /// <summary>A clock that stands still until the test moves it.</summary>
    private sealed class HandMovedTime : TimeProvider
    {
        private readonly List<Alarm> alarms = [];
        private TimeSpan passed;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var alarm = new Alarm(alarms, () => passed, () => callback(state));
            alarm.Change(dueTime, period);
            return alarm;
        }

        public void Pass(TimeSpan span)
        {
            passed += span;
            foreach (var due in alarms.Where(alarm => alarm.Due <= passed).ToArray())
            {
                due.Ring();
            }
        }
    }

    private sealed class Alarm(List<Alarm> alarms, Func<TimeSpan> passed, Action callback) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Ring()
        {
            Dispose();
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Due = passed() + dueTime;
                alarms.Add(this);
            }

            return true;
        }

        public void Dispose() => alarms.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
