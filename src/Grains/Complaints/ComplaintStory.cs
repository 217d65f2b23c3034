using System.Diagnostics;

namespace Marketplace.Complaints;

/// <summary>What a complaint tells of itself: who did what, when and why. It follows from the events, one entry for each.</summary>
internal static class ComplaintStory
{
    public static ComplaintState Tell(ComplaintEvent happened, ComplaintState complaint)
    {
        var (what, amount) = Of(happened);
        return complaint with
        {
            Entries = complaint.Entries.Add(new ComplaintEntry(complaint.Entries.Length + 1, happened.At, happened.By, what, happened.Text, amount)),
        };
    }

    private static (ComplaintStep What, Money? Amount) Of(ComplaintEvent happened) => happened switch
    {
        ComplaintOpened e => (ComplaintStep.Opened, e.Case.Wanted),
        ComplaintAnswered => (ComplaintStep.Answered, null),
        ComplaintOffered e => (ComplaintStep.Offered, e.Offer.Amount),
        ComplaintStated => (ComplaintStep.Stated, null),
        ComplaintEscalated => (ComplaintStep.Escalated, null),
        ComplaintOverdue => (ComplaintStep.Overdue, null),
        ComplaintEnded e => (End(e.Outcome), e.Award),
        _ => throw new UnreachableException($"{happened.GetType().Name} is no part of the story."),
    };

    private static ComplaintStep End(ComplaintStatus outcome) => outcome switch
    {
        ComplaintStatus.Settled => ComplaintStep.Settled,
        ComplaintStatus.Decided => ComplaintStep.Decided,
        ComplaintStatus.Withdrawn => ComplaintStep.Withdrawn,
        _ => ComplaintStep.Closed,
    };
}
