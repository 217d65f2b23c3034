using System.Text;
using System.Text.Json;
using Marketplace.Bookings;

namespace Marketplace.Architecture.Docs;

/// <summary>A process for people: as a Mermaid state diagram and as a table. docs/booking.md shows both.</summary>
internal static class ProcessDiagram
{
    public static string Mermaid(BookingProcess process)
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        foreach (var step in process.Steps.GroupBy(step => (step.From, step.To)).Where(steps => steps.Key.From != steps.Key.To))
        {
            var (from, to) = step.Key;
            var words = step.Select(one => Wire(one.On)).Distinct(StringComparer.Ordinal);
            diagram.Append("    ").Append(from is BookingStatus.None ? "[*]" : Wire(from)).Append(" --> ").Append(Wire(to))
                .Append(": ").AppendJoin(", ", words).Append('\n');
        }

        foreach (var state in process.States.Where(state => state.IsEnd))
        {
            diagram.Append("    ").Append(Wire(state.Status)).Append(" --> [*]\n");
        }

        return diagram.ToString();
    }

    /// <summary>Who may do what, and what it means for slot and money.</summary>
    public static string Table(BookingProcess process)
    {
        var table = new StringBuilder("| from | what | by | to | slot | money |\n|---|---|---|---|---|---|\n");
        foreach (var step in process.Steps)
        {
            table.Append("| ").Append(step.From is BookingStatus.None ? string.Empty : Wire(step.From))
                .Append(" | `").Append(Wire(step.On)).Append("` | ").Append(Who(step))
                .Append(" | ").Append(Wire(step.To))
                .Append(" | ").Append(step.Slot is SlotEffect.Keeps ? string.Empty : Wire(step.Slot))
                .Append(" | ").Append(step.Money is MoneyEffect.Nothing ? string.Empty : Words(step.Money)).Append(" |\n");
        }

        return table.ToString();
    }

    /// <summary>The times that may be chosen, with their bounds.</summary>
    public static string Times()
    {
        var table = new StringBuilder("\n| time | least | usual | most |\n|---|---|---|---|\n");
        foreach (var (name, limit, _) in ProcessSettings.Times)
        {
            table.Append("| `").Append(name).Append("` | ").Append(Words(limit.Least)).Append(" | ").Append(Words(limit.Default))
                .Append(" | ").Append(Words(limit.Most)).Append(" |\n");
        }

        return table.Append('\n').ToString();
    }

    private static string Words(TimeSpan time) =>
        time.Days > 0 ? Count(time.Days, "day") : time.Hours > 0 ? Count(time.Hours, "hour") : Count(time.Minutes, "minute");

    private static string Count(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";

    private static string Who(ProcessStep step) =>
        step.On.IsTimer() ? "time"
        : step.On is BookingAction.ComplaintEnded or BookingAction.ComplaintWithdrawn ? "the complaint"
        : step.On.IsNews() ? "the payment"
        : step.By == (BookingRole.Operator | BookingRole.Platform) ? "an operator"
        : (step.By & BookingRole.Anyone) == BookingRole.Anyone ? "either side"
        : step.By.HasFlag(BookingRole.Customer) ? "the customer"
        : "the provider";

    private static string Words(MoneyEffect effect) => effect switch
    {
        MoneyEffect.GivesBack => "gives back",
        MoneyEffect.Settles => "by the policy",
        _ => Wire(effect),
    };

    private static string Wire<T>(T name)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString());
}
