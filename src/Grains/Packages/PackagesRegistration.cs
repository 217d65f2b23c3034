using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Packages;

internal static class PackagesRegistration
{
    public static IServiceCollection AddPackages(this IServiceCollection services) =>
        services
            .AddAggregate<PackageOffer, PackageOfferState, PackageOfferCommand, PackageOfferEvent>()
            .AddAggregate<Package, PackageState, PackageCommand, PackageEvent>()
            .AddSingleton<IRelay<PackageEvent>, PackageRelay>()
            .AddSingleton<IRelay<PackageEvent>, PackageThreadRelay>();
}
