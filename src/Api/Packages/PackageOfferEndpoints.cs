using Marketplace.Listings;

namespace Marketplace.Packages;

internal static class PackageOfferEndpoints
{
    public static void MapPackageOffers(this RouteGroupBuilder api)
    {
        api.MapPost("/listings/{listing}/package-offers", Make).WithTags("Packages").RequireAuthorization()
            .WithName("MakePackageOffer").WithSummary("Offer sessions of my listing, or of several, together.");
        api.MapGet("/listings/{listing}/package-offers", List).WithTags("Packages")
            .WithName("ListPackageOffers").WithSummary("What packages of a listing can be bought, newest first.");
        api.MapGet("/package-offers/{id:guid}", Read).WithTags("Packages").WithName("ReadPackageOffer").WithSummary("One offer of packages.");
        api.MapDelete("/package-offers/{id:guid}", Withdraw).WithTags("Packages").RequireAuthorization()
            .WithName("WithdrawPackageOffer").WithSummary("Offer it no more. What was sold stays as it was sold.");
    }

    private static async Task<CreatedAnswer<PackageOfferBody>> Make(
        string listing, PackageOfferRequest body, Caller caller, ListingNames names, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var plan = body.Plan(check, await names.Find(listing, cancellationToken));
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var made = await grains.GetGrain<IPackageOfferGrain>(caller.NewId("package-offer")).Make(new MakePackageOffer(caller.Context(), plan));
        return made.ToCreated(view => $"/package-offers/{view.Id}", PackageOfferBody.Of);
    }

    private static async Task<OkAnswer<Page<PackageOfferBody>>> List(
        string listing, PageRequest page, ListingNames names, IPackageLists lists, CancellationToken cancellationToken) =>
        await lists.Offers(await names.Find(listing, cancellationToken), page, cancellationToken);

    private static async Task<OkAnswer<PackageOfferBody>> Read(Guid id, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IPackageOfferGrain>(id).Read(cancellationToken)).ToOk(PackageOfferBody.Of);

    private static async Task<NoContentAnswer> Withdraw(Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<IPackageOfferGrain>(id).Withdraw(new WithdrawPackageOffer(caller.Context()))).ToNoContent();
}
