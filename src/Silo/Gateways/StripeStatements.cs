using System.Text.Json.Nodes;
using Marketplace.Inbox;
using Marketplace.Payments;
using Marketplace.Reconciliation;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Stripe's balance transactions. What a transfer does to a provider's balance only mirrors what it does to the platform's.</summary>
internal sealed class StripeStatements(StripeClients clients, IWebhookInbox inbox) : IGatewayStatements
{
    private const int LargestPage = 100;

    public string Gateway => GatewayNames.Stripe;

    public Task<GatewayStatement> Read(string? account, DateTimeOffset from, DateTimeOffset until, string? after, CancellationToken cancellationToken) =>
        List(
            account,
            new BalanceTransactionListOptions
            {
                Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = until.UtcDateTime },
                Limit = LargestPage,
                StartingAfter = after,
            },
            cancellationToken);

    public async Task<ImmutableArray<GatewayEntry>> Of(string? account, string reference, CancellationToken cancellationToken) =>
        (await List(account, new BalanceTransactionListOptions { Source = reference, Limit = LargestPage }, cancellationToken)).Entries;

    /// <summary>On the way on which its webhook would have come, so that it has the effect that it would have had.</summary>
    public async Task Tell(GatewayEntry entry, string name, CancellationToken cancellationToken)
    {
        if (await News(entry, name, cancellationToken) is { } news)
        {
            await inbox.Accept(Gateway, name, $"reconciliation.{entry.Kind}", news, entry.At, cancellationToken);
        }
    }

    /// <summary>As much of an event as the handler of webhooks reads: it reads the object itself again.</summary>
    private async Task<string?> News(GatewayEntry entry, string eventId, CancellationToken cancellationToken)
    {
        var subject = entry.Kind switch
        {
            "charge" => new JsonObject { ["object"] = "charge", ["payment_intent"] = await PaymentOf(entry.Reference, cancellationToken) },
            "refund" or "refund_failure" => new JsonObject { ["object"] = "refund" },
            "transfer" => new JsonObject { ["object"] = "transfer" },
            "payout" or "payout_failure" => new JsonObject { ["object"] = "payout" },

            // The intent of a reversal finds it by itself.
            _ => null,
        };
        if (subject is null)
        {
            return null;
        }

        subject["id"] = entry.Reference;
        return new JsonObject { ["id"] = eventId, ["account"] = entry.Account, ["data"] = new JsonObject { ["object"] = subject } }.ToJsonString();
    }

    private async Task<GatewayStatement> List(string? account, BalanceTransactionListOptions wanted, CancellationToken cancellationToken)
    {
        try
        {
            var page = await new BalanceTransactionService(clients.Client)
                .ListAsync(wanted, new RequestOptions { StripeAccount = account }, cancellationToken);
            return new GatewayStatement(
                [.. page.Data.Select(movement => Entry(account, movement)).OfType<GatewayEntry>()],
                page.HasMore ? page.Data[^1].Id : null,
                page.Data.Count);
        }
        catch (Exception reason) when (StripeRefusals.IsAway(reason, cancellationToken))
        {
            throw new GatewayUnavailableException("Stripe did not say what has moved.", reason);
        }
    }

    private async Task<string?> PaymentOf(string charge, CancellationToken cancellationToken)
    {
        try
        {
            return (await new ChargeService(clients.Client).GetAsync(charge, null, null, cancellationToken)).PaymentIntentId;
        }
        catch (Exception reason) when (StripeRefusals.IsAway(reason, cancellationToken))
        {
            throw new GatewayUnavailableException("Stripe did not say what was charged.", reason);
        }
    }

    private static GatewayEntry? Entry(string? account, BalanceTransaction movement)
    {
        var kind = (account, movement.Type) switch
        {
            (null, "payment") => "charge",
            (null, "payment_refund") => "refund",
            (null, var type) => type,
            (_, "payout" or "payout_failure") => movement.Type,
            (_, "payout_cancel") => "payout_failure",
            _ => null,
        };
        return kind is null ? null : new GatewayEntry(
            GatewayNames.Stripe,
            movement.Id,
            account,
            kind,
            movement.SourceId ?? movement.Id,
            StripePayments.MoneyOf(movement.Net, movement.Currency),
            StripePayments.Utc(movement.Created));
    }
}
