using System.Diagnostics;
using Marketplace.Bookings;
using static Marketplace.Complaints.ComplaintStatus;

namespace Marketplace.Complaints;

/// <summary>
/// The rules of a complaint. Who may do what from where is in <see cref="ComplaintSteps"/>; the arms below say what becomes of it.
/// </summary>
internal sealed class Complaint : IRules<ComplaintState, ComplaintCommand, ComplaintEvent>
{
    private Complaint()
    {
    }

    public static string StreamType => "complaint";

    public static Decision<ComplaintEvent> Decide(ComplaintState complaint, ComplaintCommand command, DateTimeOffset now) =>
        (complaint.Status, command) switch
        {
            (None, OpenComplaint open) => new ComplaintOpened(now, open.By, open.Text, open.Case, now + open.Case.Terms.AnswerWindow),
            (None, _) => ComplaintRefusals.Unknown,
            (_, OpenComplaint) => Decision<ComplaintEvent>.Nothing,
            (_, PassComplaintTime pass) => ComplaintOutcomes.Pass(complaint, pass.Deadline, now),

            _ when RoleOf(complaint, command.Context.By) is BookingRole.Nobody => ComplaintRefusals.Unknown,
            _ when Barred(complaint, command, now) is { } barred => barred,

            (_, AnswerComplaint answer) => new ComplaintAnswered(now, SideOf(complaint, answer), answer.Text, now + complaint.Case!.Terms.ReplyWindow),
            (_, OfferAmount offer) => ComplaintOutcomes.Offer(complaint, offer, now),
            (_, AcceptAmount accept) => ComplaintOutcomes.Accept(complaint, accept, now),
            (_, EscalateComplaint escalate) => ComplaintOutcomes.Escalated(SideOf(complaint, escalate), escalate.Text, now),
            (_, WithdrawComplaint withdraw) => ComplaintOutcomes.Withdrawn(complaint, withdraw, now),
            (_, MakeStatement statement) => ComplaintOutcomes.State(complaint, statement, now),
            (_, DecideComplaint decide) => ComplaintOutcomes.Decide(complaint, decide, now),

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule while the complaint is {complaint.Status}."),
        };

    public static ComplaintState Evolve(ComplaintState complaint, ComplaintEvent happened) => ComplaintStory.Tell(happened, happened switch
    {
        ComplaintOpened e => new ComplaintState { Status = Open, Case = e.Case, OpenedAt = e.At, AnswerBy = e.AnswerBy },
        ComplaintAnswered e => complaint with { Status = Answered, AnswerBy = null, ReplyBy = e.ReplyBy },
        ComplaintOffered { ReplyBy: { } replyBy } e => complaint with { Status = Answered, AnswerBy = null, ReplyBy = replyBy, Offer = e.Offer },
        ComplaintOffered e => complaint with { Offer = e.Offer },
        ComplaintStated => complaint,
        ComplaintEscalated e => complaint with { Status = InMediation, AnswerBy = null, ReplyBy = null, EscalatedAt = e.At, DecideBy = e.DecideBy },
        ComplaintOverdue e => complaint with { DecideBy = null, LapsesAt = e.LapsesAt },
        ComplaintEnded e => complaint with
        {
            Status = e.Outcome,
            Award = e.Award,
            EndedAt = e.At,
            EndedBy = e.By,
            AnswerBy = null,
            ReplyBy = null,
            DecideBy = null,
            LapsesAt = null,
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    });

    public static ImmutableArray<Deadline> Deadlines(ComplaintState complaint) => ComplaintDeadlines.Of(complaint);

    public static ComplaintCommand AtDeadline(ComplaintState complaint, string name, CommandContext context) => new PassComplaintTime(context, name);

    public static BookingRole RoleOf(ComplaintState complaint, Actor who) =>
        who.Role is ActorRole.Platform ? BookingRole.Platform
        : who.Role is ActorRole.Operator ? BookingRole.Operator
        : complaint.Case is not { } said ? BookingRole.Nobody
        : who.ActsFor(said.ProviderId) ? BookingRole.Provider
        : who.Role is ActorRole.Member && who.Id == said.CustomerId ? BookingRole.Customer
        : BookingRole.Nobody;

    public static BookingSide SideOf(ComplaintState complaint, ComplaintCommand command) => RoleOf(complaint, command.Context.By) switch
    {
        BookingRole.Customer => BookingSide.Customer,
        BookingRole.Provider => BookingSide.Provider,
        _ => BookingSide.Platform,
    };

    /// <summary>A deadline that has passed has been told to both sides: whoever comes after it is not faster than the clock.</summary>
    private static Refusal? Barred(ComplaintState complaint, ComplaintCommand command, DateTimeOffset now)
    {
        var (action, role) = (ActionOf(command), RoleOf(complaint, command.Context.By));
        var allowed = ComplaintSteps.AllowedFor(complaint.Status, action);
        return (allowed & role) == BookingRole.Nobody ? ComplaintRefusals.NotYours(allowed)
            : !ComplaintSteps.Has(complaint.Status, action) ? ComplaintRefusals.NotWhile(complaint.Status, ComplaintSteps.AllowedIn(action, role))
            : ComplaintDeadlines.End(complaint) is { } until && now >= until ? ComplaintRefusals.TooLate(until, now)
            : null;
    }

    private static ComplaintAction ActionOf(ComplaintCommand command) => command switch
    {
        AnswerComplaint => ComplaintAction.Answer,
        OfferAmount => ComplaintAction.Offer,
        AcceptAmount => ComplaintAction.Accept,
        EscalateComplaint => ComplaintAction.Escalate,
        WithdrawComplaint => ComplaintAction.Withdraw,
        MakeStatement => ComplaintAction.Statement,
        DecideComplaint => ComplaintAction.Decide,
        _ => throw new UnreachableException($"{command.GetType().Name} is no action."),
    };
}
