using static Marketplace.Reviews.ReviewCast;
using ReviewStory = Marketplace.Story<
    Marketplace.Reviews.Review,
    Marketplace.Reviews.ReviewState,
    Marketplace.Reviews.ReviewCommand,
    Marketplace.Reviews.ReviewEvent>;

namespace Marketplace.Reviews;

public sealed class ReviewRules
{
    private readonly ReviewStory story = new();

    [Fact]
    public void Completed_work_opens_the_period() =>
        story.At(Monday).When(Open(Actor.Platform)).Then(Opened).ThenPending(("close", Closing));

    [Fact]
    public void Only_the_platform_opens_it() =>
        story.At(Monday).When(Open(Ada)).ThenRefused("review.unknown");

    [Fact]
    public void The_first_review_waits_for_the_second() =>
        story.Given(Opened).At(Monday).When(Give(Ada)).Then(AdaSpoke).ThenPending(("close", Closing));

    [Fact]
    public void The_second_review_publishes_both() =>
        story.Given(Opened, AdaSpoke).At(Monday).When(Give(Pia, Fine)).Then(PiaSpoke, Closed).ThenPending();

    [Fact]
    public void A_review_without_an_answer_is_published_when_the_period_is_over() =>
        story.Given(Opened, AdaSpoke).WhenDue("close").Then(new ReviewsClosed(Closing)).ThenPending();

    [Fact]
    public void A_period_in_which_nobody_spoke_just_ends() =>
        story.Given(Opened).WhenDue("close").Then(new ReviewsClosed(Closing));

    [Fact]
    public void Time_that_comes_early_closes_nothing() =>
        story.Given(Opened, AdaSpoke).At(Closing.AddTicks(-1)).When(Close()).ThenNothing();

    [Fact]
    public void On_the_stroke_of_the_deadline_it_is_too_late_even_if_the_clock_has_not_said_so() =>
        story.Given(Opened).At(Closing).When(Give(Ada)).ThenRefused("review.closed");

    [Fact]
    public void Each_side_speaks_once() =>
        story.Given(Opened, AdaSpoke).At(Monday).When(Give(Ada, Fine)).ThenRefused("review.already-given");

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_rating_is_from_one_to_five(int rating) =>
        story.Given(Opened).At(Monday).When(Give(Ada, Lovely with { Rating = rating })).ThenRefused("review.rating-not-valid", "rating");

    [Fact]
    public void Sub_scores_have_names_of_their_own_and_are_from_one_to_five()
    {
        story.Given(Opened).At(Monday);
        ImmutableArray<ImmutableArray<SubScore>> wrong =
        [
            [new SubScore("care", 6)],
            [new SubScore(" ", 3)],
            [new SubScore(new string('x', 41), 3)],
            [new SubScore("care", 1), new SubScore("care", 2)],
            [.. Enumerable.Range(1, 9).Select(number => new SubScore($"aspect {number}", 3))],
        ];

        Assert.All(wrong, scores =>
            story.When(Give(Ada, Lovely with { SubScores = scores })).ThenRefused("review.sub-scores-not-valid", "subScores"));
    }

    [Fact]
    public void Texts_have_their_limits()
    {
        story.Given(Opened).At(Monday);

        story.When(Give(Ada, Lovely with { Title = new string('x', 121) })).ThenRefused("review.text-too-long", "title");
        story.When(Give(Ada, Lovely with { Text = new string('x', 4_001) })).ThenRefused("review.text-too-long", "text");
        story.When(Give(Ada, Lovely with { PrivateNote = new string('x', 1_001) })).ThenRefused("review.text-too-long", "privateNote");
    }

    [Fact]
    public void The_reviewed_side_replies_once()
    {
        story.Given(Opened, AdaSpoke, PiaSpoke, Closed).At(Monday);

        story.When(Reply(Pia, ReviewSide.Customer)).Then(new ReviewReplied(Monday, ReviewSide.Customer, Pia.Id, "Thank you"));
        story.When(Reply(Pia, ReviewSide.Customer)).ThenRefused("review.already-replied");
    }

