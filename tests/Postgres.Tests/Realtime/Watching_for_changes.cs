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
    public async Task A_version_that_was_reached_is_heard_of()
    {
        var reached = watch.Reached(Thread, 3, WorkBench.Patience, CancellationToken.None);
        watch.Tell(Thread, 2, null);
        watch.Tell(Thread, 3, null);

        Assert.True(await reached);
    }

    [Fact]
    public async Task A_version_that_is_not_heard_of_in_time_is_for_the_caller_to_look_for() =>
        Assert.False(await watch.Reached(Thread, 3, TimeSpan.FromMilliseconds(1), CancellationToken.None));

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
