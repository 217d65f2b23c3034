using Marketplace.Payments;

namespace Marketplace.Packages;

/// <summary>Tells the payment of a package what becomes of its money.</summary>
internal sealed class PackageRelay(IGrainFactory grains, GatewayChoice gateways) : IRelay<PackageEvent>
{
    public bool Hears(PackageEvent happened) => happened is PackageOrdered or PackagePaymentExpired or PackageMoneyReturned or PackageSessionGivenBack or PackageLapsed;

    public Task Tell(Notice<PackageEvent> notice, CancellationToken cancellationToken)
    {
        var payment = grains.GetGrain<IPaymentGrain>(PaymentId.Of(notice.Source, PaymentPurpose.Package, 0));
        return notice.Event switch
        {
            PackageOrdered e => payment.Start(new StartPayment(
                notice.Cause("start-payment"),
                notice.Source,
                e.CustomerId,
                e.Terms.ProviderId,
                e.Terms.Title,
                e.Terms.Plan.Price,
                CaptureLater: false,
                e.PayBy,
                e.Terms.TimeZone,
                PaymentPurpose.Package,
                Gateway: gateways.First(e.Terms.Plan.Price))),

            // What has been paid already is on its way here, and buys the package all the same.
            PackagePaymentExpired => payment.GiveBack(new GiveBackPayment(notice.Cause("give-back"), "The package was not paid in time.", UnlessPaid: true)),
            PackageMoneyReturned e => payment.Refund(new RefundPayment(notice.Cause("refund"), e.Amount, "Sessions of the package were given back.")),
            PackageSessionGivenBack e => payment.Refund(new RefundPayment(notice.Cause("refund"), e.Amount, e.Reason ?? "A session of the package was given back.")),
            PackageLapsed { Settlement: var kept } => payment.Release(
                new ReleasePayment(notice.Cause("release"), kept.Provider, kept.Commission, kept.CommissionTax, kept.CustomerFee, Tax: kept.Tax)),
            _ => Task.CompletedTask,
        };
    }
}
