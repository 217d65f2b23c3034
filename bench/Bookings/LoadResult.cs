using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Bench;

/// <summary>What a load achieved.</summary>
/// <param name="Callers">How many called at once, each waiting for its answer before it called again.</param>
/// <param name="Done">Calls that succeeded.</param>
/// <param name="Failed">Calls that did not.</param>
/// <param name="Seconds">From the first call until everything that the calls caused was written too.</param>
/// <param name="Median">Of one call's time, in milliseconds.</param>
/// <param name="Slowest">What one call in a hundred exceeds, in milliseconds.</param>
/// <param name="ServerCpu">Processor time of the marketplace per call, in milliseconds; zero where it is not known.</param>
/// <param name="DatabaseCpu">Processor time of PostgreSQL per call, in milliseconds.</param>
internal sealed record LoadResult(
    int Callers, int Done, int Failed, double Seconds, double Median, double Slowest, double ServerCpu = 0, double DatabaseCpu = 0)
{
    public double PerSecond => Done / Seconds;

    /// <summary>Keeps callers calling until the time is up.</summary>
    /// <param name="callers">How many.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="call">One call of one caller; whether it succeeded.</param>
    public static async Task<LoadResult> Of(int callers, int seconds, Func<int, Task<bool>> call)
    {
        var began = Stopwatch.GetTimestamp();
        var ends = began + (seconds * Stopwatch.Frequency);
        var each = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => Keep(caller, call, ends))));
        var times = each.SelectMany(caller => caller.Times).Order().ToArray();
        return new LoadResult(
            callers,
            times.Length,
            each.Sum(caller => caller.Failed),
            Stopwatch.GetElapsedTime(began).TotalSeconds,
            At(times, 50),
            At(times, 99));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{PerSecond,7:N0}/s  p50 {Median,6:0.0} ms  p99 {Slowest,6:0.0} ms  cpu {ServerCpu,5:0.00} + {DatabaseCpu,5:0.00} ms  {Done} done in {Seconds:0.0} s");

    public static double At(long[] sorted, int percent) =>
        sorted is [] ? 0 : Stopwatch.GetElapsedTime(0, sorted[sorted.Length * percent / 100]).TotalMilliseconds;

    private static async Task<(List<long> Times, int Failed)> Keep(int caller, Func<int, Task<bool>> call, long ends)
    {
        var times = new List<long>();
        var failed = 0;
        for (var now = Stopwatch.GetTimestamp(); now < ends;)
        {
            var succeeded = await call(caller);
            var then = Stopwatch.GetTimestamp();
            if (succeeded)
            {
                times.Add(then - now);
            }
            else
            {
                failed++;
            }

            now = then;
        }

        return (times, failed);
    }
}
