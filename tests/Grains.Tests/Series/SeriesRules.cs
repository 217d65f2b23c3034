using static Marketplace.Series.OccurrenceOutcome;
using SeriesStory = Marketplace.Story<
    Marketplace.Series.BookingSeries, Marketplace.Series.SeriesState, Marketplace.Series.SeriesCommand, Marketplace.Series.SeriesEvent>;

namespace Marketplace.Series;

public sealed class SeriesRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Eve = TestContexts.Person(3);

    private static readonly SeriesPlan Whole =
        new(Guid.Empty, "FREQ=DAILY;COUNT=3", new DateOnly(2026, 3, 3), new TimeOnly(10, 0), "Europe/Berlin", null, null, 1, null, SkipConflicts: false);

    private static readonly SeriesPlan Skipping = Whole with { SkipConflicts = true };

    [Fact]
    public void The_laws_hold() => HoldFor<BookingSeries, SeriesState, SeriesCommand, SeriesEvent>();

    [Fact]
    public void All_times_booked_make_a_series() => Begun(Whole)
        .When(Told(0, Booked)).Then(new SeriesOccurrenceBooked(Monday, 0))
        .When(Told(1, Booked)).Then(new SeriesOccurrenceBooked(Monday, 1))
        .When(Told(1, Booked)).ThenNothing()
        .When(Told(2, Booked)).Then(new SeriesOccurrenceBooked(Monday, 2), new SeriesPlaced(Monday));

    [Fact]
    public void One_time_that_cannot_be_booked_frees_all_the_others() => Begun(Whole)
        .When(Told(0, Booked))
        .When(Told(1, Skipped, "booking.slot-taken")).Then(new SeriesOccurrenceSkipped(Monday, 1, "booking.slot-taken"), new SeriesAbandoned(Monday))
        .When(Told(0, Released)).Then(new SeriesOccurrenceReleased(Monday, 0), new SeriesRefused(Monday))
        .When(Told(0, Released)).ThenNothing();

    [Fact]
    public void A_series_that_fails_at_once_has_nothing_to_free() => Begun(Whole)
        .When(Told(0, Skipped, "booking.slot-taken"))
        .Then(new SeriesOccurrenceSkipped(Monday, 0, "booking.slot-taken"), new SeriesAbandoned(Monday), new SeriesRefused(Monday));

    [Fact]
    public void News_of_a_booking_after_the_series_gave_up_frees_it_too() => Begun(Whole)
        .When(Told(0, Skipped, "booking.slot-taken"))
        .When(Told(0, Booked)).Then(new SeriesOccurrenceStrayed(Monday, 0))
        .When(Told(0, Released)).Then(new SeriesOccurrenceReleased(Monday, 0))
        .When(Told(1, Booked)).Then(new SeriesOccurrenceStrayed(Monday, 1));

    [Fact]
    public void Conflicts_can_be_skipped() => Begun(Skipping)
        .When(Told(0, Booked))
        .When(Told(1, Skipped, "booking.slot-taken")).Then(new SeriesOccurrenceSkipped(Monday, 1, "booking.slot-taken"))
        .When(Told(2, Booked)).Then(new SeriesOccurrenceBooked(Monday, 2), new SeriesPlaced(Monday));

    [Fact]
    public void Nothing_but_conflicts_is_no_series() => Begun(Skipping)
        .When(Told(0, Skipped, "x"))
        .When(Told(1, Skipped, "x"))
        .When(Told(2, Skipped, "x")).Then(new SeriesOccurrenceSkipped(Monday, 2, "x"), new SeriesRefused(Monday));

    [Fact]
    public void What_is_in_the_way_is_told_before_anything_is_booked()
    {
        new SeriesStory().At(Monday).When(Start(Whole, "busy")).ThenRefused("series.conflict", "2026-03-03T09:00:00Z");
        new SeriesStory().At(Monday).When(Start(Skipping, "busy")).When(Told(1, Booked)).When(Told(2, Booked))
            .Then(new SeriesOccurrenceBooked(Monday, 2), new SeriesPlaced(Monday));
        new SeriesStory().At(Monday).When(new StartSeries(TestContexts.By(Pia), Whole, Found())).ThenRefused("booking.own-listing");
    }

    [Fact]
    public void One_that_and_all_that_follow_or_all_are_cancelled()
    {
        Placed().When(Cancel(SeriesScope.One, 1)).Then(Asked(1));
        Placed().When(Cancel(SeriesScope.Following, 1)).Then(Asked(1, 2));
        Placed().When(Cancel(SeriesScope.All, 0)).Then(Asked(0, 1, 2));
        Placed().When(Cancel(SeriesScope.One, 7)).ThenRefused("series.nothing-to-cancel");
        Placed().At(Monday.AddDays(9)).When(Cancel(SeriesScope.All, 0)).ThenRefused("series.nothing-to-cancel");
        Begun(Whole).When(Cancel(SeriesScope.All, 0)).ThenRefused("series.not-now");

        CancelSeries Cancel(SeriesScope scope, int index) => new(TestContexts.By(Ada), scope, index, "Ill");
        static SeriesCancellationAsked Asked(params int[] indexes) => new(Monday, Ada, [.. indexes], "Ill");
    }

    [Fact]
    public void What_cannot_be_cancelled_is_kept() => Placed()
        .When(new CancelSeries(TestContexts.By(Pia), SeriesScope.All, 0, null))
        .When(Told(0, Cancelled)).Then(new SeriesOccurrenceCancelled(Monday, 0))
        .When(Told(1, Booked, "booking.not-now")).Then(new SeriesOccurrenceKept(Monday, 1, "booking.not-now"))
        .When(Told(1, Booked, "booking.not-now")).ThenNothing();

    [Fact]
    public void Strangers_know_of_nothing() => Placed()
        .When(new CancelSeries(TestContexts.By(Eve), SeriesScope.All, 0, null)).ThenRefused("series.unknown")
        .When(new RecordOccurrence(TestContexts.By(Ada), 0, Cancelled, null)).ThenRefused("series.unknown");

    private static SeriesStory Begun(SeriesPlan plan) => new SeriesStory().At(Monday).When(Start(plan, null));

    private static SeriesStory Placed() => Begun(Whole).When(Told(0, Booked)).When(Told(1, Booked)).When(Told(2, Booked));

    private static StartSeries Start(SeriesPlan plan, string? conflict) => new(TestContexts.By(Ada), plan, Found(conflict));

    private static SeriesPreview Found(string? conflict = null) => new(
        Pia.ProviderId,
        "An hour of grooming",
        [
            .. Enumerable.Range(1, 3).Select(day => new SeriesTime(
                Monday.AddDays(day), Monday.AddDays(day).AddHours(1), new Money(80_00, "EUR"), day == 1 ? conflict : null)),
        ]);

    private static RecordOccurrence Told(int index, OccurrenceOutcome outcome, string? code = null) =>
        new(TestContexts.By(Actor.Platform), index, outcome, code);
}