    [Fact]
    public void The_author_does_not_reply_to_themselves() =>
        story.Given(Opened, AdaSpoke, Closed).At(Monday).When(Reply(Ada, ReviewSide.Customer)).ThenRefused("review.not-yours");

    [Fact]
    public void Nobody_replies_to_what_was_never_given() =>
        story.Given(Opened, AdaSpoke, Closed).At(Monday).When(Reply(Ada, ReviewSide.Provider)).ThenRefused("review.unknown");

    [Fact]
    public void Nobody_replies_to_what_is_not_public_yet() =>
        story.Given(Opened, AdaSpoke).At(Monday).When(Reply(Pia, ReviewSide.Customer)).ThenRefused("review.unknown");

    [Fact]
    public void Anybody_may_report_what_is_public_once()
    {
        story.Given(Opened, AdaSpoke, Closed).At(Monday);

        story.When(Report(Eve, ReviewSide.Customer)).Then(new ReviewReported(Monday, ReviewSide.Customer, Eve.Id, "Untrue"));
        story.When(Report(Eve, ReviewSide.Customer)).ThenNothing();
        story.When(Report(Ada, ReviewSide.Customer)).ThenRefused("review.own");
        story.When(Report(Actor.Visitor, ReviewSide.Customer)).ThenRefused("review.unknown");
    }

    [Fact]
    public void Reports_are_bounded()
    {
        var reports = Enumerable.Range(1, Review.ReporterLimit)
            .Select(number => new ReviewReported(Monday, ReviewSide.Customer, DerivedId.From(Ada.Id, $"{number}"), "Untrue"));

        story.Given([Opened, AdaSpoke, Closed, .. reports]).At(Monday).When(Report(Eve, ReviewSide.Customer)).ThenNothing();
    }

    [Fact]
    public void Neither_side_sees_the_other_before_both_are_public()
    {
        story.Given(Opened, AdaSpoke);
        var before = ReviewViews.Pair(Guid.Empty, story.State, ReviewSide.Provider, Pia);
        var after = ReviewViews.Pair(Guid.Empty, story.Given(PiaSpoke, Closed).State, ReviewSide.Provider, Pia);

        Assert.Null(before.Theirs);
        Assert.Equal(Lovely.PrivateNote, after.Theirs?.Content.PrivateNote);
    }

    [Fact]
    public void Strangers_do_not_see_the_private_note()
    {
        story.Given(Opened, AdaSpoke, Closed);

        Assert.Null(ReviewViews.Of(Guid.Empty, story.State, ReviewSide.Customer, Eve)?.Content.PrivateNote);
    }

    /// <summary>The whole negative space on one page: every period against every command.</summary>
    [Fact]
    public void The_table() =>
        TransitionTable.AssertEqual<Review, ReviewState, ReviewCommand, ReviewEvent>(
            [[], [Opened], [Opened, AdaSpoke], [Opened, AdaSpoke, PiaSpoke, Closed], [Opened, Closed]],
            [
                Open(Actor.Platform), Give(Ada), Give(Pia), Give(Eve), Close(),
                Reply(Pia, ReviewSide.Customer), Reply(Eve, ReviewSide.Customer), Report(Eve, ReviewSide.Customer),
            ],
            at: Closing,
            nameOf: state => $"{state.Period}",
            expected:
            """
                   | OpenReviews | GiveReview    | GiveReview    | GiveReview | CloseReviews | ReplyToReview | ReplyToReview | ReportReview
            None   | Open        | not-open      | not-open      | not-open   | -            | unknown       | unknown       | unknown
            Open   | -           | closed        | closed        | unknown    | Closed       | unknown       | unknown       | unknown
            Open   | -           | already-given | closed        | unknown    | Closed       | unknown       | unknown       | unknown
            Closed | -           | already-given | already-given | unknown    | -            | Closed        | unknown       | Closed
            Closed | -           | closed        | closed        | unknown    | -            | unknown       | unknown       | unknown
            """);
}
