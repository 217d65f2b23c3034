using System.Text.Json;

namespace Marketplace.Complaints;

/// <summary>When time alone will change a complaint. One deadline runs at a time.</summary>
internal static class ComplaintDeadlines
{
    public static ImmutableArray<Deadline> Of(ComplaintState complaint) =>
        Running(complaint) is var (timer, at) ? [new Deadline(NameOf(timer), at)] : [];

    public static string NameOf(ComplaintAction timer) => JsonNamingPolicy.SnakeCaseLower.ConvertName(timer.ToString());

    public static (ComplaintAction Timer, DateTimeOffset At)? Running(ComplaintState complaint) => complaint.Status switch
    {
        ComplaintStatus.Open => (ComplaintAction.AnswerDue, complaint.AnswerBy!.Value),
        ComplaintStatus.Answered => (ComplaintAction.ReplyDue, complaint.ReplyBy!.Value),
        ComplaintStatus.InMediation when complaint.LapsesAt is { } lapses => (ComplaintAction.DecisionLapses, lapses),
        ComplaintStatus.InMediation => (ComplaintAction.DecisionDue, complaint.DecideBy!.Value),
        _ => null,
    };

    /// <summary>Until when people may act as things stand; that a decision is late keeps nobody from it.</summary>
    public static DateTimeOffset? End(ComplaintState complaint) =>
        Running(complaint) is var (timer, at) && timer is not ComplaintAction.DecisionDue ? at : null;
}
