namespace Marketplace.Simulations;

/// <summary>Says what was found, and how to see it again.</summary>
internal static class Report
{
    public static void Tell(Scenario scenario, Verdict verdict)
    {
        Console.WriteLine($"seed {scenario.Seed}: {verdict.Bookings} bookings, {verdict.Steps} steps, log {verdict.Digest}");
        foreach (var violation in verdict.Violations)
        {
            Console.WriteLine($"  {violation.Invariant}: {violation.What}");
        }

        if (!verdict.Violations.IsEmpty)
        {
            Console.WriteLine($"  again: dotnet run --project tests/Simulation.Tests -- {scenario}");
        }
    }
}
