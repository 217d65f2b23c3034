using Marketplace.Bookings;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Complaints.ComplaintAction;
using static Marketplace.Complaints.ComplaintStatus;

namespace Marketplace.Complaints;

/// <summary>What can move a complaint: a person's word, or time. The names of what time does are public: `nextEvent.what` says them.</summary>
internal enum ComplaintAction
{
    Open,
    Answer,
    Offer,
    Accept,
    Escalate,
    Withdraw,
    Statement,
    Decide,

    // What time does.
    AnswerDue,
    ReplyDue,
    DecisionDue,
    DecisionLapses,
}

/// <summary>A step of a complaint.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="On">What is done.</param>
/// <param name="By">By whom; time is the platform's.</param>
/// <param name="To">Where it stands then.</param>
internal sealed record ComplaintMove(ComplaintStatus From, ComplaintAction On, BookingRole By, ComplaintStatus To);

/// <summary>
/// The definition of a complaint, as data: the rules read it, and the diagram and the table of docs/booking.md are made from it. From every
/// state that is no end time leads on, so every complaint ends even if nobody ever says anything again.
/// </summary>
internal static class ComplaintSteps
{
    private const BookingRole Everybody = Customer | Provider | Operator;

    /// <summary>Operators help a complaint on by deciding it, not by speaking for one of the sides.</summary>
    public static ImmutableArray<ComplaintMove> All { get; } =
    [
        new(None, ComplaintAction.Open, Platform, ComplaintStatus.Open),
        new(ComplaintStatus.Open, Answer, Provider, Answered),
        new(ComplaintStatus.Open, Offer, Provider, Answered),
        new(ComplaintStatus.Open, Accept, Provider, Settled),
        new(ComplaintStatus.Open, Escalate, Provider | Operator, InMediation),
        new(ComplaintStatus.Open, Withdraw, Customer, Withdrawn),
        new(ComplaintStatus.Open, Statement, Everybody, ComplaintStatus.Open),
        new(ComplaintStatus.Open, AnswerDue, Platform, InMediation),
        new(ComplaintStatus.Open, AnswerDue, Platform, Settled),
        new(Answered, Offer, Provider, Answered),
        new(Answered, Accept, Customer | Provider, Settled),
        new(Answered, Escalate, Everybody, InMediation),
        new(Answered, Withdraw, Customer, Withdrawn),
        new(Answered, Statement, Everybody, Answered),
        new(Answered, ReplyDue, Platform, Settled),
        new(Answered, ReplyDue, Platform, Closed),
        new(InMediation, Offer, Provider, InMediation),
        new(InMediation, Accept, Customer | Provider, Settled),
        new(InMediation, Withdraw, Customer, Withdrawn),
        new(InMediation, Statement, Everybody, InMediation),
        new(InMediation, Decide, Operator, Decided),
        new(InMediation, DecisionDue, Platform, InMediation),
        new(InMediation, DecisionLapses, Platform, Decided),
    ];

    public static bool IsTimer(this ComplaintAction action) => action >= AnswerDue;

    public static bool IsEnd(this ComplaintStatus status) => status is Settled or Decided or Closed or Withdrawn;

    public static bool Has(ComplaintStatus from, ComplaintAction on) => All.Any(move => move.From == from && move.On == on);

    /// <summary>Whose it is in that state, or in any state when it is none of this one's.</summary>
    public static BookingRole AllowedFor(ComplaintStatus from, ComplaintAction on)
    {
        var moves = All.Where(move => move.On == on).ToArray();
        var here = moves.Where(move => move.From == from).Aggregate(Nobody, (roles, move) => roles | move.By);
        return here is Nobody ? moves.Aggregate(Nobody, (roles, move) => roles | move.By) : here;
    }

    public static IEnumerable<ComplaintStatus> AllowedIn(ComplaintAction on, BookingRole who) =>
        All.Where(move => move.On == on && (move.By & who) != Nobody).Select(move => move.From).Distinct();
}
