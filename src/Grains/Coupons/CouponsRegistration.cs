using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Coupons;

internal static class CouponsRegistration
{
    public static IServiceCollection AddCoupons(this IServiceCollection services) =>
        services.AddAggregate<Coupon, CouponState, CouponCommand, CouponEvent>();
}
