using Npgsql;

namespace Marketplace.Endurance;

public sealed class Killed_at_every_step
{
    [Fact]
    public async Task The_story_ends_as_it_should()
    {
        using var host = new ChildHost();
        await host.Start();
        await PersistedSteps.Install(host.Database);
        using var stubborn = new StubbornHandler(() => host.Ready);
        using var http = new HttpClient(stubborn) { BaseAddress = host.Address, Timeout = Timeout.InfiniteTimeSpan };

        var story = new WholeStory(http).Play();
        var deaths = await KillAtEveryStep(host, story);
        await story;

        Assert.True(deaths > 20, $"It died {deaths} times only, so the steps were not struck.");
        await host.Kill(withDatabase: true);
        var (exitCode, report) = await host.Run("verify");
        Assert.True(exitCode == 0, report);
    }

    /// <summary>Once per committed step: the host alone, then the host and its database, in turn.</summary>
    private static async Task<int> KillAtEveryStep(ChildHost host, Task story)
    {
        var (deaths, position) = (0, 0L);
        while (!story.IsCompleted)
        {
            using var over = new CancellationTokenSource();
            var step = NextStep(host.Database, position, over.Token);
            if (await Task.WhenAny(step, story) == story)
            {
                await over.CancelAsync();
                break;
            }

            position = await step;
            await host.Kill(withDatabase: deaths++ % 2 == 1);
            await host.Start();
        }

        return deaths;
    }

    private static async Task<long> NextStep(string database, long position, CancellationToken cancellationToken)
    {
        try
        {
            return await PersistedSteps.After(database, position, cancellationToken);
        }
        catch (Exception error) when (error is OperationCanceledException or NpgsqlException && cancellationToken.IsCancellationRequested)
        {
            return position;
        }
    }
}
