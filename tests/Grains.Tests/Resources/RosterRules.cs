using RosterStory = Marketplace.Story<
    Marketplace.Resources.Roster, Marketplace.Resources.RosterState, Marketplace.Resources.RosterCommand, Marketplace.Resources.RosterEvent>;

namespace Marketplace.Resources;

public sealed class RosterRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Pia = TestContexts.Person(1);
    private static readonly Actor Paul = TestContexts.Person(2);
    private static readonly Resource Ann = new(new("a0000000-0000-0000-0000-000000000001"), "Ann", ResourceKind.Staff, null, false, Monday);
    private static readonly Resource Room = Ann with { Id = new("a0000000-0000-0000-0000-000000000002"), Name = "Room", Kind = ResourceKind.Room, Seats = 4 };

    [Fact]
    public void The_laws_hold() => HoldFor<Roster, RosterState, RosterCommand, RosterEvent>();

    [Fact]
    public void The_first_resource_settles_whose_roster_it_is() => new RosterStory()
        .At(Monday)
        .When(Add(Ann)).Then(new ResourceAdded(Monday, Pia.ProviderId, Ann))
        .When(Add(Room)).Then(new ResourceAdded(Monday, Pia.ProviderId, Room))
        .When(Add(Ann) with { Context = TestContexts.By(Paul), ResourceId = Guid.NewGuid() }).ThenRefused("resource.unknown");

    [Fact]
    public void A_resource_is_added_once() => With(Ann).When(Add(Ann)).ThenRefused("resource.already-added");

    [Fact]
    public void What_is_not_said_stays() => With(Room)
        .When(new ChangeResource(By(Pia), Room.Id, "Hall", default, default)).Then(new ResourceChanged(Monday, Room with { Name = "Hall" }))
        .When(new ChangeResource(By(Pia), Room.Id, default, default, new Optional<int?>(true, null)))
        .Then(new ResourceChanged(Monday, Room with { Name = "Hall", Seats = null }))
        .When(new ChangeResource(By(Pia), Room.Id, "Hall", default, default)).ThenNothing();

    [Fact]
    public void What_is_archived_is_on_record_and_changes_no_more() => With(Ann)
        .When(new ArchiveResource(By(Pia), Ann.Id)).Then(new ResourceArchived(Monday, Ann.Id))
        .When(new ArchiveResource(By(Pia), Ann.Id)).ThenNothing()
        .When(new ChangeResource(By(Pia), Ann.Id, "Anna", default, default)).ThenRefused("resource.unknown")
        .When(Add(Ann)).ThenRefused("resource.already-added");

    [Fact]
    public void Strangers_are_told_that_there_is_none()
    {
        With(Ann).When(new ArchiveResource(By(Paul), Ann.Id)).ThenRefused("resource.unknown");
        With(Ann).When(new ChangeResource(By(Paul), Ann.Id, "Mine", default, default)).ThenRefused("resource.unknown");
        new RosterStory().At(Monday).When(new ArchiveResource(By(Paul), Ann.Id)).ThenRefused("resource.unknown");
    }

    private static RosterStory With(Resource resource) => new RosterStory().At(Monday).Given(new ResourceAdded(Monday, Pia.ProviderId, resource));

    private static AddResource Add(Resource resource) => new(By(Pia), resource.Id, resource.Name, resource.Kind, resource.Seats);

    private static CommandContext By(Actor actor) => TestContexts.By(actor);
}
