using Marketplace.Abuse;
using Marketplace.Payments;

namespace Marketplace.Packages;

/// <summary>A package asks its offer and its listings for facts, and neither they nor bookings are ever waited for by it.</summary>
[GrainType("package")]
internal sealed class PackageGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<PackageState, PackageEvent>> journal,
    AggregateServices services,
    IGrainFactory grains,
    PayerDesk payers)
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
        if (shared.View is not { } rates)
        {
            return shared.Refusal!;
        }

        var payment = PaymentId.Of(this.GetPrimaryKey(), PaymentPurpose.Package, 0);
        var terms = new PackageTerms(offer.Id, offer.ProviderId, offer.Title, offer.Plan, rates, asked[0].View!.TimeZone);
        return await payers.Refusal(command.Context, command.Context.By.Id, payment, offer.Plan.Price) is { } mayNot
            ? mayNot
            : await Answer(new OrderPackage(command.Context, terms, payment), View);
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

    public Task GiveBack(GiveBackSession command) => Obey(command);

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
        State.Refunded(),
        State.Reason,
        Version);
}
