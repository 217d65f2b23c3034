using System.Text;
using System.Text.Json;
using Marketplace.Bookings;
using Marketplace.Complaints;

namespace Marketplace.Architecture.Docs;

/// <summary>The definition of complaints for people. docs/booking.md shows it.</summary>
internal static class ComplaintDiagram
{
    public static string Mermaid()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        foreach (var moves in ComplaintSteps.All.Where(move => move.From != move.To).GroupBy(move => (move.From, move.To)))
        {
            diagram.Append("    ").Append(moves.Key.From is ComplaintStatus.None ? "[*]" : Wire(moves.Key.From)).Append(" --> ").Append(Wire(moves.Key.To))
                .Append(": ").AppendJoin(", ", moves.Select(move => Wire(move.On)).Distinct(StringComparer.Ordinal)).Append('\n');
        }

        foreach (var end in Enum.GetValues<ComplaintStatus>().Where(status => status.IsEnd()))
        {
            diagram.Append("    ").Append(Wire(end)).Append(" --> [*]\n");
        }

        return diagram.ToString();
    }

    /// <summary>Who may do what, and where it leads.</summary>
    public static string Table()
    {
        var table = new StringBuilder("| from | what | by | to |\n|---|---|---|---|\n");
        foreach (var move in ComplaintSteps.All)
        {
            table.Append("| ").Append(move.From is ComplaintStatus.None ? string.Empty : Wire(move.From))
                .Append(" | `").Append(Wire(move.On)).Append("` | ").Append(Who(move))
                .Append(" | ").Append(Wire(move.To)).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Who(ComplaintMove move) =>
        move.On.IsTimer() ? "time"
        : move.On is ComplaintAction.Open ? "the booking"
        : string.Join(", ", BookingRoles.People.Where(role => move.By.HasFlag(role)).Select(role => role is BookingRole.Operator ? "an operator" : $"the {Wire(role)}"));

    private static string Wire<T>(T name)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString());
}
