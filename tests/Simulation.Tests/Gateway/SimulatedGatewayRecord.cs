using Marketplace.Gateways;
using Marketplace.Payments;
using Marketplace.Sandbox;
using Marketplace.Verification;

namespace Marketplace.Simulations;

/// <summary>The gateway's own record of money, read from its memory and not through what is under test.</summary>
internal sealed class SimulatedGatewayRecord(MemorySandboxStore store, string platform) : IGatewayRecord
{
    public string Gateway => GatewayNames.Stripe;

    public bool ShowsOwnMoney => true;

    public Task<IReadOnlyList<GatewayMovement>> Movements(CancellationToken cancellationToken) => Task.FromResult(Movements());

    /// <summary>All that moved, oldest first.</summary>
    public IReadOnlyList<GatewayMovement> Movements() => [.. store.Objects.Movements().Result.Select(Describe)];

    /// <summary>Every dispute, as the gateway has it.</summary>
    public IReadOnlyList<StoredObject> Disputes() =>
        [.. Movements().Where(movement => movement.Type == "adjustment").Select(movement => movement.Reference!).Distinct(StringComparer.Ordinal).Select(id => store.Objects.Find(id).Result!)];

    /// <summary>Everything of a kind, on all accounts, in the order of making.</summary>
    public IReadOnlyList<StoredObject> Made(string kind) => [.. store.Objects.OfKind(kind).OrderBy(made => made.Sequence)];

    /// <summary>Every card that the gateway still keeps for somebody.</summary>
    public IReadOnlyList<StoredObject> KeptCards() =>
        [.. Made(PaymentMethods.Kind).Where(method => method.Text("customer") is not null)];

    /// <summary>How often each intent had each effect: more than once is once too often.</summary>
    public IEnumerable<GatewayEffect> Effects() =>
        Movements()
            .Where(movement => movement.Key is not null)
            .GroupBy(movement => (movement.Account, movement.Type, Intent: movement.Key!))
            .Select(same => new GatewayEffect(same.Key.Account, same.Key.Type, same.Key.Intent, same.Count()));

    /// <summary>A card that was charged carries the mark of its intent on the payment intent, everything else on itself.</summary>
    private GatewayMovement Describe(StripeMovement moved)
    {
        var source = store.Objects.Find(moved.Source).Result;
        var payment = source?.Kind == Charges.Kind && source.Text("payment_intent") is { } id ? store.Objects.Find(id).Result : null;
        return new GatewayMovement(
            moved.Account == platform,
            moved.Account,
            moved.Type,
            moved.Currency.ToUpperInvariant(),
            moved.Net,
            IntentOf(source) ?? IntentOf(payment) ?? moved.IdempotencyKey)
        {
            Fee = moved.Fee,
            Reference = moved.Source,
            Charge = source?.Text("charge"),
            At = moved.At,
        };
    }

    private static string? IntentOf(StoredObject? made) =>
        StripeMetadata.IntentOf(made?.Body["metadata"]?.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!, StringComparer.Ordinal))
            ?.ToString();
}

/// <summary>What an intent did to the balance of an account.</summary>
internal sealed record GatewayEffect(string Account, string Type, string Intent, int Times);
