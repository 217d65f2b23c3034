using Marketplace.Hosting;
using Marketplace.Payments;
using Marketplace.Payouts;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Gateways;

/// <summary>
/// Stripe Connect with separate charges and transfers: the platform charges, and transfers the provider's share once it is
/// earned. Payouts to banks are made by us, on connected accounts whose own schedule is manual.
/// </summary>
internal sealed class StripeGateway(
    StripeClients clients, OwnAddress address, [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock) : IPaymentGateway
{
    /// <summary>Stripe closes a checkout no sooner than this; a hold that ends before is closed by us.</summary>
    private static readonly TimeSpan ShortestCheckout = TimeSpan.FromMinutes(31);

    public string Name => GatewayNames.Stripe;

    public async Task<CheckoutOpened> OpenCheckout(PaymentView payment, Guid intent, CancellationToken cancellationToken)
    {
        var metadata = StripeMetadata.OfPayment(payment.Id, intent);
        var back = new Uri(address.Value, $"/api/v1/marketplace/payments/{payment.Id}/checkout").ToString();
        var soonest = clock.GetUtcNow() + ShortestCheckout;
        var session = await new SessionService(clients.Client).CreateAsync(
            new SessionCreateOptions
            {
                Mode = "payment",
                SuccessUrl = back,
                CancelUrl = back,
                ClientReferenceId = payment.BookingId.ToString(),
                ExpiresAt = (payment.ExpiresAt > soonest ? payment.ExpiresAt : soonest).UtcDateTime,
                LineItems =
                [
                    new SessionLineItemOptions
                    {
                        Quantity = 1,
                        PriceData = new SessionLineItemPriceDataOptions
                        {
                            Currency = Lower(payment.Amount),
                            UnitAmount = payment.Amount.Amount,
                            ProductData = new SessionLineItemPriceDataProductDataOptions { Name = payment.Title },
                        },
                    },
                ],
                Metadata = metadata,
                PaymentIntentData = new SessionPaymentIntentDataOptions
                {
                    CaptureMethod = payment.CaptureLater ? "manual" : "automatic",
                    TransferGroup = payment.BookingId.ToString(),
                    Metadata = metadata,
                },
            },
            Key(intent),
            cancellationToken);
        return new CheckoutOpened(intent, session.Id, session.Url);
    }

    public async Task<GatewayFact> Void(PaymentView payment, Guid intent, CancellationToken cancellationToken)
    {
        if (payment.PaymentReference is null && payment.CheckoutReference is null)
        {
            return new MoneyVoided("The checkout was never opened.");
        }

        var reference = payment.PaymentReference ?? await CloseCheckout(payment.CheckoutReference!, cancellationToken);
        if (reference is null)
        {
            return new MoneyVoided("The checkout was closed unpaid.");
        }

        var fact = await Look(reference, cancellationToken);
        if (fact is not MoneyAuthorised)
        {
            return fact ?? throw new GatewayUndecidedException($"{reference} is neither paid nor closed yet.");
        }

        await new PaymentIntentService(clients.Client).CancelAsync(reference, null, Key(intent), cancellationToken);
        return new MoneyVoided("The authorisation was released.");
    }

    public async Task<GatewayFact> Capture(PaymentView payment, Guid intent, CancellationToken cancellationToken)
    {
        var service = new PaymentIntentService(clients.Client);
        try
        {
            await service.CaptureAsync(payment.PaymentReference, null, Key(intent), cancellationToken);
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

    public async Task<MoneyRefunded> Refund(PaymentView payment, RefundView refund, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var service = new RefundService(clients.Client);
        var made = mayHaveActed ? await Find() : null;
        made ??= await service.CreateAsync(
            new RefundCreateOptions
            {
                PaymentIntent = payment.PaymentReference,
                Amount = refund.Amount.Amount,
                Reason = "requested_by_customer",
                Metadata = StripeMetadata.OfPayment(payment.Id, refund.IntentId),
            },
            Key(refund.IntentId),
            cancellationToken);
        return made.Status is "succeeded" or "pending"
            ? new MoneyRefunded(refund.IntentId, made.Id)
            : throw new GatewayUndecidedException($"The refund {made.Id} is {made.Status}.");

        async Task<Refund?> Find() =>
            await FirstOf(
                service.ListAutoPagingAsync(new RefundListOptions { PaymentIntent = payment.PaymentReference }, null, cancellationToken),
                candidate => StripeMetadata.IntentOf(candidate.Metadata) == refund.IntentId);
    }

    public async Task<GatewayFact> Transfer(
        PaymentView payment, string destination, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var service = new TransferService(clients.Client);
        var group = payment.BookingId.ToString();
        var made = mayHaveActed ? await Find() : null;
        try
        {
            made ??= await service.CreateAsync(
                new TransferCreateOptions
                {
                    Amount = payment.ProviderShare.Amount,
                    Currency = Lower(payment.ProviderShare),
                    Destination = destination,
                    SourceTransaction = payment.ChargeReference,
                    TransferGroup = group,
                    Metadata = StripeMetadata.OfPayment(payment.Id, intent),
                },
                Key(intent),
                cancellationToken);
        }
        catch (StripeException refused) when (refused.StripeError?.Code is "insufficient_capabilities_for_transfer")
        {
            return new TransferHeld(intent, "The provider has not finished onboarding at the gateway.");
        }

        return new MoneyTransferred(intent, made.Id);

        async Task<Transfer?> Find() =>
            await FirstOf(
                service.ListAutoPagingAsync(new TransferListOptions { TransferGroup = group }, null, cancellationToken),
                candidate => StripeMetadata.IntentOf(candidate.Metadata) == intent);
    }

    public async Task<PayoutFact> SendPayout(
        PayoutView payout, string account, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var service = new PayoutService(clients.Client);
        var made = mayHaveActed ? await Find() : null;
        try
        {
            made ??= await service.CreateAsync(
                new PayoutCreateOptions
                {
                    Amount = payout.Amount.Amount,
                    Currency = Lower(payout.Amount),
                    Metadata = StripeMetadata.OfPayout(payout.Id, intent),
                },
                On(account, intent),
                cancellationToken);
        }
        catch (StripeException refused) when (StripeRefusals.IsFinal(refused))
        {
            return new PayoutFailedAtGateway(null, intent, refused.StripeError?.Code ?? "refused");
        }

        return new PayoutSentByGateway(intent, made.Id, StripePayments.Utc(made.ArrivalDate));

        async Task<Stripe.Payout?> Find() =>
            await FirstOf(
                service.ListAutoPagingAsync(new PayoutListOptions(), On(account), cancellationToken),
                candidate => StripeMetadata.IntentOf(candidate.Metadata) == intent);
    }

    public async Task<PayoutFact> AskAfterPayout(PayoutView payout, string account, Guid intent, CancellationToken cancellationToken)
    {
        var found = await new PayoutService(clients.Client).GetAsync(payout.Reference, null, On(account), cancellationToken);
        return StripePayouts.FactOf(found) ?? new PayoutUnderWay(intent);
    }

    public async Task<GatewayFact?> Look(string paymentReference, CancellationToken cancellationToken) =>
        StripePayments.FactOf(await new PaymentIntentService(clients.Client)
            .GetAsync(paymentReference, StripePayments.Whole, null, cancellationToken));

    public async Task<ImmutableArray<Money>> Balance(CancellationToken cancellationToken)
    {
        var sums = new SortedDictionary<string, Money>(StringComparer.Ordinal);
        var movements = new BalanceTransactionService(clients.Client)
            .ListAutoPagingAsync(new BalanceTransactionListOptions { Limit = 100 }, null, cancellationToken);
        await foreach (var movement in movements)
        {
            var net = StripePayments.MoneyOf(movement.Net, movement.Currency);
            sums[net.Currency] = sums.TryGetValue(net.Currency, out var sum) ? sum + net : net;
        }

        return [.. sums.Values];
    }

    /// <summary>The payment behind a checkout that was paid, or null when it is closed for good.</summary>
    private async Task<string?> CloseCheckout(string checkout, CancellationToken cancellationToken)
    {
        var service = new SessionService(clients.Client);
        var session = await service.GetAsync(checkout, null, null, cancellationToken);
        if (session.Status is "open")
        {
            try
            {
                session = await service.ExpireAsync(checkout, null, null, cancellationToken);
            }
            catch (StripeException raced) when (StripeRefusals.IsFinal(raced))
            {
                // Paid in the same moment: the session says so when it is read again.
                session = await service.GetAsync(checkout, null, null, cancellationToken);
            }
        }

        return session.Status is "complete" ? session.PaymentIntentId : null;
    }

    private static async Task<T?> FirstOf<T>(IAsyncEnumerable<T> candidates, Func<T, bool> fits)
        where T : class
    {
        await foreach (var candidate in candidates)
        {
            if (fits(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static RequestOptions Key(Guid intent) => new() { IdempotencyKey = intent.ToString() };

    private static RequestOptions On(string account) => new() { StripeAccount = account };

    private static RequestOptions On(string account, Guid intent) => new() { StripeAccount = account, IdempotencyKey = intent.ToString() };

    private static string Lower(Money money) => money.Currency.ToLowerInvariant();
}
