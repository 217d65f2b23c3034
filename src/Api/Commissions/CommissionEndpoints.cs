using System.Globalization;
using Marketplace.Listings;
using Marketplace.Postgres;
using Marketplace.Providers;

namespace Marketplace.Commissions;

internal static class CommissionEndpoints
{
    private static readonly Refusal VersionUnknown =
        new(RefusalKind.Unknown, "commission.version-unknown", "There is no such version of the rules.");

    public static void MapCommissionRules(this RouteGroupBuilder api)
    {
        var rules = api.MapGroup("/admin/commission-rules").WithTags("Operations").RequireOperator();
        rules.MapGet(string.Empty, Read).WithName("ReadCommissionRules").WithSummary("What the platform takes of sales.");
        rules.MapPut(string.Empty, Replace).RequireIfMatch()
            .WithName("ReplaceCommissionRules").WithSummary("Take something else from now on. What was sold stays as it was sold.");
        rules.MapPost("/preview", Preview).WithName("PreviewCommissionRules").WithSummary("Which rules would apply to a listing, and why.");
        rules.MapGet("/versions", Versions).WithName("ListCommissionRules").WithSummary("Every version that operators set, oldest first.");
        rules.MapGet("/versions/{version}", Version).WithName("ReadCommissionRulesVersion").WithSummary("One version, as bookings name it.");
    }

    private static ICommissionRulesGrain Rules(IGrainFactory grains) => grains.GetGrain<ICommissionRulesGrain>(CommissionRulesView.Key);

    private static async Task<OkAnswer<CommissionRulesBody>> Read(IGrainFactory grains, CancellationToken cancellationToken) =>
        ((Outcome<CommissionRulesView>)await Rules(grains).InForce(cancellationToken)).ToOk(CommissionRulesBody.Of);

    private static async Task<OkAnswer<CommissionRulesBody>> Replace(CommissionRulesRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var tariff = body.Tariff(check);
        return check.Refusal is { } refusal
            ? refusal
            : (await Rules(grains).Set(new SetCommissionRules(caller.Context(), tariff))).ToOk(CommissionRulesBody.Of);
    }

    /// <summary>Nothing is kept of it, and nothing is sold.</summary>
    private static async Task<OkAnswer<CommissionPreviewBody>> Preview(
        CommissionPreviewRequest body,
        Caller caller,
        ListingNames names,
        IGrainFactory grains,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var id = check.Text("listingId", body.ListingId, ListingLimits.Title);
        var price = check.OptionalMoney("price", body.Price);
        var quantity = check.OptionalNumber("quantity", body.Quantity, 1, PricingConditions.MostUnits) ?? 1;
        var draft = body.Draft?.Tariff(check, "draft.");
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var listing = await grains.GetGrain<IListingGrain>(await names.Find(id, cancellationToken)).Read(caller.Actor, cancellationToken);
        if (listing.View is not { } found)
        {
            return listing.Refusal!;
        }

        if ((price ?? found.Content.Price?.Amount * quantity) is not { } sold)
        {
            check.Fail("price", "is required, as the listing has none");
            return check.Refusal!;
        }

        var seller = await grains.GetGrain<IProviderGrain>(found.ProviderId).Seller(cancellationToken);
        var sale = new CommissionCase(
            found.Content.Category ?? string.Empty,
            found.Content.Price?.Type ?? PriceType.Fixed,
            found.Content.Mode,
            found.ProviderId,
            CommissionCase.BadgesOf(seller.Badges),
            seller.RegisteredAt ?? default,
            sold,
            quantity,
            clock.GetUtcNow());
        return (await Rules(grains).Preview(sale, draft, cancellationToken)).ToOk(preview => CommissionPreviewBody.Of(preview, sold));
    }

    /// <summary>Each version is one event, whose number in its stream is that of the version.</summary>
    private static async Task<OkAnswer<Page<CommissionRulesBody>>> Versions(
        PageRequest page, IGrainFactory grains, IEventLog log, AggregateKinds kinds, CursorSeal seal, CancellationToken cancellationToken)
    {
        var after = page.Cursor is { } cursor ? long.Parse(cursor.Sort, CultureInfo.InvariantCulture) : 0;
        var versions = await Kept(grains, log, kinds, after, page.Limit + 1, cancellationToken);
        return await seal.Cut(
            versions.Select(found => (found, new PageKey(found.Version.ToString(CultureInfo.InvariantCulture), CommissionRulesView.Key))), page, cancellationToken);
    }

    private static async Task<OkAnswer<CommissionRulesBody>> Version(
        string version, IGrainFactory grains, IEventLog log, AggregateKinds kinds, CancellationToken cancellationToken) =>
        !long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1
            || await Kept(grains, log, kinds, number - 1, 1, cancellationToken) is not [var found]
            ? VersionUnknown
            : new OkAnswer<CommissionRulesBody> { Body = found };

    private static async Task<ImmutableArray<CommissionRulesBody>> Kept(
        IGrainFactory grains, IEventLog log, AggregateKinds kinds, long after, int limit, CancellationToken cancellationToken)
    {
        var stream = Rules(grains).GetGrainId();
        var kind = kinds.Of(stream);
        return
        [
            .. from happened in await log.Read(stream, after, limit, cancellationToken)
               let set = (CommissionRulesSet)kind.ReadEvent(happened.Type, happened.Body)
               select CommissionRulesBody.Of(set.Tariff, set.At, set.By, happened.Version),
        ];
    }
}

/// <summary>A sale that might be.</summary>
/// <param name="ListingId">What would be sold: an id or a slug.</param>
/// <param name="Price">Before the customer's fee; the listing's price times the quantity when left out.</param>
/// <param name="Quantity">How many units of the listing's price; 1 when left out.</param>
/// <param name="Draft">Rules to try; those in force when left out.</param>
internal sealed record CommissionPreviewRequest(string? ListingId, MoneyRequest? Price, long? Quantity, CommissionRulesRequest? Draft);
