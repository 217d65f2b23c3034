using Story = Marketplace.Story<Marketplace.Feeds.CalendarImport, Marketplace.Feeds.CalendarImportState, Marketplace.Feeds.CalendarImportCommand, Marketplace.Feeds.CalendarImportEvent>;

namespace Marketplace.Feeds;

public sealed class CalendarImportRules : RulesLaws
{
    private const string Looks = "calendar_is_read";

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Eve = TestContexts.Person(3);
    private static readonly CalendarImportSettings Settings = new("https://calendars.example/pia.ics", "Private", StaleCalendar.Keep, TimeSpan.FromDays(2));
    private static readonly ImmutableArray<ImportedTime> Dentist = [new(Monday.AddDays(1), Monday.AddDays(1).AddHours(1))];

    [Fact]
    public void The_laws_hold() => HoldFor<CalendarImport, CalendarImportState, CalendarImportCommand, CalendarImportEvent>();

    [Fact]
    public void It_is_read_at_once_and_again_and_again()
    {
        var story = Added().ThenWants(CalendarImport.Look).ThenPending();
        story.When(Said(story, Dentist, "1")).Then(new CalendarImportChanged(Monday, Dentist, "1", Monday + Hour)).ThenWants().ThenPending((Looks, Monday + Hour));
        story.WhenDue(Looks).ThenWants(CalendarImport.Look);
        story.When(Said(story, Dentist, "1")).Then(new CalendarImportConfirmed(Monday + Hour, Monday + (2 * Hour)));
    }

    [Fact]
    public void What_cannot_be_read_is_tried_less_and_less_often()
    {
        var story = Added();
        story.When(Said(story, Dentist, "1"));
        foreach (var pause in new[] { 1, 2, 4, 8, 12, 12 })
        {
            var last = story.State.LookAt!.Value;
            story.WhenDue(Looks);
            story.When(Said(story, null, null)).Then(new CalendarImportFailed(last, "unreachable", last.AddHours(pause)));
        }

        Assert.Equal(Monday, story.State.FreshAt);
        Assert.Equal(1, story.State.TimeCount);
        story.WhenDue(Looks);
        story.When(Said(story, Dentist, "1"));
        Assert.Null(story.State.Failure);
        Assert.Equal(story.State.FreshAt + Hour, story.State.LookAt);
    }

    [Fact]
    public void News_of_another_look_changes_nothing()
    {
        var story = Added();
        var said = Said(story, Dentist, "1");
        story.When(said).When(said with { Context = TestContexts.By(Actor.Platform) }).ThenNothing();
        story.When(new RefreshCalendarImport(TestContexts.By(Pia))).When(new RefreshCalendarImport(TestContexts.By(Pia))).ThenNothing();
    }

    [Fact]
    public void What_is_removed_is_known_to_nobody()
    {
        var story = Added();
        var late = Said(story, Dentist, "1");
        story.When(new RemoveCalendarImport(TestContexts.By(Pia))).Then(new CalendarImportRemoved(Monday)).ThenWants().ThenPending();
        story.When(late).ThenNothing();
        story.When(new RemoveCalendarImport(TestContexts.By(Pia))).ThenRefused("feed.unknown");
    }

    [Fact]
    public void It_is_its_owners_alone_and_there_are_not_many()
    {
        Added().When(new RemoveCalendarImport(TestContexts.By(Eve))).ThenRefused("feed.unknown");
        new Story().At(Monday).When(new AddCalendarImport(TestContexts.By(Pia), Settings, CalendarImportSettings.MaximumPerCalendar)).ThenRefused("feed.too-many");
        new Story().At(Monday).When(new RefreshCalendarImport(TestContexts.By(Pia))).ThenRefused("feed.unknown");
    }

    [Theory]
    [InlineData(StaleCalendar.Keep, 47, true)]
    [InlineData(StaleCalendar.Keep, 48, true)]
    [InlineData(StaleCalendar.Free, 47, true)]
    [InlineData(StaleCalendar.Free, 48, false)]
    [InlineData(StaleCalendar.Close, 47, true)]
    [InlineData(StaleCalendar.Close, 48, true)]
    public void What_is_stale_stays_or_goes_as_its_owner_wants(StaleCalendar whenStale, int hours, bool isBusy)
    {
        var calendar = new ImportedCalendar(Guid.NewGuid(), "Private", whenStale, TimeSpan.FromHours(48), Monday, Dentist);
        var now = Monday.AddHours(hours);

        Assert.Equal(isBusy, calendar.BusyAt(now).Any());
        Assert.Equal(whenStale is StaleCalendar.Close && hours == 48, calendar.BusyAt(now).Any(time => time.Start <= now && time.End > now.AddYears(1)));
    }

    private static Story Added() => new Story().At(Monday).When(new AddCalendarImport(TestContexts.By(Pia), Settings));

    private static RecordCalendarLook Said(Story story, ImmutableArray<ImportedTime>? times, string? digest) =>
        new(TestContexts.By(Actor.Platform), story.State.LookIntent!.Value, times ?? [], digest ?? string.Empty, times is null ? "unreachable" : null, Hour);
}
