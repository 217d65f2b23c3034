using System.Diagnostics;

namespace Marketplace.Bench;

/// <summary>
/// Asks at a fixed rate, whether or not the answers keep up, and times each from when it was due: a server that falls
/// behind must not be spared the questions that it keeps waiting.
/// </summary>
internal static class PacedLoad
{
    public static async Task<LoadResult> Of(int perSecond, int seconds, Func<int, Task<bool>> ask)
    {
        var due = new List<Task<(long Took, bool Succeeded)>>(perSecond * seconds);
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < perSecond * seconds; number++)
        {
            var at = began + (number * Stopwatch.Frequency / perSecond);
            var early = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), at);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early);
            }

            due.Add(Asked(ask, number, at));
        }

        var answers = await Task.WhenAll(due);
        long[] times = [.. answers.Where(answer => answer.Succeeded).Select(answer => answer.Took).Order()];
        return new LoadResult(
            0, times.Length, answers.Length - times.Length, Stopwatch.GetElapsedTime(began).TotalSeconds, LoadResult.At(times, 50), LoadResult.At(times, 99));
    }

    private static async Task<(long Took, bool Succeeded)> Asked(Func<int, Task<bool>> ask, int number, long at)
    {
        var succeeded = await ask(number);
        return (Stopwatch.GetTimestamp() - at, succeeded);
    }
}
