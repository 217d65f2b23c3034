namespace Marketplace.Payments;

/// <summary>
/// The gateway keeps its fee of what goes back. Where the provider wished or caused that, they pay it if the payment was started so: in proportion to all that
/// went back for their sake, so that in however many steps it is never more than the fee. See docs/adr/0063-the-gateways-fee-of-refunds.md.
/// </summary>
internal static class RefundFees
{
    /// <param name="payment">As it was before.</param>
    /// <param name="refund">Names what goes back.</param>
    /// <param name="returned">To the customer.</param>
    /// <param name="now">When.</param>
    /// <returns>Null where the platform pays, or no gateway kept anything.</returns>
    public static PaymentFeeCharged? Of(PaymentState payment, Guid refund, Money returned, DateTimeOffset now)
    {
        if (payment is not { RefundFee: GatewayFeeBearer.Provider, Fee: > 0, Credit: null })
        {
            return null;
        }

        var fee = payment.InCurrency(payment.Fee);
        var due = Money.Min(fee.WholeSteps(), fee.Times(payment.ReturnedByProvider + returned.Amount, payment.Captured));
        return new PaymentFeeCharged(now, payment.ProviderId, DerivedId.From(refund, "fee"), returned, due - payment.InCurrency(payment.FeeCharged));
    }

    public static PaymentState Evolve(PaymentState payment, PaymentFeeCharged e) => payment with
    {
        ReturnedByProvider = payment.ReturnedByProvider + e.Returned.Amount,
        FeeCharged = payment.FeeCharged + e.Amount.Amount,
    };
}

/// <summary>Who pays the gateway's fees of refunds; of the section `Refunds`, what grains read.</summary>
public sealed record RefundFeeOptions
{
    public const string Section = "Refunds";

    /// <summary>Of payments that begin from now on.</summary>
    public GatewayFeeBearer GatewayFee { get; init; } = GatewayFeeBearer.Platform;
}
