using System.Diagnostics;
using static Marketplace.Groups.GroupStatus;

namespace Marketplace.Groups;

/// <summary>
/// The rules of a session that needs enough participants. One decision for all of them: bookings that counted for
/// themselves would each see others leave, and some would go on alone. See docs/adr/0016-sessions-are-decided-once.md.
/// </summary>
internal sealed class GroupSession : IRules<GroupState, GroupCommand, GroupEvent>
{
    private const string Decides = "decides";

    private static readonly Refusal Unknown = new(RefusalKind.Unknown, "group.unknown", "There is no such session.");

    private GroupSession()
    {
    }

    public static string StreamType => "group-session";

    public static Decision<GroupEvent> Decide(GroupState group, GroupCommand command, DateTimeOffset now) =>
        (group.Status, command) switch
        {
            _ when command.Context.By.Role is not ActorRole.Platform => Unknown,
            (None, JoinGroup join) => new GroupOpened(now, join.Plan),
            (CalledOff, JoinGroup join) => new GroupStrayed(now, group.Plan!, join.BookingId),
            (Deciding, JoinGroup join) => new GroupJoinedMeanwhile(now, join.BookingId),
            (Open, DecideGroup) when now >= group.Plan!.DecidesAt => new GroupCountWanted(now, group.Plan),
            (Deciding, RecordTurnout turnout) => Settle(group, turnout, now),

            // News and deadlines come late and twice.
            _ => Decision<GroupEvent>.Nothing,
        };

    public static GroupState Evolve(GroupState group, GroupEvent happened) =>
        happened switch
        {
            GroupOpened e => new GroupState { Status = Open, Plan = e.Plan },
            GroupCountWanted => group with { Status = Deciding },
            GroupJoinedMeanwhile e => group with { Meanwhile = group.Meanwhile.Add(e.BookingId) },
            GroupOn e => group with { Status = On, Joined = e.Joined, Meanwhile = [] },
            GroupCalledOff e => group with { Status = CalledOff, Joined = e.Joined, Meanwhile = [] },
            GroupStrayed => group,
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(GroupState group) =>
        group is { Status: Open, Plan: { } plan } ? [new Deadline(Decides, plan.DecidesAt)] : [];

    public static GroupCommand AtDeadline(GroupState group, string name, CommandContext context) => new DecideGroup(context);

    /// <summary>What has begun takes place: whoever is counted that late was told nothing, and has come.</summary>
    private static GroupEvent Settle(GroupState group, RecordTurnout turnout, DateTimeOffset now) =>
        turnout.Joined >= group.Plan!.Needed || now >= group.Plan.Start
            ? new GroupOn(now, turnout.Joined)
            : new GroupCalledOff(now, group.Plan, turnout.Joined, [.. turnout.Bookings.Union(group.Meanwhile)]);
}
