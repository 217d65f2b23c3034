namespace Marketplace.Payments;

/// <summary>Every way a payment says no. The codes are documented in docs/errors.md.</summary>
internal static class PaymentRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "payment.unknown", "There is no such payment.");

    public static readonly Refusal RefundTooMuch =
        new(RefusalKind.NotValid, "payment.refund-too-much", "That is more than the payment still holds.");

    public static readonly Refusal ReleaseTooMuch =
        new(RefusalKind.NotNow, "payment.release-too-much", "That is more than the payment still holds.");

    public static readonly Refusal CreditIsWhole =
        new(RefusalKind.NotValid, "payment.credit-is-whole", "A credit is given back whole, or not at all.");

    public static readonly Refusal NotYoursToCollect =
        new(RefusalKind.NotValid, "payment.not-yours-to-collect", "Providers confirm what they collected themselves, and packages are collected by the platform.");

    public static readonly Refusal PageOpen =
        new(RefusalKind.NotNow, "payment.page-open", "The page that was open before is being closed; until then the customer could still pay there.");

    public static readonly Refusal ChargeUnderWay =
        new(RefusalKind.NotNow, "payment.charge-under-way", "The card that was kept is being charged; what becomes of it is known in a moment.");

    public static Refusal PageStays(DateTimeOffset until) =>
        new Refusal(RefusalKind.NotNow, "payment.page-stays", "The page that is open cannot be closed; it ends by itself, and until then the customer could pay there too.").With("until", until);

    public static readonly Refusal UnknownRefund =
        new(RefusalKind.Unknown, "payment.unknown-refund", "There is no such refund that waits for a person.");

    public static readonly Refusal RefundNotRetryable =
        new(RefusalKind.NotNow, "payment.refund-not-retryable", "The gateway never gave that refund, and does not; a person has to.");

    public static readonly Refusal KeptByProvider =
        new(RefusalKind.NotNow, "payment.kept-by-provider", "The provider collected it and has earned it; the platform never had it to give back.");

    public static readonly Refusal AwardIsDecided =
        new(RefusalKind.NotYours, "payment.award-is-decided", "What was awarded of a security deposit only an operator gives back.");

    public static readonly Refusal PayerIsNotYours =
        new(RefusalKind.NotYours, "payment.payer-not-yours", "Whose expense a refund is only an operator says.");

    public static Refusal ShareTooSmall(Money share, Money asked) =>
        new Refusal(RefusalKind.NotValid, "payment.share-too-small", "That is more than the provider still has of it.").With("share", share).With("asked", asked);

    public static Refusal NotByHand(string gateway) =>
        new Refusal(RefusalKind.NotNow, "payment.not-by-hand", "A gateway says whether it was paid, not a person.").With("gateway", gateway);

    public static Refusal NotOffered(string gateway, IEnumerable<string> offered) =>
        new Refusal(RefusalKind.NotValid, "payment.gateway-not-offered", "This payment cannot be made with that gateway.")
            .With("gateway", gateway).With("offered", string.Join(", ", offered));

    public static Refusal NoGateway(Money amount, long? step)
    {
        var refusal = new Refusal(RefusalKind.NotValid, "payment.no-gateway", "No gateway of this marketplace takes that amount in that currency.").With("amount", amount);
        return step is { } multiple ? refusal.With("step", new Money(multiple, amount.Currency)) : refusal;
    }

    public static Refusal TransferUnderWay() =>
        new(RefusalKind.NotNow, "payment.transfer-under-way", "The provider's share is on its way to them; once it is there it can be given back.");

    public static Refusal Disputed(Money stake) =>
        new Refusal(RefusalKind.NotNow, "payment.disputed", "The customer disputes this payment at their bank, which has the money.").With("stake", stake);

    public static Refusal TooManyReturns(int returns) =>
        new Refusal(RefusalKind.NotNow, "payment.too-many-returns", "No more of this payment can be given back in parts; give back all that is left.")
            .With("count", returns).With("limit", ReturnWishes.Maximum);

    public static Refusal ReturnTooMuch(Money left, Money asked) =>
        new Refusal(RefusalKind.NotValid, "payment.return-too-much", "That is more than is left of the payment, or nothing.").With("left", left).With("asked", asked);

    public static Refusal NotWhile(PaymentStatus status) =>
        new Refusal(RefusalKind.NotNow, "payment.not-now", "That cannot be done with the payment as it is.").With("status", status.ToString());
}
