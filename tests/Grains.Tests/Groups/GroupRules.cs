using GroupStory = Marketplace.Story<
    Marketplace.Groups.GroupSession, Marketplace.Groups.GroupState, Marketplace.Groups.GroupCommand, Marketplace.Groups.GroupEvent>;

namespace Marketplace.Groups;

public sealed class GroupRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Ada = new("a0000000-0000-0000-0000-000000000001");
    private static readonly Guid Ben = new("b0000000-0000-0000-0000-000000000001");
    private static readonly GroupPlan Plan = new(new Guid("e0000000-0000-0000-0000-000000000001"), new Guid("f0000000-0000-0000-0000-000000000001"), Monday.AddDays(2), 2, Monday.AddDays(1));
    private static readonly GroupOpened Opened = new(Monday, Plan);
    private static readonly GroupCountWanted Counting = new(Plan.DecidesAt, Plan);
    private static readonly GroupOn On = new(Plan.DecidesAt, 2);
    private static readonly GroupCalledOff Off = new(Plan.DecidesAt, Plan, 1, [Ada]);

    private readonly GroupStory story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<GroupSession, GroupState, GroupCommand, GroupEvent>();

    [Fact]
    public void Two_first_joiners_open_one_session() =>
        story.At(Monday).When(Joins(Ada)).Then(Opened).When(Joins(Ben)).ThenNothing().ThenPending(("decides", Plan.DecidesAt));

    [Fact]
    public void It_is_counted_at_its_moment_and_never_before()
    {
        story.Given(Opened).At(Plan.DecidesAt.AddTicks(-1)).When(new DecideGroup(TestContexts.By(Actor.Platform))).ThenNothing();
        story.WhenDue("decides").Then(Counting).ThenPending();
    }

    [Fact]
    public void Enough_are_enough() =>
        story.Given(Opened, Counting).At(Plan.DecidesAt).When(Counted(2, Ada, Ben)).Then(On).When(Counted(1, Ada)).ThenNothing();

    [Fact]
    public void Too_few_are_told_all_of_them() =>
        story.Given(Opened, Counting).At(Plan.DecidesAt).When(Counted(1, Ada, Ben)).Then(Off with { Bookings = [Ada, Ben] });

    [Fact]
    public void Who_comes_while_the_others_are_counted_goes_with_them() =>
        story.Given(Opened, Counting).At(Plan.DecidesAt)
            .When(Joins(Ben)).Then(new GroupJoinedMeanwhile(Plan.DecidesAt, Ben))
            .When(Counted(1, Ada)).Then(Off with { Bookings = [Ada, Ben] });

    [Fact]
    public void Nobody_is_sent_home_from_what_has_begun() =>
        story.Given(Opened, Counting).At(Plan.Start).When(Counted(1, Ada)).Then(new GroupOn(Plan.Start, 1));

    [Fact]
    public void Whoever_comes_after_it_was_called_off_is_told_too() =>
        story.Given(Opened, Counting, Off).At(Plan.DecidesAt).When(Joins(Ben)).Then(new GroupStrayed(Plan.DecidesAt, Plan, Ben));

    [Fact]
    public void Nobody_else_has_a_say_in_it() =>
        story.Given(Opened, Counting).At(Plan.DecidesAt).When(new RecordTurnout(TestContexts.By(TestContexts.Person(1)), 0, [])).ThenRefused("group.unknown");

    [Fact]
    public void The_whole_table() => TransitionTable.AssertEqual<GroupSession, GroupState, GroupCommand, GroupEvent>(
        [[], [Opened], [Opened, Counting], [Opened, Counting, On], [Opened, Counting, Off]],
        [Joins(Ada), new DecideGroup(TestContexts.By(Actor.Platform)), Counted(1, Ada), Counted(2, Ada, Ben)],
        Plan.DecidesAt,
        group => $"{group.Status}",
        """
                  | JoinGroup | DecideGroup | RecordTurnout | RecordTurnout
        None      | Open      | -           | -             | -
        Open      | -         | Deciding    | -             | -
        Deciding  | Deciding  | -           | CalledOff     | On
        On        | -         | -           | -             | -
        CalledOff | CalledOff | -           | -             | -
        """);

    private static JoinGroup Joins(Guid booking) => new(TestContexts.By(Actor.Platform), Plan, booking);

    private static RecordTurnout Counted(int joined, params Guid[] bookings) => new(TestContexts.By(Actor.Platform), joined, [.. bookings]);
}
