namespace Marketplace.Coupons;

internal static class CouponEndpoints
{
    public static void MapCoupons(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/providers/me/coupons").WithTags("Coupons").RequireAuthorization();
        mine.MapPost(string.Empty, Create).WithName("CreateCoupon").WithSummary("Make a code that makes bookings of my listings cheaper. I bear what it takes off.");
        mine.MapGet(string.Empty, List).WithName("ListCoupons").WithSummary("My coupons, newest first.");
        mine.MapGet("/{id:guid}", Read).WithName("ReadCoupon").WithSummary("One coupon, and how often it is used.");
        mine.MapPost("/{id:guid}/deactivate", Deactivate).WithName("DeactivateCoupon").WithSummary("Let nothing new be booked with it. What was booked stays as it was sold.");
    }

    private static async Task<CreatedAnswer<CouponBody>> Create(CouponRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var plan = body.Plan(check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var created = await grains.GetGrain<ICouponGrain>(CouponId.Of(caller.Actor.ProviderId, plan.Code)).Create(new CreateCoupon(caller.Context(), plan));
        return created.ToCreated(view => $"/providers/me/coupons/{view.Id}", CouponBody.Of);
    }

    private static async Task<OkAnswer<Page<CouponBody>>> List(PageRequest page, Caller caller, ICouponList coupons, CancellationToken cancellationToken) =>
        await coupons.Read(caller.Actor.ProviderId, page, cancellationToken);

    private static async Task<OkAnswer<CouponBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<ICouponGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(CouponBody.Of);

    private static async Task<OkAnswer<CouponBody>> Deactivate(Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<ICouponGrain>(id).Deactivate(new DeactivateCoupon(caller.Context()))).ToOk(CouponBody.Of);
}
