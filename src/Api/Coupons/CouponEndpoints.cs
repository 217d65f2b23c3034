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

        var ours = api.MapGroup("/admin/coupons").WithTags("Operations").RequireOperator();
        ours.MapPost(string.Empty, CreateOurs).WithName("CreatePlatformCoupon")
            .WithSummary("Make a code that makes bookings cheaper, of all listings or of those that it names. The marketplace bears what it takes off.");
        ours.MapGet(string.Empty, ListOurs).WithName("ListPlatformCoupons").WithSummary("Coupons of the marketplace, newest first.");
        ours.MapGet("/{id:guid}", Read).WithName("ReadPlatformCoupon").WithSummary("One coupon, and how often it is used.");
        ours.MapPost("/{id:guid}/deactivate", Deactivate).WithName("DeactivatePlatformCoupon")
            .WithSummary("Let nothing new be booked with it. What was booked stays as it was sold.");
    }

    private static Task<CreatedAnswer<CouponBody>> Create(CouponRequest body, Caller caller, IGrainFactory grains) =>
        Made(body, caller.Actor.ProviderId, byPlatform: false, caller, grains);

    private static Task<CreatedAnswer<CouponBody>> CreateOurs(CouponRequest body, Caller caller, IGrainFactory grains) =>
        Made(body, CouponId.Platform, byPlatform: true, caller, grains);

    private static async Task<CreatedAnswer<CouponBody>> Made(CouponRequest body, Guid owner, bool byPlatform, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var plan = body.Plan(check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var created = await grains.GetGrain<ICouponGrain>(CouponId.Of(owner, plan.Code))
            .Create(new CreateCoupon(caller.Context(), plan, ByPlatform: byPlatform));
        return created.ToCreated(view => $"/{(byPlatform ? "admin" : "providers/me")}/coupons/{view.Id}", CouponBody.Of);
    }

    private static async Task<OkAnswer<Page<CouponBody>>> List(PageRequest page, Caller caller, ICouponList coupons, CancellationToken cancellationToken) =>
        await coupons.Read(caller.Actor.ProviderId, page, cancellationToken);

    private static async Task<OkAnswer<Page<CouponBody>>> ListOurs(PageRequest page, ICouponList coupons, CancellationToken cancellationToken) =>
        await coupons.Read(CouponId.Platform, page, cancellationToken);

    private static async Task<OkAnswer<CouponBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<ICouponGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(CouponBody.Of);

    private static async Task<OkAnswer<CouponBody>> Deactivate(Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<ICouponGrain>(id).Deactivate(new DeactivateCoupon(caller.Context()))).ToOk(CouponBody.Of);
}
