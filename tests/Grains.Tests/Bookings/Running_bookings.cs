using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

/// <summary>Running bookings go on by another version of their process, where nothing is lost by that.</summary>
public sealed class Running_bookings
{
    private static readonly ProcessTerms Second = ProcessTerms.First with { Version = 2, NoShow = NoShowTerms.Usual };
    private static readonly ProcessTerms Third = Second with { Version = 3 };

    private readonly BookingStory story = new();

    [Fact]
    public void What_is_new_can_be_done_from_then_on_and_the_timers_stay()
    {
        story.Given(AdaBooked, Confirmed, Started).At(Friday.AddMinutes(20)).When(Report).ThenRefused("booking.not-now");
        var before = Booking.Deadlines(story.State);

        story.When(Migrate(1, 2)).Then(new BookingMigrated(Friday.AddMinutes(20), 1, 2, Second, null));

        Assert.Equal<Deadline>(before, Booking.Deadlines(story.State));
        story.When(Report);
        Assert.Equal(BookingStatus.NoShowReported, story.State.Status);
    }

    [Fact]
    public void It_goes_once_and_only_from_the_version_that_it_runs_by()
    {
        story.Given(AdaBooked, Confirmed).At(Monday.AddDays(1)).When(Migrate(1, 3)).When(Migrate(1, 3)).ThenRefused("booking.not-migratable", "why");
        story.When(Migrate(3, 2)).Then(new BookingMigrated(Monday.AddDays(1), 3, 2, Second, null));
    }

    [Fact]
    public void An_offer_that_stands_goes_with_its_booking()
    {
        var asked = new BookingAsked(Monday, Ada.Id, TermsOf(BookingMode.Quote), Monday.AddDays(2), null, null);
        var offer = new BookingOffer(1, BookingSide.Provider, OfferTerms(70_00), null, Monday, Monday.AddDays(2));
        story.Given(asked, new BookingOffered(Monday, offer)).At(Monday).When(Migrate(1, 3));

        Assert.Equal((3, 3), (story.State.Terms!.Process!.Version, story.State.Offer!.Terms.Process!.Version));
    }

    [Theory]
    [InlineData("other_version", 1, 2)]
    [InlineData("state_missing", 3, 2)]
    public void What_does_not_fit_stays(string why, int from, int to)
    {
        Delivered();
        Assert.Equal(why, Preview(from, to));
    }

    [Fact]
    public void Work_that_is_to_be_delivered_does_not_go_where_nothing_is_delivered()
    {
        story.Given(AdaBooked with { Terms = Terms with { Process = Third with { Delivery = DeliveryTerms.Usual } } }, Confirmed);
        Assert.Equal("terms_missing", Preview(3, 2));
    }

    [Fact]
    public void What_has_ended_stays_as_it_ended()
    {
        story.Given(AdaBooked, NobodyPaid);
        Assert.Equal("ended", Preview(1, 2));
    }

    [Fact]
    public void Nobody_but_operators_and_the_platform_has_it_go() =>
        story.Given(AdaBooked, Confirmed).At(Monday).When(new MigrateBooking(TestContexts.By(Pia), 1, 2)).ThenRefused("booking.not-yours");

    /// <summary>Whatever the preview says of any place of any process is what happens, and whoever went is as if sold there.</summary>
    [Fact]
    public void The_preview_is_what_happens_everywhere()
    {
        foreach (var process in BookingProcesses.All)
        {
            var others = BookingProcesses.All.Where(other => other.Name == process.Name && other.Version != process.Version).ToArray();
            foreach (var (place, other) in ProcessWalk.Through(process).Places.SelectMany(place => others, (place, other) => (place, other)))
            {
                var now = BookingDeadlines.Of(place).Select(deadline => deadline.At).DefaultIfEmpty(Friday).Min().AddMinutes(-1);
                var obstacle = BookingMigrations.Preview(place, process.Version, other.Version, now).Obstacle;
                var decision = Booking.Decide(place, Migrate(process.Version, other.Version), now);

                Assert.True(obstacle is null == decision.Refusal is null, $"{process.Name} {process.Version} to {other.Version} in {place.Status}: {obstacle} and {decision.Refusal?.Code}");
                if (obstacle is null)
                {
                    var after = decision.Events.Aggregate(place, Booking.Evolve);
                    Assert.Same(other, BookingProcesses.Of(after));
                    Assert.Equal((place.Status, place.Grant, place.Refunded), (after.Status, after.Grant, after.Refunded));
                    Assert.Empty(BookingDeadlines.Of(place).Except(BookingDeadlines.Of(after)));
                }
            }
        }
    }

    private string? Preview(int from, int to) => BookingMigrations.Preview(story.State, from, to, Monday.AddHours(2)).Obstacle;

    private void Delivered() =>
        story.Given(AdaBooked with { Terms = Terms with { Process = Third with { Delivery = DeliveryTerms.Usual } } }, Confirmed, Started)
            .At(Friday).When(new DeliverWork(TestContexts.By(Pia), null, []));

    private static MigrateBooking Migrate(int from, int to) => new(TestContexts.By(Olga), from, to);

    private static ReportAbsence Report => new(TestContexts.By(Ada), null, null);
}
