using System.Diagnostics;
using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Packages;

/// <summary>The rules of an offer of packages.</summary>
internal sealed class PackageOffer : IRules<PackageOfferState, PackageOfferCommand, PackageOfferEvent>
{
    private PackageOffer()
    {
    }

    public static string StreamType => "package-offer";

    public static Decision<PackageOfferEvent> Decide(PackageOfferState offer, PackageOfferCommand command, DateTimeOffset now) =>
        (offer.Plan, command) switch
        {
            (null, MakePackageOffer make) => Make(make, now),
            (null, _) => PackageOfferRefusals.Unknown,
            (_, MakePackageOffer) => PackageOfferRefusals.AlreadyMade,
            _ when !command.Context.By.IsStaff && !command.Context.By.ActsFor(offer.ProviderId) => PackageOfferRefusals.Unknown,
            (_, WithdrawPackageOffer) when offer.WithdrawnAt is null => new PackageOfferWithdrawn(now),
            (_, WithdrawPackageOffer) => Decision<PackageOfferEvent>.Nothing,
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static PackageOfferState Evolve(PackageOfferState offer, PackageOfferEvent happened) =>
        happened switch
        {
            PackageOfferMade e => new PackageOfferState { ProviderId = e.ProviderId, Title = e.Title, Plan = e.Plan, OfferedAt = e.At },
            PackageOfferWithdrawn e => offer with { WithdrawnAt = e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    private static Decision<PackageOfferEvent> Make(MakePackageOffer make, DateTimeOffset now) =>
        make.Listing.View is not { } listing || !make.Context.By.ActsFor(listing.ProviderId) ? ListingRefusals.Unknown
        : listing is not
        {
            Status: ListingStatus.Active or ListingStatus.Paused,
            Content: { Mode: BookingMode.Instant or BookingMode.Request, Price.Amount.Currency: { } currency, Title: { } title },
        }
            ? PackageOfferRefusals.NotForListing(listing.Status, listing.Content.Mode)
        : Fault(make.Plan, currency) is { } fault ? fault
        : make.Terms is { } asked && PackageListings.RatesOf(make.Plan, listing.ProviderId, asked).Refusal is { } mismatch ? mismatch
        : make.Unpayable is { } unpayable ? unpayable
        : new PackageOfferMade(now, listing.ProviderId, title, make.Plan);

    private static Refusal? Fault(PackagePlan plan, string currency) =>
        plan.Price.Currency != currency ? PackageOfferRefusals.NotValid("price", $"must be in {currency}, as the listing is")
        : plan.Price.Amount < plan.Sessions ? PackageOfferRefusals.NotValid("price", "must come to something for each session")
        : plan.Further is { } further && (further.IsDefaultOrEmpty || plan.Listings().Distinct().Count() != further.Length + 1 || further.Length >= PackagePlan.MaximumListings)
            ? PackageOfferRefusals.NotValid("listingIds", $"must be at most {PackagePlan.MaximumListings} different listings")
        : plan.ReturnWindow > plan.Validity ? PackageOfferRefusals.NotValid("returnWindow", "must not be longer than the validity")
        : null;
}
