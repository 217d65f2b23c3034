using Marketplace.Conversations;
using Marketplace.Moderation;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>What operators decide of messages is what people see, and nothing of anybody else's is touched.</summary>
internal static class ModerationLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Shown(town), .. Founded(town.Watch.History), .. Fair(town.Watch.History)];

    /// <summary>What was removed has no words anywhere, and what came back has the ones that it had. What its author took back stays so.</summary>
    private static IEnumerable<Violation> Shown(Town town)
    {
        var takenBack = town.Watch.History.All<MessageDeleted>().Select(gone => gone.Event.MessageId).ToHashSet();
        var rows = town.Database.ReadModels[ReadModel.Messages].Rows.ToDictionary(row => row.Id("id"));
        var threads = town.Watch.History.Last<ConversationState>().ToDictionary(last => last.Id.GetGuidKey(), last => last.State);
        foreach (var changes in town.Watch.History.All<ReportDecided>().Where(decided => decided.Event.Effect is not DecisionEffect.None).GroupBy(decided => decided.At.Stream))
        {
            var (at, last) = changes.Last();
            var message = ((MessageReportState)at.Step.After).Message!;
            var row = rows[message.MessageId];
            var isRemoved = last.Effect is DecisionEffect.Remove;
            var isAsDecided = takenBack.Contains(message.MessageId)
                ? row.Text("text").Length == 0
                : row.Is("removed") == isRemoved
                    && row.Text("text") == (isRemoved ? string.Empty : last.Words!.Text)
                    && (!isRemoved || (row.Text("words").Length == 0 && row["contacts"] is null));
            var remembered = threads[message.ThreadId].Newest.FirstOrDefault(known => known.Id == message.MessageId);
            if (!isAsDecided || (remembered is not null && remembered.Text != row.Text("text")))
            {
                yield return new Violation("moderation", $"{changes.Key} ends with {last.Effect}, and message {message.Sequence} of {message.ThreadId} reads \"{row.Text("text")}\"");
            }
        }
    }

    /// <summary>Words go and come back only as decisions say.</summary>
    private static IEnumerable<Violation> Founded(History history)
    {
        var decided = history.All<ReportDecided>().ToLookup(step => ((MessageReportState)step.At.Step.After).Message!.MessageId, step => step.Event.Effect);
        var removed = history.All<MessageRemoved>().Select(step => (step.Event.MessageId, Effect: DecisionEffect.Remove));
        var restored = history.All<MessageRestored>().Select(step => (step.Event.MessageId, Effect: DecisionEffect.Restore));
        return removed.Concat(restored).GroupBy(change => change)
            .Where(change => change.Count() > decided[change.Key.MessageId].Count(effect => effect == change.Key.Effect))
            .Select(change => new Violation("moderation", $"message {change.Key.MessageId} has {change.Count()} times {change.Key.Effect} without a decision"));
    }

    /// <summary>The side that lost appeals, once; who takes part does not decide; and at the end everything that was said about it is decided at most twice.</summary>
    private static IEnumerable<Violation> Fair(History history)
    {
        foreach (var (id, report) in history.Last<MessageReportState>())
        {
            var isFair = report.Decisions.Length <= (report.Appeal is null ? 1 : 2)
                && report.Filings.Select(filing => filing.PersonId).Distinct().Count() == report.Filings.Length
                && report.Filings.All(filing => filing.PersonId != report.Message!.AuthorId)
                && (report.Appeal is not { } appeal || appeal.Side == (report.Decisions[0].Outcome is ReportOutcome.Removed) switch
                {
                    true => report.Message!.AuthorSide,
                    false => report.Message!.AuthorSide is ConversationSide.Customer ? ConversationSide.Provider : ConversationSide.Customer,
                });
            if (!isFair)
            {
                yield return new Violation("moderation", $"{id} is {report.Status} with {report.Filings.Length} reports, {report.Decisions.Length} decisions and {report.Appeal}");
            }
        }
    }
}
