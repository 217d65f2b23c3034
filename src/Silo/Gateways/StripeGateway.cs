using Marketplace.Disputes;
using Marketplace.Payments;
using Marketplace.Payouts;
using Stripe;
using DisputeEvidence = Marketplace.Disputes.DisputeEvidence;

namespace Marketplace.Gateways;

/// <summary>
/// Stripe Connect: the platform charges, and transfers the provider's share once it is earned, or has the charge take it to them
/// and then only sends what lacks of it. Payouts to banks are made by us, on connected accounts whose own schedule is manual.
/// </summary>
internal sealed class StripeGateway(StripeClients clients, StripeCheckouts checkouts, StripeDisputes disputes) : IConnectedGateway, ICardKeeper
{
    public string Name => GatewayNames.Stripe;

    public async Task<GatewayFact> OpenCheckout(
        PaymentView payment, ShareOrder? share, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        // A page that is to be replaced is closed first: whoever paid on both would be charged twice.
        return await ClosePage(payment, intent, cancellationToken) ?? await checkouts.Open(payment, share, intent, mayHaveActed, cancellationToken);
    }

    public async Task<GatewayFact?> ClosePage(PaymentView payment, Guid intent, CancellationToken cancellationToken) =>
        payment.CheckoutReference is { } open
        && await checkouts.Close(open, intent, cancellationToken) is { } paid
        && await Look(paid, cancellationToken) is { } fact and (MoneyCaptured or MoneyAuthorised or MoneyUnderWay)
            ? fact
            : null;

    public async Task<GatewayFact> Void(PaymentView payment, Guid intent, CancellationToken cancellationToken)
    {
        if (payment.PaymentReference is null && payment.CheckoutReference is null)
        {
            return new MoneyVoided("The checkout was never opened.");
        }

        var reference = payment.PaymentReference ?? await checkouts.Close(payment.CheckoutReference!, intent, cancellationToken);
        if (reference is null)
        {
            return new MoneyVoided("The checkout was closed unpaid.");
        }

        var fact = await Look(reference, cancellationToken);
        if (fact is MoneyFailed failed)
        {
            // Its page is closed, so nobody can try again.
            return new MoneyVoided(failed.Reason);
        }

        if (fact is not MoneyAuthorised authorised)
        {
            return fact ?? throw new GatewayUndecidedException($"{reference} is neither paid nor closed yet.");
        }

        var service = new PaymentIntentService(clients.Client);
        await StripeWrites.Once(
            intent,
            mayHaveActed: false,
            () => Decided(service, reference, cancellationToken),
            key => service.CancelAsync(reference, null, new RequestOptions { IdempotencyKey = key }, cancellationToken));
        return new MoneyVoided("The authorisation was released.", Kept: authorised.Kept);
    }

    public async Task<GatewayFact> Capture(PaymentView payment, Guid intent, CancellationToken cancellationToken)
    {
        var service = new PaymentIntentService(clients.Client);
        try
        {
            await StripeWrites.Once(
                intent,
                mayHaveActed: false,
                () => Decided(service, payment.PaymentReference!, cancellationToken),
                key => service.CaptureAsync(payment.PaymentReference, null, new RequestOptions { IdempotencyKey = key }, cancellationToken));
        }
        catch (StripeException refused) when (refused.StripeError?.Code is "payment_intent_unexpected_state")
        {
            // Captured or lapsed before: what the intent says now is the answer.
        }

        var fact = await Look(payment.PaymentReference!, cancellationToken);
        return fact is MoneyCaptured or MoneyVoided
            ? fact
            : throw new GatewayUndecidedException($"{payment.PaymentReference} is still waiting for its capture.");
    }

    public Task<GatewayFact> Refund(PaymentView payment, RefundView refund, bool mayHaveActed, CancellationToken cancellationToken) =>
        StripeRefunds.Refund(clients, disputes, payment, refund, mayHaveActed, cancellationToken);

    public async Task<GatewayFact> Transfer(
        PaymentView payment, string destination, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var service = new TransferService(clients.Client);

        // A transfer is in the group of the charge that it draws on, which is the package's where a credit paid.
        var group = (payment.Credit?.PackageId ?? payment.BookingId).ToString();
        var options = new TransferCreateOptions
        {
            Amount = payment.Lacking().Amount,
            Currency = Lower(payment.ProviderShare),
            Destination = destination,
            SourceTransaction = IsCovered(payment) ? payment.ChargeReference : null,
            TransferGroup = group,
            Metadata = StripeMetadata.OfPayment(payment.Id, intent),
        };
        try
        {
            var made = await StripeWrites.Once(
                intent, mayHaveActed, Find, key => service.CreateAsync(options, new RequestOptions { IdempotencyKey = key }, cancellationToken));
            return new MoneyTransferred(intent, made.Id);
        }
        catch (StripeException refused) when (refused.StripeError?.Code is StripeShares.TakesNoTransfers)
        {
            return new TransferHeld(intent, "The provider has not finished onboarding at the gateway.");
        }
        catch (StripeException refused) when (refused.StripeError?.Code is "balance_insufficient")
        {
            return new TransferHeld(intent, "The platform's balance at the gateway has not enough for what the charge does not cover.");
        }

        async Task<Transfer?> Find() =>
            await service.ListAutoPagingAsync(new TransferListOptions { TransferGroup = group }, null, cancellationToken)
                .FirstOrDefaultAsync(candidate => StripeMetadata.IntentOf(candidate.Metadata) == intent, cancellationToken);
    }

