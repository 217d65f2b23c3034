using Marketplace.Bookings;
using static Marketplace.Complaints.ComplaintStatus;

namespace Marketplace.Complaints;

/// <summary>What is offered, said and decided, and what holds when somebody stays silent.</summary>
internal static class ComplaintOutcomes
{
    public static Decision<ComplaintEvent> Offer(ComplaintState complaint, OfferAmount offer, DateTimeOffset now)
    {
        var number = (complaint.Offer?.Number ?? 0) + 1;
        return number > ComplaintOffer.MaximumNumber ? ComplaintRefusals.TooManyOffers(number - 1)
            : AmountFault(complaint, offer.Amount, least: 1) is { } fault ? fault
            : new ComplaintOffered(
                now,
                Complaint.SideOf(complaint, offer),
                offer.Text,
                new ComplaintOffer(number, offer.Amount),
                complaint.Status is InMediation ? null : now + complaint.Case!.Terms.ReplyWindow);
    }

    /// <summary>The customer takes what is offered; the provider grants what is asked for.</summary>
    public static Decision<ComplaintEvent> Accept(ComplaintState complaint, AcceptAmount accept, DateTimeOffset now)
    {
        var by = Complaint.SideOf(complaint, accept);
        if (by is BookingSide.Provider)
        {
            return complaint.Case!.Wanted is { } wanted
                ? new ComplaintEnded(now, by, "The provider grants what is asked for.", Settled, wanted)
                : ComplaintRefusals.NothingWanted(complaint.Case.Wish);
        }

        return complaint.Offer is not { } offer ? ComplaintRefusals.NothingOffered(complaint.Status)
            : accept.Offer is { } read && read != offer.Number ? ComplaintRefusals.OfferReplaced(offer.Number, read)
            : new ComplaintEnded(now, by, "The customer accepts what is offered.", Settled, offer.Amount);
    }

    public static ComplaintEscalated Escalated(BookingSide by, string? text, DateTimeOffset now) => new(now, by, text, now + ComplaintTerms.DecisionWindow);

    public static Decision<ComplaintEvent> Withdrawn(ComplaintState complaint, WithdrawComplaint withdraw, DateTimeOffset now) =>
        new ComplaintEnded(now, Complaint.SideOf(complaint, withdraw), withdraw.Text, ComplaintStatus.Withdrawn, Nothing(complaint));

    public static Decision<ComplaintEvent> State(ComplaintState complaint, MakeStatement statement, DateTimeOffset now)
    {
        var by = Complaint.SideOf(complaint, statement);
        var before = complaint.Entries.Count(entry => entry.What is ComplaintStep.Stated && entry.By == by);
        return before >= MakeStatement.MaximumNumber ? ComplaintRefusals.TooManyStatements(before) : new ComplaintStated(now, by, statement.Text);
    }

    public static Decision<ComplaintEvent> Decide(ComplaintState complaint, DecideComplaint decide, DateTimeOffset now) =>
        AmountFault(complaint, decide.Award, least: 0) is { } fault
            ? fault
            : new ComplaintEnded(now, Complaint.SideOf(complaint, decide), decide.Text, Decided, decide.Award);

    /// <summary>Deadlines fire late, and twice. One with nothing left to do is not an error.</summary>
    public static Decision<ComplaintEvent> Pass(ComplaintState complaint, string deadline, DateTimeOffset now)
    {
        if (ComplaintDeadlines.Running(complaint) is not var (timer, at) || ComplaintDeadlines.NameOf(timer) != deadline || at > now)
        {
            return Decision<ComplaintEvent>.Nothing;
        }

        return timer switch
        {
            ComplaintAction.AnswerDue when complaint.Case is { Terms.SilenceGrants: true, Wanted: { } wanted } =>
                Ended(Settled, wanted, "The provider did not answer in time, which grants what is asked for."),
            ComplaintAction.AnswerDue => Escalated(BookingSide.Platform, "The provider did not answer in time.", now),
            ComplaintAction.ReplyDue when complaint.Offer is { } offer =>
                Ended(Settled, offer.Amount, "The customer did not say no in time to what was offered."),
            ComplaintAction.ReplyDue => Ended(Closed, Nothing(complaint), "The customer let the answer stand."),
            ComplaintAction.DecisionDue =>
                new ComplaintOverdue(now, BookingSide.Platform, "No operator has decided in time.", now + ComplaintTerms.OverdueWindow),
            _ => Ended(Decided, WhatStands(complaint), "No operator has decided, so what stands does."),
        };

        ComplaintEnded Ended(ComplaintStatus outcome, Money award, string why) => new(now, BookingSide.Platform, why, outcome, award);
    }

    /// <summary>
    /// What is offered; of a provider who never said a word what is asked of them; and nothing of one who said no, because nobody could
    /// show in time that it was so.
    /// </summary>
    private static Money WhatStands(ComplaintState complaint) =>
        complaint.Offer?.Amount ?? (complaint.IsHeard ? null : complaint.Case!.Wanted) ?? Nothing(complaint);

    private static Money Nothing(ComplaintState complaint) => Money.Zero(complaint.Case!.Stake.Currency);

    private static Refusal? AmountFault(ComplaintState complaint, Money amount, long least)
    {
        var said = complaint.Case!;
        return amount.Currency != said.Stake.Currency || amount.Amount < least || amount > said.Stake
                ? ComplaintRefusals.AmountNotValid(amount with { Amount = least, Currency = said.Stake.Currency }, said.Stake, amount)
            : said.IsWhole && !amount.IsZero && amount != said.Stake ? ComplaintRefusals.StakeIsWhole(said.Stake, amount)
            : said.OfMilestone is { } milestone && !amount.IsZero && amount >= milestone && amount != said.Stake
                ? ComplaintRefusals.MoreThanMilestone(said.Milestone!.Value, milestone, said.Stake, amount)
            : null;
    }
}
