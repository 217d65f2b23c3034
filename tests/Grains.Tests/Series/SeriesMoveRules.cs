using Marketplace.Bookings;
using static Marketplace.Series.SeriesMoveOutcome;
using SeriesStory = Marketplace.Story<
    Marketplace.Series.BookingSeries, Marketplace.Series.SeriesState, Marketplace.Series.SeriesCommand, Marketplace.Series.SeriesEvent>;

namespace Marketplace.Series;

public sealed class SeriesMoveRules
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = new("019d0000-0000-7000-8000-000000000001");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Eve = TestContexts.Person(3);

    private static readonly SeriesChange Whole = new(
        SeriesScope.Following, 1, null, new DateOnly(2026, 3, 4), new TimeOnly(12, 0), null, IncludesMoved: false, SkipConflicts: false, WaivesFee: false, "Later, please");

    private static readonly SeriesChange Skipping = Whole with { SkipConflicts = true };

    [Fact]
    public void The_other_side_agrees_and_all_are_moved() => Proposed(Whole)
        .ThenPending(("move_expires", Monday.AddDays(2)))
        .When(Agree(Whole)).Then(new SeriesMoveAgreed(Monday, Pia, false, MoveOf(Whole) with { Status = SeriesMoveStatus.Moving }))
        .ThenPending()
        .When(Told(2, Moved)).Then(new SeriesTimeMoved(Monday, 2))
        .When(Told(2, Moved)).ThenNothing()
        .When(Told(1, Moved)).Then(new SeriesTimeMoved(Monday, 1), new SeriesMoveEnded(Monday));

    [Fact]
    public void Where_they_are_now_is_known_when_it_has_ended()
    {
        var story = Agreed(Whole).When(Told(2, Moved));
        Assert.Equal(Monday.AddDays(3), story.State.Times[2].Start);

        story.When(Told(1, Moved));
        Assert.Equal(Monday.AddDays(3).AddHours(2), story.State.Times[2].Start);
        Assert.Null(story.State.Times[2].OriginalStart);
        Assert.Equal(Monday.AddDays(1), story.State.Times[0].Start);
    }

    [Fact]
    public void One_that_goes_alone_remembers_where_it_was()
    {
        var change = Whole with { Scope = SeriesScope.One };
        var story = Placed().When(new ProposeSeriesMove(TestContexts.By(Ada), change, Found(change)))
            .When(new AcceptSeriesMove(TestContexts.By(Pia), false, Found(change).View))
            .When(Told(1, Moved)).Then(new SeriesTimeMoved(Monday, 1), new SeriesMoveEnded(Monday));

        Assert.Equal(Monday.AddDays(2), story.State.Times[1].OriginalStart);
        Assert.Equal(Monday.AddDays(2).AddHours(2), story.State.Times[1].Start);
    }

    [Fact]
    public void One_that_cannot_be_moved_takes_all_others_back() => Agreed(Whole)
        .When(Told(2, Moved))
        .When(Told(1, Stayed, "booking.slot-taken")).Then(new SeriesTimeStayed(Monday, 1, "booking.slot-taken"), new SeriesMoveUndone(Monday))
        .When(new CancelSeries(TestContexts.By(Ada), SeriesScope.All, 0, null)).ThenRefused("series.not-now")
        .When(Told(2, Returned)).Then(new SeriesTimeReturned(Monday, 2), new SeriesMoveEnded(Monday))
        .When(Told(2, Returned)).ThenNothing();

    [Fact]
    public void What_goes_back_is_where_it_was()
    {
        var story = Agreed(Whole).When(Told(2, Moved)).When(Told(1, Stayed, "x")).When(Told(2, Returned));

        Assert.Equal(SeriesMoveStatus.Returned, story.State.Move!.Status);
        Assert.Equal(Monday.AddDays(3), story.State.Times[2].Start);
    }

    [Fact]
    public void What_somebody_else_has_by_then_cannot_be_had_again()
    {
        var story = Agreed(Whole).When(Told(2, Moved)).When(Told(1, Stayed, "x"))
            .When(Told(2, Stranded, "busy")).Then(new SeriesTimeStranded(Monday, 2, "busy"), new SeriesMoveEnded(Monday));

        Assert.Equal(Monday.AddDays(3).AddHours(2), story.State.Times[2].Start);
    }

    [Fact]
    public void The_first_that_fails_has_nothing_to_take_back() => Agreed(Whole)
        .When(Told(2, Stayed, "x")).Then(new SeriesTimeStayed(Monday, 2, "x"), new SeriesMoveUndone(Monday), new SeriesMoveEnded(Monday))
        .When(Told(1, Moved)).Then(new SeriesTimeStrayed(Monday, 1))
        .When(Told(1, Returned)).Then(new SeriesTimeReturned(Monday, 1));

    [Fact]
    public void Conflicts_can_be_skipped() => Agreed(Skipping)
        .When(Told(2, Stayed, "x")).Then(new SeriesTimeStayed(Monday, 2, "x"))
        .When(Told(1, Moved)).Then(new SeriesTimeMoved(Monday, 1), new SeriesMoveEnded(Monday))
        .When(Told(2, Moved)).Then(new SeriesTimeMoved(Monday, 2));

    [Fact]
    public void A_booking_that_ended_meanwhile_stops_nobody() => Agreed(Whole)
        .When(Told(2, Gone)).Then(new SeriesTimeGone(Monday, 2))
        .When(Told(1, Moved)).Then(new SeriesTimeMoved(Monday, 1), new SeriesMoveEnded(Monday));

    [Fact]
    public void What_is_in_the_way_is_told_before_anything_moves()
    {
        Placed().When(new ProposeSeriesMove(TestContexts.By(Ada), Whole, Found(Whole, "busy"))).ThenRefused("series.conflict", "2026-03-04T11:00:00Z");
        Placed().When(new ProposeSeriesMove(TestContexts.By(Ada), Whole, new SeriesMovePreview([]))).ThenRefused("series.nothing-to-move");
        Placed().When(new ProposeSeriesMove(TestContexts.By(Ada), Whole, SeriesRefusals.RuleTooShort(2))).ThenRefused("series.rule-too-short");
        Proposed(Whole).When(new AcceptSeriesMove(TestContexts.By(Pia), false, Found(Whole, "busy").View)).ThenRefused("series.conflict", "2026-03-04T11:00:00Z");
        Proposed(Skipping).When(new AcceptSeriesMove(TestContexts.By(Pia), false, Found(Skipping, "busy").View))
            .When(Told(2, Moved)).Then(new SeriesTimeMoved(Monday, 2), new SeriesMoveEnded(Monday));
    }

    [Fact]
    public void Nobody_agrees_for_the_other_side()
    {
        Proposed(Whole).When(new AcceptSeriesMove(TestContexts.By(Ada), false, Found(Whole).View)).ThenRefused("series.not-yours");
        Proposed(Whole).When(new AcceptSeriesMove(TestContexts.By(Eve), false, Found(Whole).View)).ThenRefused("series.unknown");
        Proposed(Whole).When(new RecordSeriesMove(TestContexts.By(Ada), 1, 1, Moved, null)).ThenRefused("series.unknown");
        Proposed(Whole).At(Monday.AddDays(2)).When(Agree(Whole)).ThenRefused("series.too-late");
        Placed().When(Agree(Whole)).ThenRefused("series.nothing-proposed");
    }

    [Fact]
    public void No_answer_is_a_no()
    {
        Proposed(Whole).WhenDue("move_expires").Then(new SeriesMoveDeclined(Monday.AddDays(2), BookingSide.Platform, "It was not answered in time."));
        Proposed(Whole).When(new DeclineSeriesMove(TestContexts.By(Pia), "Away")).Then(new SeriesMoveDeclined(Monday, BookingSide.Provider, "Away"))
            .When(Agree(Whole)).ThenRefused("series.nothing-proposed");
    }

    [Fact]
    public void A_time_that_was_cancelled_can_be_booked_again()
    {
        Cancelled().When(new RebookOccurrence(TestContexts.By(Ada), 1))
            .Then(new SeriesOccurrenceWanted(Monday, 1, 1, Monday.AddDays(2), Ada.Id, Plan))
            .When(Booked(1, OccurrenceOutcome.Booked, attempt: 0)).ThenNothing()
            .When(Booked(1, OccurrenceOutcome.Booked, attempt: 1)).Then(new SeriesOccurrenceBooked(Monday, 1));
        Cancelled().When(new RebookOccurrence(TestContexts.By(Ada), 1)).When(Booked(1, OccurrenceOutcome.Skipped, attempt: 1, "busy"))
            .Then(new SeriesOccurrenceSkipped(Monday, 1, "busy"));
        Cancelled().When(new RebookOccurrence(TestContexts.By(Ada), 0)).ThenRefused("series.nothing-to-rebook");
        Cancelled().When(new RebookOccurrence(TestContexts.By(Ada), 0, HasEnded: true)).Then(new SeriesOccurrenceWanted(Monday, 0, 1, Monday.AddDays(1), Ada.Id, Plan));
        Cancelled().At(Monday.AddDays(3)).When(new RebookOccurrence(TestContexts.By(Ada), 1)).ThenRefused("series.nothing-to-rebook");
        Cancelled().When(new RebookOccurrence(TestContexts.By(Pia), 1)).ThenRefused("series.not-yours");

        static SeriesStory Cancelled() => Placed()
            .When(new CancelSeries(TestContexts.By(Ada), SeriesScope.One, 1, null)).When(Booked(1, OccurrenceOutcome.Cancelled));
    }

    [Fact]
    public void Whoever_goes_later_waits_for_no_one_and_whoever_goes_back_neither()
    {
        Assert.Equal([2, 1, 0], Indexes(SeriesMoveOrder.Of(Shifted(TimeSpan.FromDays(1)))));
        Assert.Equal([0, 1, 2], Indexes(SeriesMoveOrder.Of(Shifted(TimeSpan.FromDays(-1)))));

        static IEnumerable<SeriesMoveTime> Shifted(TimeSpan by) => Enumerable.Range(0, 3).Select(index => Time(index, Monday.AddDays(index) + by, null) with { From = Monday.AddDays(index) });
        static int[] Indexes(ImmutableArray<SeriesMoveTime> times) => [.. times.Select(time => time.Index)];
    }

    private static SeriesPlan Plan { get; } =
        new(Guid.Empty, "FREQ=DAILY;COUNT=3", new DateOnly(2026, 3, 3), new TimeOnly(10, 0), "Europe/Berlin", null, null, 1, null, SkipConflicts: false);

    private static SeriesStory Placed() => new SeriesStory().At(Monday)
        .When(new StartSeries(TestContexts.By(Ada), Plan, new SeriesPreview(
            Pia.ProviderId,
            "An hour of grooming",
            [.. Enumerable.Range(1, 3).Select(day => new SeriesTime(Monday.AddDays(day), Monday.AddDays(day).AddHours(1), new Money(80_00, "EUR"), null))])))
        .When(Booked(0)).When(Booked(1)).When(Booked(2));

    private static SeriesStory Proposed(SeriesChange change) =>
        Placed().When(new ProposeSeriesMove(TestContexts.By(Ada), change, Found(change))).Then(new SeriesMoveProposed(Monday, MoveOf(change)));

    private static SeriesStory Agreed(SeriesChange change) => Proposed(change).When(Agree(change));

    private static AcceptSeriesMove Agree(SeriesChange change) => new(TestContexts.By(Pia), false, Found(change).View);

    private static SeriesMove MoveOf(SeriesChange change) => new(
        1, BookingSide.Customer, Ada, change, Found(change).View!.Times, Monday.AddDays(2), SeriesMoveStatus.Proposed);

    /// <summary>Two hours later each, the first of them with what is in its way.</summary>
    private static Outcome<SeriesMovePreview> Found(SeriesChange change, string? conflict = null) => new SeriesMovePreview(
    [
        .. (change.Scope is SeriesScope.One ? [1] : (int[])[1, 2])
            .Select(index => Time(index, Monday.AddDays(index + 1).AddHours(2), index == 1 ? conflict : null)),
    ]);

    private static SeriesMoveTime Time(int index, DateTimeOffset start, string? conflict) => new(
        index,
        SeriesView.BookingOf(Id, index),
        Monday.AddDays(index + 1),
        Monday.AddDays(index + 1).AddHours(1),
        TimeSpan.FromHours(1),
        start,
        start.AddHours(1),
        Monday.AddDays(index + 1),
        conflict is null ? Pending : Stayed,
        conflict);

    private static RecordSeriesMove Told(int index, SeriesMoveOutcome outcome, string? code = null) =>
        new(TestContexts.By(Actor.Platform), 1, index, outcome, code);

    private static RecordOccurrence Booked(int index, OccurrenceOutcome outcome = OccurrenceOutcome.Booked, int attempt = 0, string? code = null) =>
        new(TestContexts.By(Actor.Platform), index, outcome, code, attempt);
}
