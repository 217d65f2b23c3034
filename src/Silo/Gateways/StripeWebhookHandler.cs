using System.Text.Json;
using Marketplace.Inbox;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Providers;
using Marketplace.Treasury;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>
/// Processes Stripe's webhooks. An event only says where to look: the object is read again, so that order and age of
/// the event do not matter.
/// </summary>
internal sealed class StripeWebhookHandler(StripeClients clients, IGrainFactory grains, DisputeReports disputes) : IWebhookHandler
{
    public string Gateway => GatewayNames.Stripe;

    public async Task Handle(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        var subject = inboxEvent.Payload.GetProperty("data").GetProperty("object");
        await (KindOf(subject) switch
        {
            "payment_intent" => Payment(inboxEvent, IdOf(subject), cancellationToken),
            "checkout.session" => Checkout(inboxEvent, IdOf(subject), cancellationToken),
            "charge" => Charge(inboxEvent, subject, cancellationToken),
            "refund" => Refund(inboxEvent, IdOf(subject), cancellationToken),
            "dispute" => Dispute(inboxEvent, IdOf(subject), cancellationToken),
            "transfer" => Transfer(inboxEvent, IdOf(subject), cancellationToken),
            "payout" => Payout(inboxEvent, IdOf(subject), cancellationToken),
            "account" => Account(inboxEvent, IdOf(subject), cancellationToken),
            "bank_account" when AccountOf(inboxEvent) is { } account => Account(inboxEvent, account, cancellationToken),

            // Kinds that the endpoint is not subscribed to tell nothing that the product acts on.
            _ => Task.CompletedTask,
        });
    }

    /// <returns>Which payment of ours it is; null where it is none.</returns>
    private async Task<Guid?> Payment(InboxEvent inboxEvent, string id, CancellationToken cancellationToken)
    {
        var payment = await new PaymentIntentService(clients.Client).GetAsync(id, StripePayments.Whole, null, cancellationToken);
        var known = StripeMetadata.PaymentOf(payment.Metadata);
        if (known is { } ours && StripePayments.FactOf(payment) is { } fact)
        {
            await Tell(inboxEvent, ours, fact);
        }

        return known;
    }

    /// <summary>A bank may be faster than the news of what it questions: the payment hears of its capture first.</summary>
    private async Task Dispute(InboxEvent inboxEvent, string id, CancellationToken cancellationToken)
    {
        var dispute = await new DisputeService(clients.Client).GetAsync(id, null, null, cancellationToken);
        if (dispute.PaymentIntentId is { } payment && await Payment(inboxEvent, payment, cancellationToken) is { } ours)
        {
            await disputes.Tell(ours, new SeenDispute(dispute.Id, StripeDisputes.FactOf(dispute)), inboxEvent.Report("dispute"), cancellationToken);
        }
    }

    private async Task Checkout(InboxEvent inboxEvent, string id, CancellationToken cancellationToken)
    {
        var session = await new Stripe.Checkout.SessionService(clients.Client).GetAsync(id, null, null, cancellationToken);
        if (session.PaymentIntentId is { } payment)
        {
            await Payment(inboxEvent, payment, cancellationToken);
        }
    }

    /// <summary>Every card that was declined is told; of the payment only how it stands, so what was tried before the last of them is known by its charge alone.</summary>
    private async Task Charge(InboxEvent inboxEvent, JsonElement subject, CancellationToken cancellationToken)
    {
        if (!subject.TryGetProperty("payment_intent", out var payment) || payment.ValueKind is not JsonValueKind.String)
        {
            return;
        }

        var ours = await Payment(inboxEvent, payment.GetString()!, cancellationToken);
        if (ours is { } known && inboxEvent.Type == EventTypes.ChargeFailed)
        {
            var charge = await new ChargeService(clients.Client).GetAsync(IdOf(subject), null, null, cancellationToken);
            if (StripePayments.DeclineOf(charge) is { } declined)
            {
                await Tell(inboxEvent, known, declined);
            }
        }
    }

    private async Task Refund(InboxEvent inboxEvent, string id, CancellationToken cancellationToken)
    {
        var refund = await new RefundService(clients.Client).GetAsync(id, null, null, cancellationToken);
        if (StripeMetadata.PaymentOf(refund.Metadata) is { } ours
            && StripeMetadata.IntentOf(refund.Metadata) is { } intent
            && StripeRefunds.FactOf(refund, intent) is { } fact)
        {
            await Tell(inboxEvent, ours, fact);
        }
    }

