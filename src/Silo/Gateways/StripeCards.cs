using Marketplace.Payments;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Cards that Stripe keeps: charged while their owner is away, and forgotten.</summary>
internal static class StripeCards
{
    /// <summary>What a bank says that will say so again, whenever it is asked; everything else may be otherwise in some hours.</summary>
    private static readonly HashSet<string> Final = new(StringComparer.Ordinal)
    {
        "authentication_required", "card_not_supported", "currency_not_supported", "do_not_try_again", "expired_card", "fraudulent", "incorrect_number",
        "invalid_account", "invalid_number", "lost_card", "new_account_information_available", "pickup_card", "restricted_card", "revocation_of_all_authorizations",
        "revocation_of_authorization", "stolen_card", "transaction_not_allowed",
    };

    public static Task<GatewayFact> Charge(
        StripeClients clients, PaymentView payment, ShareOrder? share, Guid intent, bool mayHaveActed, CancellationToken cancellationToken) =>
        StripeShares.Ask(share, taken => ChargeWith(clients, payment, taken, intent, mayHaveActed, cancellationToken));

    private static async Task<GatewayFact> ChargeWith(
        StripeClients clients, PaymentView payment, ShareOrder? share, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var service = new PaymentIntentService(clients.Client);
        var card = payment.Charge!.Card;
        var options = new PaymentIntentCreateOptions
        {
            Amount = payment.Amount.Amount,
            Currency = payment.Amount.Currency.ToLowerInvariant(),
            Customer = card.CustomerReference,
            PaymentMethod = card.MethodReference,
            AllowedPaymentMethodTypes = ["card"],
            OffSession = true,

            // Stripe's own choice is to settle after it has answered; the fee, and what has moved to the provider, would not be known yet.
            CaptureMethod = "automatic",
            TransferData = share is null ? null : new PaymentIntentTransferDataOptions { Destination = share.Destination, Amount = share.Amount.Amount },
            Confirm = true,
            Description = payment.Title,
            TransferGroup = payment.BookingId.ToString(),
            Metadata = StripeMetadata.OfCharge(payment.Id, intent),
        };
        try
        {
            var made = await StripeWrites.Once(
                intent,
                mayHaveActed,
                () => Find(service, payment, intent, cancellationToken),
                key => service.CreateAsync(options, new RequestOptions { IdempotencyKey = key }, cancellationToken));
            return await Told(service, made, cancellationToken)
                ?? throw new GatewayUndecidedException($"{made.Id} is neither paid nor declined yet.");
        }
        catch (StripeException refused) when (StripeRefusals.IsFinal(refused) && refused.StripeError.Code is not StripeShares.TakesNoTransfers)
        {
            // What the gateway does not even ask the bank, because it does not know the card any more, it will not ask again.
            return DeclineOf(intent, refused.StripeError);
        }
    }

    public static async Task<GatewayFact?> FindCharge(StripeClients clients, PaymentView payment, Guid intent, CancellationToken cancellationToken)
    {
        var service = new PaymentIntentService(clients.Client);
        return await Find(service, payment, intent, cancellationToken) is { } made ? await Told(service, made, cancellationToken) : null;
    }

    /// <summary>There is a customer at Stripe for each sale, who goes with the card: so nothing of the person is left there.</summary>
    public static async Task Forget(StripeClients clients, KeptCard card, Guid intent, CancellationToken cancellationToken)
    {
        var (methods, customers) = (new PaymentMethodService(clients.Client), new CustomerService(clients.Client));
        await Gone(() => StripeWrites.Once(
            DerivedId.From(intent, "detach"),
            mayHaveActed: true,
            async () => await methods.GetAsync(card.MethodReference, null, null, cancellationToken) is { CustomerId: null } free ? free : null,
            key => methods.DetachAsync(card.MethodReference, null, new RequestOptions { IdempotencyKey = key }, cancellationToken)));
        await Gone(() => StripeWrites.Once(
            DerivedId.From(intent, "delete"),
            mayHaveActed: true,
            async () => await customers.GetAsync(card.CustomerReference, null, null, cancellationToken) is { Deleted: true } gone ? gone : null,
            key => customers.DeleteAsync(card.CustomerReference, null, new RequestOptions { IdempotencyKey = key }, cancellationToken)));
    }

    /// <summary>Why a card was not charged.</summary>
    public static KeptCardDeclined DeclineOf(Guid intent, StripeError error) => new(
        intent,
        error.Message ?? error.Code ?? "The card was declined.",
        error.Type is not "card_error" || Final.Contains(error.DeclineCode ?? "") || Final.Contains(error.Code ?? ""));

    /// <summary>One that was begun and never reached the bank is none, and nobody goes on with it.</summary>
    private static async Task<PaymentIntent?> Find(PaymentIntentService service, PaymentView payment, Guid intent, CancellationToken cancellationToken) =>
        await service.ListAutoPagingAsync(
                new PaymentIntentListOptions { Customer = payment.Charge!.Card.CustomerReference, Limit = 100 }, null, cancellationToken)
            .FirstOrDefaultAsync(
                candidate => StripeMetadata.IntentOf(candidate.Metadata) == intent && StripePayments.FactOf(candidate) is not null, cancellationToken);

    /// <summary>Read again, with what the gateway kept of it.</summary>
    private static async Task<GatewayFact?> Told(PaymentIntentService service, PaymentIntent made, CancellationToken cancellationToken) =>
        StripePayments.FactOf(await service.GetAsync(made.Id, StripePayments.Whole, null, cancellationToken));

    /// <summary>What Stripe does not know any more it does not keep.</summary>
    private static async Task Gone(Func<Task> forget)
    {
        try
        {
            await forget();
        }
        catch (StripeException unknown) when (unknown.StripeError?.Code is "resource_missing")
        {
            // Forgotten before.
        }
    }
}
