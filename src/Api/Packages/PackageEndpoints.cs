using Marketplace.Bookings;

namespace Marketplace.Packages;

internal static class PackageEndpoints
{
    public static void MapPackages(this RouteGroupBuilder api)
    {
        var packages = api.MapGroup("/packages").WithTags("Packages").RequireAuthorization();
        packages.MapPost(string.Empty, Buy).RequireIdempotencyKey().WithName("BuyPackage").WithSummary("Buy sessions together, and book them later.");
        packages.MapGet(string.Empty, Mine).WithName("ListPackages").WithSummary("Packages that I bought, or sold, newest first.");
        packages.MapGet("/{id:guid}", Read).WithName("ReadPackage").WithSummary("One package, and where each of its sessions is.");
        packages.MapPost("/{id:guid}/refund", Refund).RequireIdempotencyKey().WithName("RefundPackage")
            .WithSummary("Give back what is not booked: the customer for a while, the provider at any time.");
    }

    private static async Task<CreatedAnswer<PackageBody>> Buy(BuyRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var offer = check.Id("offerId", body.OfferId);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var bought = await grains.GetGrain<IPackageGrain>(caller.NewId("package")).Buy(new BuyPackage(caller.Context(), offer));
        return bought.ToCreated(view => $"/packages/{view.Id}", PackageBody.Of);
    }

    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="lists">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<PackageItem>>> Mine(
        string? role, PageRequest page, Caller caller, IPackageLists lists, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var mine = MySide.Of(check, role, caller);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return await lists.Packages(mine.Side, mine.Id, page, cancellationToken);
    }

    private static async Task<OkAnswer<PackageBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IPackageGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(PackageBody.Of);

    private static async Task<OkAnswer<PackageBody>> Refund(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IPackageGrain>(id).Refund(new RefundPackage(caller.Context(), reason))).ToOk(PackageBody.Of);
    }
}
