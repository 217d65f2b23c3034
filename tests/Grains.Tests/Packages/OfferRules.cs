using OfferStory = Marketplace.Story<
    Marketplace.Packages.PackageOffer, Marketplace.Packages.PackageOfferState, Marketplace.Packages.PackageOfferCommand, Marketplace.Packages.PackageOfferEvent>;

namespace Marketplace.Packages;

public sealed class OfferRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly PackagePlan Plan =
        new(Guid.Empty, 3, new Money(100_00, "EUR"), TimeSpan.FromDays(90), PackageExpiry.Keep, PackagePlan.UsualReturnWindow);

    private readonly OfferStory story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<PackageOffer, PackageOfferState, PackageOfferCommand, PackageOfferEvent>();

    [Fact]
    public void It_is_made_and_withdrawn_by_its_provider()
    {
        var made = new PackageOfferMade(Monday, Pia.ProviderId, "Grooming", Plan);
        story.Given(made).At(Monday).When(new WithdrawPackageOffer(TestContexts.By(TestContexts.Person(3)))).ThenRefused("package.offer-unknown");
        story.When(new WithdrawPackageOffer(TestContexts.By(Pia))).Then(new PackageOfferWithdrawn(Monday));
        story.When(new WithdrawPackageOffer(TestContexts.By(Pia))).ThenNothing();
        story.When(new MakePackageOffer(TestContexts.By(Pia), Plan)).ThenRefused("package.offer-already-made");
    }

    [Fact]
    public void Without_a_listing_there_is_none() =>
        story.At(Monday).When(new MakePackageOffer(TestContexts.By(Pia), Plan, new Refusal(RefusalKind.Unknown, "listing.unknown", "No."))).ThenRefused("listing.unknown");
}
