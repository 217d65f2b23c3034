namespace Marketplace.Reviews;

[GrainType("review")]
internal sealed class ReviewGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<ReviewState, ReviewEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Review, ReviewState, ReviewCommand, ReviewEvent>(journal, services), IReviewGrain
{
    public Task Open(OpenReviews command) => Run(command);

    public Task<Outcome<ReviewView>> Give(GiveReview command) =>
        Answer(command, () => ReviewViews.Of(Booking, State, State.SideOf(command.Context.By)!.Value, command.Context.By)!);

    public Task<Outcome<ReviewView>> Reply(ReplyToReview command) =>
        Answer(command, () => ReviewViews.Of(Booking, State, command.Review, command.Context.By)!);

    public Task<Outcome<ReviewView>> Report(ReportReview command) =>
        Answer(command, () => ReviewViews.Of(Booking, State, command.Review, command.Context.By)!);

    public async Task<Outcome<ReviewPair>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.SideOf(by) is { } side ? ReviewViews.Pair(Booking, State, side, by) : ReviewRefusals.Unknown;
    }

    private Guid Booking => this.GetPrimaryKey();
}
