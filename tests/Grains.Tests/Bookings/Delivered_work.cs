using static Marketplace.Bookings.BookingCast;
using BookingStory = Marketplace.Story<
    Marketplace.Bookings.Booking,
    Marketplace.Bookings.BookingState,
    Marketplace.Bookings.BookingCommand,
    Marketplace.Bookings.BookingEvent>;

namespace Marketplace.Bookings;

public sealed class Delivered_work
{
    private static readonly DateTimeOffset End = Friday.AddHours(1);
    private static readonly DateTimeOffset Saturday = Friday.AddDays(1);

    private readonly BookingStory story = new();

    [Fact]
    public void The_passing_of_its_end_completes_nothing() =>
        Begun().ThenPending(("delivery_due", End.AddDays(3)));

    [Fact]
    public void Silence_about_the_last_delivery_accepts_it()
    {
        Begun().At(Saturday).When(Deliver(Pia)).Then(new BookingDelivered(Saturday, Item(1, Saturday), Saturday.AddDays(14)))
            .ThenPending(("delivery_stands", Saturday.AddDays(14)));
        story.At(Saturday.AddDays(2)).When(Deliver(Pia)).ThenPending(("delivery_stands", Saturday.AddDays(16)));

        var accepted = Saturday.AddDays(16);
        story.WhenDue("delivery_stands").Then(
            new BookingDeliveryAccepted(accepted, BookingSide.Platform, 2), new BookingCompleted(accepted, BookingSide.Platform), new BookingReleased(accepted, EarnedBy(0)));
        story.ThenPending(("review_period_closes", accepted.AddDays(7)));
    }

    [Fact]
    public void The_customers_yes_releases_the_money_at_once()
    {
        Begun().At(Friday).When(Deliver(Pia)).When(Accept(Pia, null)).ThenRefused("booking.not-yours");
        story.When(Accept(Ada, 1)).Then(
            new BookingDeliveryAccepted(Friday, BookingSide.Customer, 1), new BookingCompleted(Friday, BookingSide.Customer), new BookingReleased(Friday, EarnedBy(0)));
    }

    [Fact]
    public void Nobody_accepts_what_they_have_not_seen()
    {
        Begun().At(Saturday).When(Deliver(Pia)).When(Deliver(Pia)).When(Accept(Ada, 1)).ThenRefused("booking.delivery-replaced");
        story.When(Accept(Ada, 2));
        Assert.Equal(BookingStatus.Completed, story.State.Status);
    }

    [Fact]
    public void Changes_are_asked_for_as_often_as_was_agreed_and_an_operator_may_ask_once_more()
    {
        Begun(rounds: 1).At(Saturday).When(Deliver(Pia)).When(Change(Pia)).ThenRefused("booking.not-yours");
        story.When(Change(Ada))
            .Then(new BookingChangesRequested(Saturday, new WantedChange(1, BookingSide.Customer, "In blue", Saturday), Saturday.AddDays(3)))
            .ThenPending(("delivery_due", Saturday.AddDays(3)));
        story.When(Change(Ada)).ThenRefused("booking.not-now");
        story.When(Deliver(Pia)).When(Change(Ada)).ThenRefused("booking.no-rounds-left");
        story.When(Change(Olga));
        Assert.Equal((BookingStatus.ChangesRequested, 2), (story.State.Status, story.State.Delivery!.Changes.Length));
    }

    [Fact]
    public void It_is_too_late_to_ask_once_silence_has_accepted() =>
        Begun().At(Saturday).When(Deliver(Pia)).At(Saturday.AddDays(14)).When(Change(Ada)).ThenRefused("booking.too-late");

    [Fact]
    public void What_nobody_delivers_is_overdue_and_all_of_it_goes_back()
    {
        Begun().WhenDue("delivery_due").Then(new BookingDeliveryOverdue(End.AddDays(3), End.AddDays(17))).ThenPending(("overdue_lapses", End.AddDays(17)));
        story.When(Accept(Ada, null)).ThenRefused("booking.nothing-delivered");
        story.WhenDue("overdue_lapses");

        var cancelled = Assert.IsType<BookingCancelled>(Assert.Single(story.Events));
        Assert.Equal(("overdue", Settlement.Nothing("EUR") with { Refund = Euro(80_00) }), (cancelled.Tier, cancelled.Settlement));
        story.ThenPending();
    }