    /// <summary>
    /// A charge covers transfers up to what it is. What the platform's coupon adds beyond that comes from the platform's balance, and so does all of it then;
    /// and so does what lacks where the charge has made a transfer of its own, because nothing promises that it may be the source of another one.
    /// </summary>
    private static bool IsCovered(PaymentView payment) => payment.ProviderShare <= payment.Captured && payment.Moved is null;

    public Task<GatewayFact> Reverse(PaymentView payment, ReversalView reversal, bool mayHaveActed, CancellationToken cancellationToken) =>
        StripeReversals.Reverse(clients, payment, reversal, mayHaveActed, cancellationToken);

    public async Task<AccountNews> LookAtAccount(string account, CancellationToken cancellationToken) =>
        StripeAccounts.NewsOf(await new AccountService(clients.Client).GetAsync(account, null, null, cancellationToken));

    public Task<PayoutFact> SendPayout(
        PayoutView payout, string account, Providers.BankAccount? bank, Guid intent, bool mayHaveActed, CancellationToken cancellationToken) =>
        StripePayouts.Send(clients, payout, account, bank, intent, mayHaveActed, cancellationToken);

    public Task<PayoutFact> AskAfterPayout(PayoutView payout, string account, Guid intent, CancellationToken cancellationToken) =>
        StripePayouts.AskAfter(clients, payout, account, intent, cancellationToken);

    public Task<PayoutFact> FindPayout(PayoutView payout, string account, Guid intent, CancellationToken cancellationToken) =>
        StripePayouts.Find(clients, payout, account, intent, cancellationToken);

    public async Task<GatewayFact?> Look(string paymentReference, CancellationToken cancellationToken) =>
        StripePayments.FactOf(await new PaymentIntentService(clients.Client)
            .GetAsync(paymentReference, StripePayments.Whole, null, cancellationToken));

    public Task<GatewayFact> Charge(PaymentView payment, ShareOrder? share, Guid intent, bool mayHaveActed, CancellationToken cancellationToken) =>
        StripeCards.Charge(clients, payment, share, intent, mayHaveActed, cancellationToken);

    public Task<GatewayFact?> FindCharge(PaymentView payment, Guid intent, CancellationToken cancellationToken) =>
        StripeCards.FindCharge(clients, payment, intent, cancellationToken);

    public Task ForgetCard(KeptCard card, Guid intent, CancellationToken cancellationToken) => StripeCards.Forget(clients, card, intent, cancellationToken);

    public Task<ImmutableArray<SeenDispute>> Disputes(string paymentReference, CancellationToken cancellationToken) =>
        disputes.Of(paymentReference, cancellationToken);

    public Task<GatewayDispute> LookAtDispute(string reference, CancellationToken cancellationToken) => disputes.Look(reference, cancellationToken);

    public Task<DisputeAnswer> AnswerDispute(
        string reference, DisputeEvidence evidence, Guid intent, bool mayHaveActed, CancellationToken cancellationToken) =>
        disputes.Answer(reference, evidence, intent, mayHaveActed, cancellationToken);

    public Task<GatewayDispute> AcceptDispute(string reference, Guid intent, bool mayHaveActed, CancellationToken cancellationToken) =>
        disputes.Accept(reference, intent, mayHaveActed, cancellationToken);

    public async Task<ImmutableArray<Money>> Balance(CancellationToken cancellationToken)
    {
        try
        {
            var balance = await new BalanceService(clients.Client).GetAsync(null, cancellationToken);
            return
            [
                .. balance.Available.Concat(balance.Pending).Concat(balance.ConnectReserved ?? [])
                    .Select(part => StripePayments.MoneyOf(part.Amount, part.Currency))
                    .GroupBy(part => part.Currency, StringComparer.Ordinal)
                    .OrderBy(currency => currency.Key, StringComparer.Ordinal)
                    .Select(currency => currency.Aggregate((sum, part) => sum + part)),
            ];
        }
        catch (Exception reason) when (StripeRefusals.IsAway(reason, cancellationToken))
        {
            throw new GatewayUnavailableException("Stripe did not say what it holds.", reason);
        }
    }

    /// <summary>The payment once it no longer waits for a capture, whichever way it went.</summary>
    private static async Task<PaymentIntent?> Decided(PaymentIntentService service, string reference, CancellationToken cancellationToken) =>
        await service.GetAsync(reference, null, null, cancellationToken) is { Status: not "requires_capture" } decided ? decided : null;

    private static string Lower(Money money) => money.Currency.ToLowerInvariant();
}
