using System.Net.Http.Json;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Sandbox.Cast;

/// <summary>A platform with its gateway: what a test needs to say in one line.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly StripeSandboxOptions options;

    private Platform(string database, ManualClock clock, WebhookReceiver webhooks, StripeSandboxOptions options, SandboxHost host)
    {
        Database = database;
        this.options = options;
        Clock = clock;
        Webhooks = webhooks;
        Host = host;
    }

    /// <summary>The connection string.</summary>
    public string Database { get; }

    public ManualClock Clock { get; }

    public WebhookReceiver Webhooks { get; }

    public SandboxHost Host { get; private set; }

    public StripeClient Stripe => Host.Stripe;

    public StripeSandbox Sandbox => Host.Sandbox;

    public static async Task<Platform> Open(PostgresFixture postgres, Func<StripeSandboxOptions, StripeSandboxOptions>? configure = null)
    {
        var empty = await postgres.CreateEmptyDatabase();
        var clock = new ManualClock();
        var webhooks = await WebhookReceiver.Start(clock);
        var defaults = new StripeSandboxOptions { WebhookUrl = () => webhooks.Url, WebhookSecret = WebhookReceiver.Secret };
        var configured = configure?.Invoke(defaults) ?? defaults;
        return new Platform(empty, clock, webhooks, configured, await SandboxHost.Start(empty, clock, configured));
    }

    /// <summary>The host goes away and another one takes its place.</summary>
    public async Task Restart()
    {
        await Host.DisposeAsync();
        Host = await SandboxHost.Start(Database, Clock, options);
    }

    /// <summary>Time passes, and everything that it brings has happened when this returns.</summary>
    public async Task Pass(TimeSpan time)
    {
        Clock.Advance(time);
        await Sandbox.RunDue(Clock.GetUtcNow());
        await Sandbox.DeliverDue();
    }

    public async Task<Account> Provider()
    {
        var account = await new AccountService(Stripe).CreateAsync(new AccountCreateOptions { Type = "express", Country = "DE", Email = "p@example.com" });
        await new AccountLinkService(Stripe).CreateAsync(new AccountLinkCreateOptions
        {
            Account = account.Id,
            Type = "account_onboarding",
            ReturnUrl = "https://example.com/return",
            RefreshUrl = "https://example.com/refresh",
        });
        return await new AccountService(Stripe).GetAsync(account.Id);
    }

    public Task<Session> Checkout(
        long amount,
        string captureMethod = "automatic",
        string? key = null,
        string? transferGroup = null,
        bool keepsCard = false,
        SessionPaymentIntentDataTransferDataOptions? transfer = null) =>
        new SessionService(Stripe).CreateAsync(
            new SessionCreateOptions
            {
                Mode = "payment",
                SuccessUrl = "https://example.com/paid?session={CHECKOUT_SESSION_ID}",
                CancelUrl = "https://example.com/left",
                CustomerEmail = "c@example.com",
                CustomerCreation = keepsCard ? "always" : null,
                Metadata = new(StringComparer.Ordinal) { ["booking"] = "b-1" },
                PaymentIntentData = new()
                {
                    CaptureMethod = captureMethod,
                    SetupFutureUsage = keepsCard ? "off_session" : null,
                    TransferData = transfer,
                    TransferGroup = transferGroup,
                    Metadata = new(StringComparer.Ordinal) { ["payment"] = "p-1" },
                },
                LineItems =
                [
                    new()
                    {
                        Quantity = 1,
                        PriceData = new() { Currency = "eur", UnitAmount = amount, ProductData = new() { Name = "Haircut" } },
                    },
                ],
            },
            new RequestOptions { IdempotencyKey = key });

    /// <returns>The payment behind a page on which the customer has paid.</returns>
    public async Task<PaymentIntent> Paid(long amount, string captureMethod = "automatic", string? key = null, bool keepsCard = false)
    {
        var session = await Checkout(amount, captureMethod, key, keepsCard: keepsCard);
        await Sandbox.CompleteCheckout(session.Id);
        session = await new SessionService(Stripe).GetAsync(session.Id);
        return await new PaymentIntentService(Stripe).GetAsync(session.PaymentIntentId);
    }

    public Task<Transfer> Transfer(long amount, Account to, string? key = null, string? source = null) =>
        new TransferService(Stripe).CreateAsync(
            new TransferCreateOptions { Amount = amount, Currency = "eur", Destination = to.Id, SourceTransaction = source, TransferGroup = "b-1" },
            new RequestOptions { IdempotencyKey = key });

    public Task<Payout> Payout(long amount, Account of, string? key = null) =>
        new PayoutService(Stripe).CreateAsync(
            new PayoutCreateOptions { Amount = amount, Currency = "eur" },
            new RequestOptions { IdempotencyKey = key, StripeAccount = of.Id });

    public async Task<long> Available(Account? of = null)
    {
        var balance = await new BalanceService(Stripe).GetAsync(new RequestOptions { StripeAccount = of?.Id });
        return balance.Available.Single().Amount;
    }

    public async Task Fault(string operation, string outcome, int times = 1)
    {
        using var response = await Host.Http.PostAsJsonAsync(Host.ApiBase + "/_control/faults", new { operation, outcome, times });
        response.EnsureSuccessStatusCode();
    }

    public async Task Webhook(object knobs)
    {
        using var response = await Host.Http.PutAsJsonAsync(Host.ApiBase + "/_control/webhooks", knobs);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The money that moved at the gateway under one idempotency key.</summary>
    public async Task<IReadOnlyList<Moved>> Movements(string key)
    {
        var all = await Host.Http.GetFromJsonAsync<Moves>(Host.ApiBase + "/_control/movements");
        return [.. all!.Data.Where(move => move.IdempotencyKey == key)];
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Webhooks.DisposeAsync();
    }

    internal sealed record Moved(string Type, long Amount, long Fee, string? IdempotencyKey);

    private sealed record Moves(IReadOnlyList<Moved> Data);
}
