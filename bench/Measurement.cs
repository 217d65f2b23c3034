using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Bench;

/// <summary>How one way of calling did.</summary>
/// <param name="Name">Which.</param>
/// <param name="Callers">How many called at once, each waiting for its answer before the next call.</param>
/// <param name="PerSecond">Calls a second, all callers together.</param>
/// <param name="Median">Of one call's time, as its caller sees it.</param>
/// <param name="Slowest">The time that one call in a hundred exceeds.</param>
/// <param name="Bytes">Allocated per call.</param>
internal sealed record Measurement(string Name, int Callers, double PerSecond, TimeSpan Median, TimeSpan Slowest, double Bytes)
{
    /// <summary>Long enough for the second tier of compilation.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3);

    /// <summary>Every so many calls one is timed, so that the clock is not what is measured.</summary>
    private const int TimedEvery = 16;

    public static string Header =>
        $"| {"call",-34} | callers | {"calls/s",12} | {"median",9} | {"p99",9} | bytes/call |\n|{new string('-', 36)}|--------:|-------------:|----------:|----------:|-----------:|";

    /// <param name="name">Which.</param>
    /// <param name="callers">How many at once.</param>
    /// <param name="call">One call of one caller.</param>
    public static async Task<Measurement> Of(string name, int callers, Func<int, Task> call)
    {
        await Run(callers, call, WarmUp);
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var (calls, took, times) = await Run(callers, call, Span);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        times.Sort();
        return new Measurement(
            name,
            callers,
            calls / took.TotalSeconds,
            TimeSpan.FromSeconds(times[times.Count / 2] / (double)Stopwatch.Frequency),
            TimeSpan.FromSeconds(times[times.Count * 99 / 100] / (double)Stopwatch.Frequency),
            (double)bytes / calls);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"| {Name,-34} | {Callers,7} | {PerSecond,12:N0} | {Microseconds(Median),9} | {Microseconds(Slowest),9} | {Bytes,10:N0} |");

    private static string Microseconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMicroseconds:0.00} us");

    private static async Task<(long Calls, TimeSpan Took, List<long> Times)> Run(int callers, Func<int, Task> call, TimeSpan span)
    {
        var began = Stopwatch.GetTimestamp();
        var ends = began + (long)(span.TotalSeconds * Stopwatch.Frequency);
        var results = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => Call(caller, call, ends))));
        return (results.Sum(result => result.Calls), Stopwatch.GetElapsedTime(began), [.. results.SelectMany(result => result.Times)]);
    }

    private static async Task<(long Calls, List<long> Times)> Call(int caller, Func<int, Task> call, long ends)
    {
        // Room enough beforehand: what this list allocates must not be counted as the calls'.
        var times = new List<long>(capacity: 1 << 20);
        var calls = 0L;
        while (true)
        {
            var before = Stopwatch.GetTimestamp();
            if (before > ends)
            {
                return (calls, times);
            }

            await call(caller);
            if (times.Count < times.Capacity)
            {
                times.Add(Stopwatch.GetTimestamp() - before);
            }

            for (var untimed = 1; untimed < TimedEvery; untimed++)
            {
                await call(caller);
            }

            calls += TimedEvery;
        }
    }
}
