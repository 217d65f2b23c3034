using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Series;

internal static class SeriesRegistration
{
    public static IServiceCollection AddSeries(this IServiceCollection services) =>
        services
            .AddAggregate<BookingSeries, SeriesState, SeriesCommand, SeriesEvent>()
            .AddSingleton<IRelay<SeriesEvent>, SeriesRelay>()
            .AddSingleton<IRelay<SeriesEvent>, SeriesMoveRelay>();
}
