using Marketplace.Hosting;
using Marketplace.Payments;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Gateways;

/// <summary>Stripe's hosted pages, where customers pay.</summary>
internal sealed class StripeCheckouts(
    StripeClients clients, OwnAddress address, [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock)
{
    /// <summary>Stripe closes a page no sooner than this; a hold that ends before is closed by us.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(31);

    /// <summary>Stripe keeps none open for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public Task<CheckoutOpened> Open(PaymentView payment, ShareOrder? share, Guid intent, bool mayHaveActed, CancellationToken cancellationToken) =>
        StripeShares.Ask(share, taken => OpenWith(payment, taken, intent, mayHaveActed, cancellationToken));

    private async Task<CheckoutOpened> OpenWith(PaymentView payment, ShareOrder? share, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var metadata = StripeMetadata.OfPayment(payment.Id, intent);
        var back = new Uri(address.Value, $"/api/v1/marketplace/payments/{payment.Id}/checkout").ToString();
        var now = clock.GetUtcNow();
        var service = new SessionService(clients.Client);
        var options = new SessionCreateOptions
        {
            Mode = "payment",
            SuccessUrl = back,
            CancelUrl = back,
            ClientReferenceId = payment.BookingId.ToString(),
            ExpiresAt = Closes(payment, now).UtcDateTime,
            LineItems =
            [
                new SessionLineItemOptions
                {
                    Quantity = 1,
                    PriceData = new SessionLineItemPriceDataOptions
                    {
                        Currency = payment.Amount.Currency.ToLowerInvariant(),
                        UnitAmount = payment.Amount.Amount,
                        ProductData = new SessionLineItemPriceDataProductDataOptions { Name = payment.Title },
                    },
                },
            ],
            Metadata = metadata,

            // Stripe says on the page that the card is kept, and makes a customer of whoever pays there, to keep it for. It would keep a mandate for debits too.
            CustomerCreation = payment.KeepCard is true ? "always" : null,
            AllowedPaymentMethodTypes = payment.KeepCard is true ? ["card"] : null,
            PaymentIntentData = new SessionPaymentIntentDataOptions
            {
                CaptureMethod = payment.CaptureLater ? "manual" : "automatic",
                SetupFutureUsage = payment.KeepCard is true ? "off_session" : null,
                TransferData = share is null ? null : new SessionPaymentIntentDataTransferDataOptions { Destination = share.Destination, Amount = share.Amount.Amount },
                TransferGroup = payment.BookingId.ToString(),
                Metadata = metadata,
            },
        };
        var session = await StripeWrites.Once(
            intent, mayHaveActed, Find, key => service.CreateAsync(options, new RequestOptions { IdempotencyKey = key }, cancellationToken));
        return new CheckoutOpened(intent, session.Id, session.Url);

        // Nobody has been sent to a page whose address nobody heard, so it is still open.
        async Task<Session?> Find() =>
            await service.ListAutoPagingAsync(
                    new SessionListOptions
                    {
                        Status = "open",
                        Created = new DateRangeOptions { GreaterThanOrEqual = (now - Longest).UtcDateTime },
                        Limit = 100,
                    },
                    null,
                    cancellationToken)
                .FirstOrDefaultAsync(candidate => StripeMetadata.IntentOf(candidate.Metadata) == intent, cancellationToken);
    }

    private static DateTimeOffset Closes(PaymentView payment, DateTimeOffset now) =>
        payment.ExpiresAt < now + Shortest ? now + Shortest
        : payment.ExpiresAt > now + Longest ? now + Longest
        : payment.ExpiresAt;

    /// <summary>The payment behind a checkout that was paid, or null when it is closed for good.</summary>
    /// <remarks>Under a key of its own: that of the intent belongs to the payment, should there be one to cancel.</remarks>
    public async Task<string?> Close(string checkout, Guid intent, CancellationToken cancellationToken)
    {
        var service = new SessionService(clients.Client);
        try
        {
            var closed = await StripeWrites.Once(
                DerivedId.From(intent, "close"),
                mayHaveActed: true,
                Closed,
                key => service.ExpireAsync(checkout, null, new RequestOptions { IdempotencyKey = key }, cancellationToken));
            return PaidBy(closed);
        }
        catch (StripeException raced) when (StripeRefusals.IsFinal(raced))
        {
            // Paid in the same moment: the session says so when it is read again.
            return PaidBy(await service.GetAsync(checkout, null, null, cancellationToken));
        }

        async Task<Session?> Closed() =>
            await service.GetAsync(checkout, null, null, cancellationToken) is { Status: not "open" } closed ? closed : null;
    }

    private static string? PaidBy(Session closed) => closed.Status is "complete" ? closed.PaymentIntentId : null;
}
