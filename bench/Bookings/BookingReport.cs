using System.Globalization;

namespace Marketplace.Bench;

/// <summary>Figures of all rounds, and their medians beside B.</summary>
internal sealed class BookingReport
{
    private readonly Dictionary<string, List<LoadResult>> loads = new(StringComparer.Ordinal);

    public void Add(string name, LoadResult load)
    {
        if (!loads.TryGetValue(name, out var rounds))
        {
            loads.Add(name, rounds = []);
        }

        rounds.Add(load);
        Console.WriteLine($"  {name,-22} {load}");
    }

    public void Print()
    {
        var limit = loads.Where(load => load.Key.StartsWith("B,", StringComparison.Ordinal)).Max(load => Median(load.Value, round => round.PerSecond));
        Console.WriteLine("| load                   | bookings/s | of B | median   | p99      | server CPU | database CPU |");
        Console.WriteLine("|------------------------|-----------:|-----:|---------:|---------:|-----------:|-------------:|");
        foreach (var (name, rounds) in loads)
        {
            var rate = Median(rounds, round => round.PerSecond);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name,-22} | {rate,10:N0} | {rate / limit,4:0.00} | {Text(round => round.Median),8} | {Text(round => round.Slowest),8} | {Text(round => round.ServerCpu),10} | {Text(round => round.DatabaseCpu),12} |"));

            string Text(Func<LoadResult, double> of) =>
                Median(rounds, of) is > 0 and var value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.00} ms") : string.Empty;
        }
    }

    private static double Median(List<LoadResult> rounds, Func<LoadResult, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
}
