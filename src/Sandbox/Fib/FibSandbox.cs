using System.Globalization;
using System.Text.Json;

namespace Marketplace.Sandbox;

/// <summary>
/// The First Iraqi Bank, as far as its public pages tell how it takes payments. What it does is decided here; how it is reached is somebody else's.
/// </summary>
public sealed class FibSandbox
{
    /// <summary>The operation that trouble with callbacks is ordered under.</summary>
    public const string Callback = "callback";

    /// <summary>Nobody is told of this change, ever.</summary>
    public const string Drop = "drop";

    /// <summary>Whoever is to be told is told when others would be told again.</summary>
    public const string Late = "late";

    /// <summary>They are told more than once.</summary>
    public const string Repeat = "repeat";

    /// <summary>They are told how it stood before.</summary>
    public const string Stale = "stale";

    /// <summary>How soon it tells again whoever did not listen.</summary>
    private static readonly TimeSpan TellAgain = TimeSpan.FromMinutes(10);

    /// <summary>How long after a change it goes on telling.</summary>
    private static readonly TimeSpan TellsFor = TimeSpan.FromHours(24);

    private readonly IFibStore store;
    private readonly IChance chance;
    private readonly TimeProvider clock;
    private readonly Func<Uri, string, CancellationToken, Task<bool>> tell;

    /// <param name="store">What it keeps.</param>
    /// <param name="chance">Of its ids.</param>
    /// <param name="clock">The domain clock: pages end by it.</param>
    /// <param name="tell">Carries a callback; false when nobody took it.</param>
    internal FibSandbox(IFibStore store, IChance chance, TimeProvider clock, Func<Uri, string, CancellationToken, Task<bool>> tell) =>
        (this.store, this.chance, this.clock, this.tell) = (store, chance, clock, tell);

    internal async Task<FibPayment> Create(
        long amount, string currency, string description, string callback, string back, TimeSpan open, TimeSpan refundable)
    {
        var now = clock.GetUtcNow();
        var id = new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)chance.Below(256))]).ToString();
        var code = string.Concat(Enumerable.Range(0, 12).Select(_ => "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[chance.Below(32)]));
        var payment = new FibPayment(id, amount, currency, description, callback, back, code, now, now + open, refundable);
        await store.Add(payment);
        return payment;
    }

    public Task<FibPayment?> Find(string id) => store.Find(id);

    public Task<IReadOnlyList<FibPayment>> All() => store.All();

    /// <summary>The customer pays in the app.</summary>
    /// <returns>False when it cannot be paid any more.</returns>
    public Task<bool> Pay(string id) => Change(id, payment =>
        payment.Status == FibPayment.Unpaid && clock.GetUtcNow() < payment.ValidUntil
            ? payment with { Status = FibPayment.Paid, PaidAt = clock.GetUtcNow(), TellAt = clock.GetUtcNow() }
            : null);

    /// <returns>False when it was paid or has ended.</returns>
    public Task<bool> Cancel(string id) => Change(id, payment => payment.Status == FibPayment.Unpaid ? Declined(payment, FibPayment.Cancelled) : null);

    /// <returns>False when there is nothing to give back, or not any more.</returns>
    public Task<bool> Refund(string id) => Change(id, payment =>
        payment is { Status: FibPayment.Paid, PaidAt: { } paid } && clock.GetUtcNow() <= paid + payment.RefundableFor
            ? payment with { Status = FibPayment.Refunded, RefundedAt = clock.GetUtcNow(), Refunds = payment.Refunds + 1, TellAt = clock.GetUtcNow() }
            : null);

    /// <summary>Its next instant: a page ends, or somebody has to be told.</summary>
    public async Task<DateTimeOffset?> NextDue() =>
        (await store.All()).SelectMany(payment => new[] { payment.TellAt, payment.Status == FibPayment.Unpaid ? payment.ValidUntil : null }).Min();

    /// <summary>Ends pages whose time is over, and tells whoever has to be told.</summary>
    public async Task RunDue(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var payment in await store.All())
        {
            if (payment.Status == FibPayment.Unpaid && payment.ValidUntil <= now)
            {
                await Change(payment.Id, still => still.Status == FibPayment.Unpaid ? Declined(still, FibPayment.Expired) : null);
            }
        }

        foreach (var payment in (await store.All()).Where(payment => payment.TellAt <= now))
        {
            await Tell(payment, now, cancellationToken);
        }
    }

    /// <summary>What the bank says of a payment, in its own words.</summary>
    internal static string Show(FibPayment payment) => JsonSerializer.Serialize(new
    {
        paymentId = payment.Id,
        status = payment.Status,
        validUntil = payment.ValidUntil,
        paidAt = payment.PaidAt,
        amount = new { amount = payment.Amount.ToString(CultureInfo.InvariantCulture), currency = payment.Currency },
        decliningReason = payment.DecliningReason,
        declinedAt = payment.DeclinedAt,
        paidBy = payment.PaidAt is null ? null : new { name = "A customer", iban = "IQ00FIQB000000000000001" },
    });

    private async Task Tell(FibPayment payment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fault = await store.TakeFault(Callback);
        var body = JsonSerializer.Serialize(new { id = payment.Id, status = fault == Stale ? FibPayment.Unpaid : payment.Status });
        var isHeard = fault == Drop || (fault != Late && await tell(new Uri(payment.CallbackUrl), body, cancellationToken));
        if (isHeard && fault == Repeat)
        {
            await tell(new Uri(payment.CallbackUrl), body, cancellationToken);
        }

        var changed = payment.RefundedAt ?? payment.PaidAt ?? payment.DeclinedAt ?? payment.CreatedAt;

        // What changed meanwhile is told again.
        await Change(payment.Id, still => still.Status != payment.Status ? null
            : still with { TellAt = isHeard || now > changed + TellsFor ? null : now + TellAgain });
    }

    private FibPayment Declined(FibPayment payment, string reason) =>
        payment with { Status = FibPayment.Declined, DeclinedAt = clock.GetUtcNow(), DecliningReason = reason, TellAt = clock.GetUtcNow() };

    private async Task<bool> Change(string id, Func<FibPayment, FibPayment?> change) =>
        await store.Change(id, payment => change(payment) ?? payment) is var (before, after) && before != after;
}
