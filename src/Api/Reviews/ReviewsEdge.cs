namespace Marketplace.Reviews;

internal static class ReviewsEdge
{
    public static IServiceCollection AddReviewsEdge(this IServiceCollection services) => services.AddSingleton<IReviews, ReviewReader>();
}
