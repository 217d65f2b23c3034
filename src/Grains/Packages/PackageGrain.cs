using Marketplace.Payments;

namespace Marketplace.Packages;

/// <summary>A package asks its offer and its listings for facts, and neither they nor bookings are ever waited for by it.</summary>
[GrainType("package")]
internal sealed class PackageGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<PackageState, PackageEvent>> journal,
    AggregateServices services,
    IGrainFactory grains)
    : AggregateGrain<Package, PackageState, PackageCommand, PackageEvent>(journal, services), IPackageGrain
{
    public async Task<Outcome<PackageView>> Buy(BuyPackage command)
    {
        if (await Heard(command.Context) is { } before)
        {
            return before.Refusal is { } refusal ? refusal : new Outcome<PackageView>(View(), null, before.Replayed);
        }

        var offered = await grains.GetGrain<IPackageOfferGrain>(command.OfferId).Read(CancellationToken.None);
        if (offered.View is not { } offer)
        {
            return offered.Refusal!;
        }

        if (offer.WithdrawnAt is { } at)
        {
            return PackageOfferRefusals.Withdrawn(at);
        }

        var asked = await PackageListingTerms.Of(grains, offer.Plan, Now);
        var shared = PackageListings.RatesOf(offer.Plan, offer.ProviderId, asked);
        return shared.View is { } rates
            ? await Answer(
                new OrderPackage(
                    command.Context,
                    new PackageTerms(offer.Id, offer.ProviderId, offer.Title, offer.Plan, rates, asked[0].View!.TimeZone),
                    PaymentId.Of(this.GetPrimaryKey(), PaymentPurpose.Package, 0)),
                View)
            : shared.Refusal!;
    }

    public async Task<Outcome<ReservedCredit>> Reserve(ReserveCredit command)
    {
        var verdict = await Run(command);
        return verdict.Refusal is { } refusal ? refusal
            : State.Of(command.BookingId) is { } credit
                ? new ReservedCredit(
                    new BookingCredit(this.GetPrimaryKey(), credit.Number, State.Credits.Length), State.Terms!.Title, credit.Share, State.Terms.Rates)
            : PackageRefusals.NoCredit(State.Credits.Length);
    }

    public Task LetGo(LetCreditGo command) => Obey(command);

    public Task<Outcome<TakenCredit>> Take(TakeCredit command) => Answer(command, () => new TakenCredit(State.Charge!));

    public Task Return(ReturnCredit command) => Obey(command);

    public Task Use(UseCredit command) => Obey(command);

    public Task<Outcome<PackageView>> Refund(RefundPackage command) => Answer(command, View);

    public Task PaymentArrived(TakePackagePayment command) => Obey(command);

    public Task PaymentLost(LosePackagePayment command) => Obey(command);

    public async Task<Outcome<PackageView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Package.Concerns(State, by) ? View() : PackageRefusals.Unknown;
    }

    private PackageView View() => new(
        this.GetPrimaryKey(),
        State.Status,
        State.CustomerId,
        State.Terms!,
        State.PaymentId,
        State.BoughtAt,
        State.PayBy,
        State.PaidAt,
        State.ExpiresAt,
        State.Credits,
        State.Sum(CreditStatus.Refunded),
        State.Reason,
        Version);
}