    [Fact]
    public void Whoever_is_late_may_still_deliver_and_the_customer_need_not_wait()
    {
        Begun().WhenDue("delivery_due").When(Deliver(Pia));
        Assert.Equal(BookingStatus.Delivered, story.State.Status);

        Another().WhenDue("delivery_due").When(Cancel(Ada));
        Assert.Equal(80_00, Another().WhenDue("delivery_due").When(Cancel(Ada)).State.Refunded);
    }

    [Fact]
    public void Asked_for_changes_that_never_come_are_overdue_too()
    {
        Begun().At(Saturday).When(Deliver(Pia)).When(Change(Ada)).WhenDue("delivery_due");
        Assert.Equal(BookingStatus.Overdue, story.State.Status);
        story.When(Accept(Ada, 1));
        Assert.Equal(BookingStatus.Completed, story.State.Status);
    }

    [Fact]
    public void A_customer_does_not_cancel_what_was_delivered_and_its_provider_gives_all_of_it_back()
    {
        Begun().At(Saturday).When(Refund(Pia, 30_00)).When(Deliver(Pia)).When(Cancel(Ada)).ThenRefused("booking.not-yours");
        story.When(Cancel(Pia));
        Assert.Equal((BookingStatus.Cancelled, 80_00), (story.State.Status, story.State.Refunded));
    }

    [Fact]
    public void It_is_done_by_delivering_and_not_by_the_providers_word_nor_by_who_was_there()
    {
        Begun().At(End.AddMinutes(20)).When(Complete(Pia)).ThenRefused("booking.is-delivered");
        story.When(new ReportAbsence(TestContexts.By(Ada), null, null)).ThenRefused("booking.is-delivered");
        story.When(Complete(Ada));
        Assert.Equal([typeof(BookingCompleted), typeof(BookingReleased)], story.Events.Select(happened => happened.GetType()));
    }

    [Fact]
    public void What_is_not_to_be_delivered_cannot_be() =>
        story.Given(AdaBooked with { Terms = Terms with { Process = Third(null) with { Delivery = null } } }, Confirmed, Started)
            .At(End).When(Deliver(Pia)).ThenRefused("booking.not-delivered");

    [Fact]
    public void There_is_an_end_to_deliveries()
    {
        Begun().At(Saturday);
        for (var number = 1; number <= BookingDelivery.MaximumNumber; number++)
        {
            story.When(Deliver(Pia));
        }

        story.When(Deliver(Pia)).ThenRefused("booking.too-many-deliveries");
    }

    [Fact]
    public void A_listing_delivers_only_when_it_or_the_operator_says_so_and_takes_the_operators_times()
    {
        var usual = new ProcessSetting { Choice = new ProcessChoice(AcceptWindow: TimeSpan.FromDays(5), ChangeRounds: 2) };
        var options = new BookingOptions { Processes = [usual] };

        Assert.Null(options.TermsOf(BookingMode.Instant, "other", null).Delivery);
        Assert.Equal(
            DeliveryTerms.Usual with { AcceptWindow = TimeSpan.FromDays(5), ChangeRounds = 1 },
            options.TermsOf(BookingMode.Instant, "other", new ProcessChoice(DeliversWork: true, ChangeRounds: 1)).Delivery);
    }

    private BookingStory Begun(int? rounds = null) => Began(story, rounds);

    private static BookingStory Another() => Began(new BookingStory(), null);

    private static BookingStory Began(BookingStory story, int? rounds) =>
        story.Given(AdaBooked with { Terms = Terms with { Process = Third(rounds) } }, Confirmed, Started);

    private static ProcessTerms Third(int? rounds) =>
        ProcessTerms.First with { Version = 3, NoShow = NoShowTerms.Usual, Delivery = DeliveryTerms.Usual with { ChangeRounds = rounds } };

    private static BookingDelivery Item(int number, DateTimeOffset at) => new(number, BookingSide.Provider, "Here it is", [], at);

    private static DeliverWork Deliver(Actor by) => new(TestContexts.By(by), "Here it is", []);

    private static TakeDelivery Accept(Actor by, int? delivery) => new(TestContexts.By(by), delivery);

    private static WantChanges Change(Actor by) => new(TestContexts.By(by), "In blue");
}
