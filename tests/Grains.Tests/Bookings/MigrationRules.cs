using static Marketplace.Bookings.BookingCast;
using MigrationStory = Marketplace.Story<
    Marketplace.Bookings.ProcessMigration,
    Marketplace.Bookings.ProcessMigrationState,
    Marketplace.Bookings.MigrationCommand,
    Marketplace.Bookings.MigrationEvent>;

namespace Marketplace.Bookings;

public sealed class MigrationRules : RulesLaws
{
    private static readonly MigrationPlan Plan = new(BookingMode.Instant, 2, 3, DryRun: false);
    private static readonly Guid One = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Two = new("00000000-0000-0000-0000-000000000002");
    private static readonly DateTimeOffset Later = Monday.AddSeconds(1);

    private readonly MigrationStory story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<ProcessMigration, ProcessMigrationState, MigrationCommand, MigrationEvent>();

    [Fact]
    public void It_goes_portion_by_portion_until_nobody_is_left() => story.At(Monday)
        .When(Start(Plan)).Then(new MigrationAsked(Monday, Plan), new MigrationLookWanted(Monday, Plan, Guid.Empty))
        .When(Found(One, Two)).Then(new MigrationPortionFound(Monday, Plan, [One, Two]))
        .When(Moved(null, 2)).Then(new MigrationPortionMoved(Monday, [new MigrationCount(BookingStatus.Confirmed, null, 2)], Later))
        .ThenPending(("goes_on", Later))
        .WhenDue("goes_on").Then(new MigrationLookWanted(Later, Plan, Two))
        .When(Found()).Then(new MigrationDone(Later))
        .ThenPending();

    [Fact]
    public void What_became_of_them_is_counted_by_state_and_reason()
    {
        story.At(Monday).When(Start(Plan)).When(Found(One)).When(Moved(null, 1)).WhenDue("goes_on").When(Found(Two)).When(Moved(null, 2)).When(Moved("ended", 1));

        Assert.Equal<MigrationCount>(
            [new MigrationCount(BookingStatus.Confirmed, null, 3), new MigrationCount(BookingStatus.Confirmed, "ended", 1)], story.State.Counts);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 99)]
    [InlineData(2, 2)]
    public void It_leads_from_one_known_version_to_another(int from, int to) =>
        story.At(Monday).When(Start(Plan with { FromVersion = from, ToVersion = to })).ThenRefused("migration.version-not-known");

    [Fact]
    public void It_is_operators_alone_and_asked_for_once()
    {
        story.At(Monday).When(new StartMigration(TestContexts.By(Pia), Plan)).ThenRefused("migration.unknown");
        story.When(Found(One)).ThenRefused("migration.unknown");
        story.When(Start(Plan)).When(Start(Plan)).ThenRefused("migration.already-asked");
    }

    private static StartMigration Start(MigrationPlan plan) => new(TestContexts.By(Olga), plan);

    private static RecordPortion Found(params Guid[] bookings) => new(TestContexts.By(Actor.Platform), [.. bookings]);

    private static RecordMoves Moved(string? obstacle, int bookings) =>
        new(TestContexts.By(Actor.Platform), [new MigrationCount(BookingStatus.Confirmed, obstacle, bookings)]);
}
