using Marketplace.Disputes;
using Stripe;
using DisputeEvidence = Marketplace.Disputes.DisputeEvidence;
using StripeDispute = Stripe.Dispute;
using StripeEvidence = Stripe.DisputeEvidence;

namespace Marketplace.Gateways;

/// <summary>Disputes at Stripe: how they stand, and what is said to the bank. A dispute that no longer waits for an answer has had one, or is over.</summary>
internal sealed class StripeDisputes(StripeClients clients)
{
    private DisputeService Service => new(clients.Client);

    public static GatewayDispute FactOf(StripeDispute dispute)
    {
        var moved = dispute.BalanceTransactions ?? [];
        return new GatewayDispute(
            StripePayments.MoneyOf(dispute.Amount, dispute.Currency),
            dispute.Reason ?? "general",
            StatusOf(dispute),
            dispute.EvidenceDetails?.DueBy is { } due ? StripePayments.Utc(due) : null,
            dispute.EvidenceDetails?.SubmissionCount ?? 0,
            Sum(moved.Sum(movement => Math.Max(0, -movement.Amount))),
            Sum(moved.Sum(movement => movement.Fee)),
            Sum(moved.Sum(movement => Math.Max(0, movement.Amount))),
            moved.Count);

        Money Sum(long amount) => StripePayments.MoneyOf(amount, dispute.Currency);
    }

    public async Task<ImmutableArray<SeenDispute>> Of(string paymentReference, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<SeenDispute>();
        await foreach (var dispute in Service.ListAutoPagingAsync(new DisputeListOptions { PaymentIntent = paymentReference }, null, cancellationToken))
        {
            found.Add(new SeenDispute(dispute.Id, FactOf(dispute)));
        }

        return found.DrainToImmutable();
    }

    public async Task<GatewayDispute> Look(string reference, CancellationToken cancellationToken) =>
        FactOf(await Service.GetAsync(reference, null, null, cancellationToken));

    public async Task<DisputeAnswer> Answer(
        string reference, DisputeEvidence evidence, Guid intent, bool mayHaveActed, CancellationToken cancellationToken)
    {
        var options = new DisputeUpdateOptions { Evidence = Write(evidence), Submit = true };
        var answered = await Send(reference, intent, mayHaveActed, key => Service.UpdateAsync(reference, options, Under(key), cancellationToken), cancellationToken);
        return new DisputeAnswer(answered.EvidenceDetails?.SubmissionCount > 0 ? Read(answered.Evidence) : null, FactOf(answered));
    }

    public async Task<GatewayDispute> Accept(string reference, Guid intent, bool mayHaveActed, CancellationToken cancellationToken) =>
        FactOf(await Send(reference, intent, mayHaveActed, key => Service.CloseAsync(reference, null, Under(key), cancellationToken), cancellationToken));

    private async Task<StripeDispute> Send(
        string reference, Guid intent, bool mayHaveActed, Func<string, Task<StripeDispute>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await StripeWrites.Once(intent, mayHaveActed, () => Settled(reference, cancellationToken), send);
        }
        catch (StripeException refused) when (StripeRefusals.IsFinal(refused))
        {
            return await Settled(reference, cancellationToken) ?? throw new GatewayUndecidedException($"{reference} takes no answer, and waits for one: {refused.Message}");
        }
    }

    /// <summary>The dispute once it waits for no answer, whichever way it went.</summary>
    private async Task<StripeDispute?> Settled(string reference, CancellationToken cancellationToken) =>
        await Service.GetAsync(reference, null, null, cancellationToken) is { } found && !StatusOf(found).NeedsAnswer() ? found : null;

    private static DisputeEvidenceOptions Write(DisputeEvidence evidence) => new()
    {
        ProductDescription = evidence.ProductDescription,
        ServiceDate = evidence.ServiceDate,
        CancellationPolicyDisclosure = evidence.CancellationPolicy,
        AccessActivityLog = evidence.ActivityLog,
        UncategorizedText = evidence.Statements,
    };

    private static DisputeEvidence Read(StripeEvidence evidence) => new(
        evidence.ProductDescription ?? string.Empty,
        evidence.ServiceDate,
        evidence.CancellationPolicyDisclosure,
        evidence.AccessActivityLog ?? string.Empty,
        evidence.UncategorizedText ?? string.Empty);

    private static DisputeStatus StatusOf(StripeDispute dispute) => dispute.Status switch
    {
        "warning_needs_response" => DisputeStatus.WarningNeedsResponse,
        "warning_under_review" => DisputeStatus.WarningUnderReview,
        "warning_closed" or "prevented" => DisputeStatus.WarningClosed,
        "needs_response" => DisputeStatus.NeedsResponse,
        "under_review" => DisputeStatus.UnderReview,
        "won" => DisputeStatus.Won,
        "lost" => DisputeStatus.Lost,
        var other => throw new GatewayUndecidedException($"The dispute {dispute.Id} is {other}, which says nothing to us."),
    };

    private static RequestOptions Under(string key) => new() { IdempotencyKey = key };
}
