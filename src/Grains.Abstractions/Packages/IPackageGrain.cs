namespace Marketplace.Packages;

/// <summary>
/// Sessions that somebody bought together. It decides who gets which of its credits; the money of each lies in the ledger until the
/// session is earned, given back or lapsed. The grain key is the package's id.
/// </summary>
/// <remarks>Strangers are refused with `package.unknown`.</remarks>
[Alias("package")]
public interface IPackageGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Orders what is offered; its credits can be used once it is paid.</summary>
    /// <remarks>Refusals: `package.offer-unknown`, `package.offer-withdrawn`, `package.own-offer`, `listing.not-bookable`, `package.offer-listings-differ`, `payment.no-gateway`.</remarks>
    [Alias("buy")]
    Task<Outcome<PackageView>> Buy(BuyPackage command);

    /// <summary>Keeps a credit for one booking. Whoever has one already gets the same again.</summary>
    /// <remarks>
    /// Refusals: `package.not-now` (with its status), `package.expired`, `package.no-credit`, `package.not-for-listing`.
    /// Unless it is taken in time it is free again.
    /// </remarks>
    [Alias("reserve")]
    Task<Outcome<ReservedCredit>> Reserve(ReserveCredit command);

    /// <summary>The booking did not come about, so its credit is free before its time is over.</summary>
    [Alias("let-go")]
    Task LetGo(LetCreditGo command);

    /// <summary>The booking is there: its credit is taken until it is used or comes back.</summary>
    /// <remarks>Refusals: `package.no-credit`, when it was free meanwhile and is somebody else's, or not there any more.</remarks>
    [Alias("take")]
    Task<Outcome<TakenCredit>> Take(TakeCredit command);

    /// <summary>The booking was cancelled without a fee.</summary>
    [Alias("return")]
    Task Return(ReturnCredit command);

    /// <summary>The provider has earned its share.</summary>
    [Alias("use")]
    Task Use(UseCredit command);

    /// <summary>Of a session that was earned something goes back to the customer, out of what the package was bought with.</summary>
    [Alias("give-back-session")]
    Task GiveBack(GiveBackSession command);

    /// <summary>Gives back what is not booked: by the provider or an operator at any time, by the customer within the return window.</summary>
    /// <remarks>Refusals: `package.not-now` (with its status), `package.return-over`, `package.nothing-left`.</remarks>
    [Alias("refund")]
    Task<Outcome<PackageView>> Refund(RefundPackage command);

    [Alias("payment-arrived")]
    Task PaymentArrived(TakePackagePayment command);

    [Alias("payment-lost")]
    Task PaymentLost(LosePackagePayment command);

    [Alias("read"), ReadOnly]
    Task<Outcome<PackageView>> Read(Actor by, CancellationToken cancellationToken);
}
