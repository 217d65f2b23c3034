using Marketplace.Providers;

namespace Marketplace.Listings;

/// <summary>Pia and what she offers.</summary>
internal static class ListingCast
{
    public static readonly Actor Pia = TestContexts.Person(1);

    public static readonly Actor Eve = TestContexts.Person(6);

    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly SellerTerms Seller = new(true, true, "Europe/Berlin", "EUR");

    public static readonly SellerTerms Suspended = Seller with { MaySell = false };

    public static readonly ListingChanges Nothing = new(
        default, default, default, default, default, default, default, default, default, default, default, default, default, default, default,
        default, default, default);

    public static readonly ListingChanges Everything = Nothing with
    {
        Title = "Dog wash",
        Description = "Clean dogs",
        Category = "grooming/dogs",
        Price = new ListingPrice(PriceType.Hourly, new Money(8000, "EUR")),
        Duration = TimeSpan.FromHours(1),
    };

    public static readonly ListingContent Content = Everything.Apply(ListingEdits.Blank("Europe/Berlin"), "Europe/Berlin");

    public static readonly ListingEvent Drafted = new ListingCreated(Monday, Pia.ProviderId, "0a1b2c3d", "dog-wash-0a1b2c3d", Content);

    public static readonly ListingEvent Published = new ListingPublished(Monday);

    public static readonly ListingEvent Paused = new ListingPaused(Monday);

    public static readonly ListingEvent Archived = new ListingArchived(Monday);

    /// <summary>What a configuration takes, until somebody sets rules.</summary>
    public static PlatformTerms Platform(CommissionOptions? options = null) => new(new Commissions.TariffInForce((options ?? new()).Tariff(), 0));

    public static CreateListing Create(ListingChanges changes, SellerTerms? seller = null, Actor? by = null) =>
        new(TestContexts.By(by ?? Pia), changes, seller ?? Seller, "0a1b2c3d");

    public static ChangeListing Change(ListingChanges changes, Actor? by = null) => new(TestContexts.By(by ?? Pia), changes);

    public static PublishListing Publish(Actor? by = null, SellerTerms? seller = null, bool calendar = true) =>
        new(TestContexts.By(by ?? Pia), seller ?? Seller, calendar);

    public static PauseListing Pause(Actor? by = null) => new(TestContexts.By(by ?? Pia));

    public static ArchiveListing Archive(Actor? by = null) => new(TestContexts.By(by ?? Pia));
}
