using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Reviews;

internal static class ReviewsRegistration
{
    public static IServiceCollection AddReviews(this IServiceCollection services) =>
        services.AddAggregate<Review, ReviewState, ReviewCommand, ReviewEvent>();
}
