using Marketplace.Bookings;
using ClosureStory = Marketplace.Story<
    Marketplace.Closures.Closure, Marketplace.Closures.ClosureState, Marketplace.Closures.ClosureCommand, Marketplace.Closures.ClosureEvent>;

namespace Marketplace.Closures;

public sealed class ClosureRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Pia = TestContexts.Person(1);
    private static readonly FoundBooking Ada = Found(1);
    private static readonly FoundBooking Ben = Found(2);
    private static readonly ClosurePlan Plan = new(new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 6), "Ill", Closes: true);
    private static readonly ClosureAsked Asked = new(Monday, Pia, Plan, new ClosurePreview(Monday.AddDays(2), Monday.AddDays(4), [Ada]));
    private static readonly ClosureBookingsSettled AdaIsTold = new(Monday, [Cancelled(Ada)]);
    private static readonly ClosureLookWanted Look = new(Monday, Pia, Plan, Monday.AddDays(2), Monday.AddDays(4));
    private static readonly ClosureDone Done = new(Monday);

    private readonly ClosureStory story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<Closure, ClosureState, ClosureCommand, ClosureEvent>();

    [Fact]
    public void It_looks_again_until_nobody_is_left() => story.At(Monday)
        .When(new StartClosure(TestContexts.By(Pia), Plan, Asked.Found)).Then(Asked)
        .When(Outcomes(Cancelled(Ada))).Then(AdaIsTold, Look)
        .When(Again(Ben)).Then(new ClosureMoreFound(Monday, Pia, Plan, [Ben]))
        .When(Outcomes(Cancelled(Ben))).Then(new ClosureBookingsSettled(Monday, [Cancelled(Ben)]), Look)
        .When(Again(Ada, Ben)).Then(Done);

    [Fact]
    public void It_is_done_at_once_where_the_days_stay_open() => story
        .Given(Asked with { Plan = Plan with { Closes = false } }).At(Monday)
        .When(Outcomes(Cancelled(Ada))).Then(AdaIsTold, Done);

    [Fact]
    public void A_calendar_that_cannot_be_closed_is_said_and_stops_nothing()
    {
        story.Given(Asked).At(Monday)
            .When(new RecordCalendar(TestContexts.By(Actor.Platform), "calendar.too-large")).Then(new ClosureCalendarTold(Monday, "calendar.too-large"))
            .When(Outcomes(Cancelled(Ada))).Then(AdaIsTold, Done);
        Assert.Equal("calendar.too-large", story.State.Obstacle);
    }

    [Fact]
    public void Nothing_to_cancel_is_done_too() => story
        .Given(Asked with { Found = Asked.Found with { Bookings = [] } }).At(Monday)
        .When(Outcomes()).Then(new ClosureBookingsSettled(Monday, []), Look).When(Again()).Then(Done);

    [Fact]
    public void The_whole_table() => TransitionTable.AssertEqual<Closure, ClosureState, ClosureCommand, ClosureEvent>(
        [[], [Asked], [Asked, AdaIsTold, Look, Done]],
        [
            new StartClosure(TestContexts.By(Pia), Plan, Asked.Found),
            new RecordCalendar(TestContexts.By(Actor.Platform), null),
            Outcomes(Cancelled(Ada)),
            Again(),
            Outcomes(Cancelled(Ada)) with { Context = TestContexts.By(Pia) },
        ],
        Monday,
        closure => $"{closure.Status}",
        """
                | StartClosure  | RecordCalendar | RecordOutcomes | RecordFound | RecordOutcomes
        None    | Working       | unknown        | unknown        | unknown     | unknown
        Working | already-asked | Working        | Working        | Done        | unknown
        Done    | already-asked | -              | -              | -           | unknown
        """);

    private static FoundBooking Found(int number) => new(
        new Guid($"0000000{number}-0000-0000-0000-000000000000"), Guid.Empty, "An hour", Guid.Empty, Monday.AddDays(2), Monday.AddDays(2).AddHours(1), BookingStatus.Confirmed, new Money(80_00, "EUR"));

    private static ClosedBooking Cancelled(FoundBooking found) => new(found.Id, found.Title, found.Start, ClosureOutcome.Cancelled, new Money(80_00, "EUR"), null);

    private static RecordOutcomes Outcomes(params ClosedBooking[] outcomes) => new(TestContexts.By(Actor.Platform), [.. outcomes]);

    private static RecordFound Again(params FoundBooking[] found) => new(TestContexts.By(Actor.Platform), [.. found]);
}
