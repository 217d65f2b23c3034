namespace Marketplace.Sandbox;

/// <summary>
/// What a composition root may do with the stand-in for Stripe besides talking to it over HTTP: press the buttons of its
/// pages, and let its time pass.
/// </summary>
public sealed class StripeSandbox
{
    private readonly ISandboxStore store;
    private readonly Gateway gateway;
    private readonly WebhookCourier courier;
    private readonly TimeProvider clock;
    private readonly StripeSandboxOptions options;

    internal StripeSandbox(ISandboxStore store, Gateway gateway, WebhookCourier courier, TimeProvider clock, StripeSandboxOptions options)
    {
        this.store = store;
        this.gateway = gateway;
        this.courier = courier;
        this.clock = clock;
        this.options = options;
    }

    /// <summary>The customer pays on the hosted page with a good card; a bank debit that is under way arrives.</summary>
    public Task<CheckoutResult> CompleteCheckout(string session) => OnPage(session, work => Checkout.Pay(work, session, isGood: true));

    /// <summary>As <see cref="CompleteCheckout"/> and <see cref="FailCheckout"/>, with a card that others may pay with too.</summary>
    /// <param name="session">The page.</param>
    /// <param name="card">What tells the card from others; null for one that nobody else has.</param>
    /// <param name="isGood">Whether the bank says yes.</param>
    public Task<CheckoutResult> PayCheckout(string session, string? card, bool isGood) =>
        OnPage(session, work => Checkout.Pay(work, session, isGood, card));

    /// <summary>The customer pays by bank debit, which takes days; pages whose money is captured later do not offer it.</summary>
    public Task<CheckoutResult> DebitCheckout(string session) => OnPage(session, work => Checkout.Debit(work, session));

    /// <summary>The customer's card is declined and the page stays open; a bank debit that is under way fails.</summary>
    public Task<CheckoutResult> FailCheckout(string session) => OnPage(session, work => Checkout.Pay(work, session, isGood: false));

    /// <summary>The customer leaves; the page expires.</summary>
    public Task<CheckoutResult> AbandonCheckout(string session) => OnPage(session, work => Checkout.Abandon(work, session));

    /// <summary>The customer disputes a charge at their bank.</summary>
    /// <returns>The dispute; null where there is no such charge, or nothing left of it.</returns>
    public Task<string?> DisputeCharge(string charge, DisputeOrder order) =>
        OfPlatform(async work =>
            await work.Lock(Charges.Kind, charge) is { } found
                ? (await Banks.Dispute(work, found, order.Amount, order.Reason, order.IsInquiry))?.Id
                : null);

    /// <summary>The platform has some of its own money sent to its bank, as the dashboard does by hand or by schedule.</summary>
    /// <param name="currency">Lower case.</param>
    /// <param name="amount">In minor units.</param>
    /// <returns>The payout; null where there is not so much.</returns>
    public Task<string?> PayOut(string currency, long amount) => OfPlatform(work => Payouts.FromDashboard(work, currency, amount));

    /// <summary>The platform's bank sends money.</summary>
    /// <returns>The top-up.</returns>
    public Task<string> TopUp(string currency, long amount) => OfPlatform(work => Own(work, "topup", "tu_", currency, amount));

    /// <summary>Stripe charges the platform for something that no payment caused.</summary>
    /// <returns>What the statement calls it.</returns>
    public Task<string> Charge(string currency, long amount) => OfPlatform(work => Own(work, "stripe_fee", "fee_", currency, -amount));

    /// <returns>Whether there is such an account.</returns>
    public Task<bool> CompleteAccount(string account) => OnAccount(account, Accounts.Complete);

    /// <returns>Whether there is such an account.</returns>
    public Task<bool> RestrictAccount(string account) => OnAccount(account, Accounts.Restrict);

    /// <summary>The holder of an account has payouts sent to another bank account.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="number">Of the bank account; at least four characters, of which the end is shown.</param>
    /// <returns>Whether there is such an account.</returns>
    public Task<bool> ChangeBank(string account, string number) => OnAccount(account, (work, found) => BankAccounts.Replace(work, found, number));

    /// <summary>The earliest instant of the sandbox's clock at which it will do something by itself, or null.</summary>
    public Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken = default) =>
        store.Run(
            async transaction =>
            {
                var change = await transaction.Objects.NextDue();
                var delivery = await IsHeld(transaction) ? null : await transaction.Deliveries.NextDue();
                return change is null || delivery < change ? delivery : change;
            },
            cancellationToken);

    /// <summary>Does what has fallen due by then, in the order in which it did, each at its own instant.</summary>
    public async Task RunDue(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        while (await store.Run(transaction => transaction.Objects.FirstDue(now), cancellationToken) is { } due)
        {
            // Events of the past tell when they happened; the clock itself may not have got there when it is being set.
            await gateway.Run(due.Account, due.Key, due.At, work => DueObjects.Run(work, due));
        }
    }

    /// <summary>How many webhooks are due now and have not been accepted.</summary>
    public Task<int> Undelivered(CancellationToken cancellationToken = default) =>
        store.Run(
            async transaction => await IsHeld(transaction) ? 0 : await transaction.Deliveries.CountDue(clock.GetUtcNow()),
            cancellationToken);

    /// <summary>Returns when every webhook that was due has been accepted or put off.</summary>
    public Task DeliverDue(CancellationToken cancellationToken = default) => courier.DeliverDue(cancellationToken);

    private async Task<bool> IsHeld(ISandboxTransaction transaction) =>
        options.WebhookUrl is null || (await transaction.Knobs.Webhooks()).Hold;

    private async Task<CheckoutResult> OnPage(string id, Func<Work, Task<CheckoutResult>> act) =>
        await store.Run(transaction => transaction.Objects.Find(CheckoutSessions.Kind, id)) is { } session
            ? await gateway.Run(session.Account, session.Key, clock.GetUtcNow(), act)
            : new CheckoutResult(CheckoutStatus.Unknown, ReturnUrl: null);

    private Task<T> OfPlatform<T>(Func<Work, Task<T>> act) => gateway.Run(options.PlatformAccount, key: null, clock.GetUtcNow(), act);

    private static async Task<string> Own(Work work, string type, string prefix, string currency, long amount)
    {
        var source = work.NewId(prefix);
        await work.Move(new Movement(work.Account, type, source, currency, amount));
        return source;
    }

    private Task<bool> OnAccount(string id, Func<Work, StoredObject, Task> act) =>
        OfPlatform(async work =>
        {
            if (await work.Lock(Accounts.Kind, id) is not { } account)
            {
                return false;
            }

            await act(work, account);
            return true;
        });
}

/// <summary>How a customer disputes a charge.</summary>
/// <param name="Amount">How much of it, in minor units; all that is left when null.</param>
/// <param name="Reason">As Stripe names it.</param>
/// <param name="IsInquiry">Whether the bank only asks, and takes nothing yet.</param>
public sealed record DisputeOrder(long? Amount = null, string Reason = "fraudulent", bool IsInquiry = false);