    private async Task Transfer(InboxEvent inboxEvent, string id, CancellationToken cancellationToken)
    {
        var transfer = await new TransferService(clients.Client).GetAsync(id, null, null, cancellationToken);
        if (StripeMetadata.PaymentOf(transfer.Metadata) is { } ours && StripeMetadata.IntentOf(transfer.Metadata) is { } intent)
        {
            await Tell(inboxEvent, ours, new MoneyTransferred(intent, transfer.Id));
        }
        else if (transfer.SourceTransactionId is { } charge
            && await new ChargeService(clients.Client).GetAsync(charge, null, null, cancellationToken) is { PaymentIntentId: { } payment })
        {
            // The charge made it by itself, so its payment tells of both.
            await Payment(inboxEvent, payment, cancellationToken);
        }
    }

    private async Task Payout(InboxEvent inboxEvent, string id, CancellationToken cancellationToken)
    {
        var account = AccountOf(inboxEvent);
        var payout = await new PayoutService(clients.Client)
            .GetAsync(id, null, new RequestOptions { StripeAccount = account }, cancellationToken);
        if (StripeMetadata.PayoutOf(payout.Metadata) is not { } ours)
        {
            await (account is null ? OwnPayout(inboxEvent, payout) : Task.CompletedTask);
            return;
        }

        var grain = grains.GetGrain<IPayoutGrain>(ours);
        if (StripeMetadata.IntentOf(payout.Metadata) is { } intent)
        {
            await grain.Record(new RecordPayoutFact(
                inboxEvent.Report("sent"), new PayoutSentByGateway(intent, payout.Id, StripePayments.Utc(payout.ArrivalDate))));
        }

        if (StripePayouts.FactOf(payout) is { } fact)
        {
            await grain.Record(new RecordPayoutFact(inboxEvent.Report("outcome"), fact));
        }
    }

    /// <summary>Stripe sends the platform its own money by the schedule of its dashboard, or because somebody asked for it there.</summary>
    private Task OwnPayout(InboxEvent inboxEvent, Stripe.Payout payout)
    {
        var facts = new CashMovementFacts(CashMovementKind.Payout, Gateway, StripePayments.MoneyOf(payout.Amount, payout.Currency), payout.Id);
        var failure = payout.Status is "failed" or "canceled" ? payout.FailureCode ?? payout.Status : null;
        return grains.GetGrain<ICashMovementGrain>(CashMovementId.Of(facts.Gateway, facts.Kind, facts.Reference))
            .Hear(new HearCashMovement(inboxEvent.Report("own-payout"), facts, failure));
    }

    private async Task Account(InboxEvent inboxEvent, string id, CancellationToken cancellationToken)
    {
        var account = await new AccountService(clients.Client).GetAsync(id, null, null, cancellationToken);
        if (StripeMetadata.ProviderOf(account.Metadata) is { } ours)
        {
            var news = StripeAccounts.NewsOf(account);
            var told = await grains.GetGrain<IProviderGrain>(ours).RecordGatewayFlags(
                new RecordGatewayFlags(inboxEvent.Report("flags"), account.Id, news.Flags, news.Banks));
            if (told.Refusal is { } refusal)
            {
                // The account's creation has not been reported yet: tried again after it has.
                throw new GatewayUndecidedException($"The provider {ours} does not know {account.Id} yet: {refusal.Code}.");
            }
        }
    }

    private Task Tell(InboxEvent inboxEvent, Guid payment, GatewayFact fact) =>
        grains.GetGrain<IPaymentGrain>(payment).Record(new RecordGatewayFact(inboxEvent.Report(fact.GetType().Name), fact, Gateway));

    private static string? KindOf(JsonElement subject) => subject.GetProperty("object").GetString();

    private static string IdOf(JsonElement subject) =>
        subject.GetProperty("id").GetString() ?? throw new JsonException("The object of a webhook has no id.");

    private static string? AccountOf(InboxEvent inboxEvent) =>
        inboxEvent.Payload.TryGetProperty("account", out var account) ? account.GetString() : null;
}
