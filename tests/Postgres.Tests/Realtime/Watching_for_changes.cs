using Marketplace.Work;

namespace Marketplace.Realtime;

public sealed class Watching_for_changes
{
    private static readonly GrainId Thread = GrainId.Create("conversation", "1");
    private static readonly GrainId Other = GrainId.Create("conversation", "2");

    private readonly ChangeWatch watch = new(TimeProvider.System);

    [Fact]
    public async Task Everybody_looks_once_and_then_after_every_change()
    {
        using var subscription = watch.Watch(Thread);
        using var patience = new CancellationTokenSource(WorkBench.Patience);
        await using var hints = subscription.All(patience.Token).GetAsyncEnumerator();

        Assert.True(await hints.MoveNextAsync());
        watch.Tell(Thread, 4, null);
        Assert.True(await hints.MoveNextAsync());

        Assert.Equal((4L, false), (hints.Current.Version, hints.Current.IsHeartbeat));
    }

    [Fact]
    public async Task Changes_while_nobody_looks_become_one_hint()
    {
        using var subscription = watch.Watch(Thread, Other);
        watch.Tell(Thread, 4, null);
        watch.Tell(Thread, 6, "ada is typing");
        watch.Tell(Other, 5, null);

        var hint = await subscription.Next(CancellationToken.None);

        Assert.Equal(6, hint.Version);
        Assert.Equal("ada is typing", Assert.Single(hint.Whispers));
    }

    [Fact]
    public async Task Whoever_watches_anything_hears_of_every_change_and_of_no_whisper()
    {
        using var subscription = watch.Watch(ChangeWatch.Anything);
        var next = subscription.Next(CancellationToken.None);
        watch.Tell(Thread, 0, "ada is typing");
        Assert.False(next.IsCompleted);

        watch.Tell(Other, 5, null);

        var hint = await next;
        Assert.Equal((false, 0), (hint.IsHeartbeat, hint.Whispers.Length));
    }

    [Fact]
    public async Task What_is_wanted_is_read_once_the_stream_has_changed()
    {
        var version = 1;
        var read = watch.Read(Thread, () => Task.FromResult(version), latest => latest == 3, WorkBench.Patience, CancellationToken.None);
        watch.Tell(Thread, ++version, null);
        watch.Tell(Thread, ++version, null);

        Assert.Equal(3, await read);
    }

    [Fact]
    public async Task A_change_between_the_look_and_the_wait_is_not_missed()
    {
        var looks = 0;
        var read = await watch.Read(
            Thread,
            () =>
            {
                // Nobody waits yet: they are looking.
                watch.Tell(Thread, 3, null);
                return Task.FromResult(++looks);
            },
            look => look == 2,
            WorkBench.Patience,
            CancellationToken.None);

        Assert.Equal(2, read);
    }

    [Fact]
    public async Task What_does_not_come_in_time_is_for_the_caller_to_judge() =>
        Assert.Equal(1, await watch.Read(Thread, () => Task.FromResult(1), _ => false, TimeSpan.FromMilliseconds(1), CancellationToken.None));

    [Fact]
    public async Task What_came_without_a_hint_is_seen_when_patience_ends()
    {
        var looks = 0;

        Assert.Equal(2, await watch.Read(Thread, () => Task.FromResult(++looks), look => look == 2, TimeSpan.FromMilliseconds(1), CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_left_hears_nothing()
    {
        var subscription = watch.Watch(Thread);
        subscription.Dispose();
        watch.Tell(Thread, 4, "late");

        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscription.Next(patience.Token));
    }
}
