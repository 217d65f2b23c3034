namespace Marketplace.Reviews;

public sealed class ReviewLaws : RulesLaws
{
    [Fact]
    public void The_laws_hold() => HoldFor<Review, ReviewState, ReviewCommand, ReviewEvent>();
}
