using System.Diagnostics;
using System.Globalization;
using Marketplace.Simulations;

// dotnet run -c Release --project tests/Simulation.Tests -- --seeds 2000 --from 1
// dotnet run -c Release --project tests/Simulation.Tests -- --replay 4711 [--without crash,Ben]
// dotnet run -c Release --project tests/Simulation.Tests -- --storms 10000 [--clients 1000] [--from 1]
// dotnet run -c Release --project tests/Simulation.Tests -- --replay 4711 --clients 1000
// dotnet run -c Release --project tests/Simulation.Tests -- --providers 1000 [--years 3] [--from 1]
// dotnet run -c Release --project tests/Simulation.Tests -- --replay 4711 --years 3
// dotnet run -c Release --project tests/Simulation.Tests -- --webhooks 100000 [--from 1]
// dotnet run -c Release --project tests/Simulation.Tests -- --replay 4711 --webhooks 1
// dotnet run -c Release --project tests/Simulation.Tests -- --sensitivity [--only 1,17]
const long EnoughForAllRoutes = 500;
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : null;
ulong Number(string name, ulong otherwise) => Option(name) is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;

var storms = (int)Number("--storms", 0);
var clients = (int)Number("--clients", storms > 0 ? 1000ul : 0);
var providers = (int)Number("--providers", 0);
var years = (int)Number("--years", providers > 0 ? 3ul : 0);
var webhooks = (long)Number("--webhooks", 0);
Func<Scenario, Verdict> run = clients > 0 ? scenario => Crowd.Storm(scenario, clients)
    : years > 0 ? scenario => Earner.Live(scenario, TimeSpan.FromDays(365.25 * years))
    : webhooks > 0 ? static scenario => Town.Run(scenario, static town => town.Troubles.Rates = GatewayTroubleRates.Flood)
    : Town.Run;

if (Option("--replay") is { } replayed)
{
    var scenario = new Scenario(
        ulong.Parse(replayed, CultureInfo.InvariantCulture), [.. (Option("--without") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries)]);
    var verdict = run(scenario);
    Console.WriteLine(verdict.Story);
    Report.Tell(scenario, verdict);
    return verdict.Violations.IsEmpty ? 0 : 1;
}

if (args.Contains("--sensitivity"))
{
    var only = (Option("--only") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
    return Sensitivity.Measure(PlantedBugs.Repository(), only, (int)Number("--seeds", 2000)) == 0 ? 0 : 1;
}

// Of few people, or of other troubles: neither is made shorter, nor asks for all that there is.
var isSpecial = storms + providers + webhooks > 0;
var campaign = new Campaign(
    Number("--from", 1),
    storms > 0 ? storms : providers > 0 ? (providers + Earner.Neighbours - 1) / Earner.Neighbours : (int)Number("--seeds", webhooks > 0 ? int.MaxValue : 500ul),
    (int)Number("--threads", (ulong)Environment.ProcessorCount),
    run,
    webhooks > 0 ? webhooks : null);
var began = Stopwatch.StartNew();
var told = 0;
campaign.Run(enough: (int)Number("--failures", 5), running =>
{
    // At once, because a long campaign may be ended before its end.
    foreach (var (scenario, verdict) in running.Failures.Skip(told).ToArray())
    {
        Console.WriteLine($"\r{scenario} breaks {verdict.Violations[0].Invariant}");
        told++;
    }

    Console.Write($"\r{running.Done} seeds, {running.Bookings} bookings, {running.Failures.Count} failed");
});
Console.WriteLine(
    $"\r{campaign.Done} seeds with {campaign.Bookings} bookings and {campaign.Steps} steps in {began.Elapsed.TotalSeconds:0.0} s ({Environment.CpuUsage.TotalTime.TotalSeconds:0} s of processors), {campaign.Failures.Count} failed");
foreach (var (scenario, verdict) in campaign.Failures)
{
    var (smaller, smallest) = args.Contains("--no-shrinking") || isSpecial ? (scenario, verdict) : Shrinker.Shrink(scenario, verdict);
    Report.Tell(smaller, smallest);
}

if (webhooks > 0)
{
    var tally = campaign.Webhooks;
    Console.WriteLine(
        $"{tally.Made} webhooks: {tally.NeverSent} never sent, {tally.Repeated} repeated, {tally.Late} late, and {tally.Poisoned} besides that nobody could process");
}

if (isSpecial)
{
    return campaign.Failures.Count == 0 ? 0 : 1;
}

// What nobody asks for proves nothing. A short campaign need not meet everybody who does.
var routes = Blueprint.Shared.Routes;
Console.WriteLine($"{routes.Count - routes.Unanswered.Count} of {routes.Count} routes answered{string.Concat(routes.Unanswered.Select(route => $"{Environment.NewLine}  never: {route}"))}");
return campaign.Failures.Count == 0 && (routes.Unanswered.Count == 0 || campaign.Done < EnoughForAllRoutes) ? 0 : 1;
