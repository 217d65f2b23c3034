using Marketplace.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Simulations;

/// <summary>A gateway, a caller, and nothing else: what a test of the gateway alone needs to say in one line.</summary>
internal sealed class GatewayScene : IDisposable
{
    private const string Secret = "whsec_sandbox";

    private readonly Simulation simulation;

    public GatewayScene(ulong seed, GatewayTroubleRates rates)
    {
        simulation = new Simulation(seed, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        Caller = new SimulatedProcess(simulation, "caller");
        Troubles = new GatewayTroubles(simulation.Chance.Fork("troubles"), rates, Caller.Time);
        Gateway = new SimulatedGateway(simulation, Caller.Time, Troubles, Receive, NullLoggerFactory.Instance);
        Stripe = new StripeClient(
            "sk_test_of_the_tests",
            httpClient: Gateway.HttpOf(Caller, TimeSpan.FromSeconds(20)),
            apiBase: "http://marketplace.example/sandbox/stripe");
    }

    public SimulatedProcess Caller { get; }

    public GatewayTroubles Troubles { get; }

    public SimulatedGateway Gateway { get; }

    public StripeClient Stripe { get; }

    public DateTimeOffset Now => simulation.Time.Now;

    /// <summary>What arrived, in its order, repeats included.</summary>
    public List<Event> Webhooks { get; } = [];

    /// <summary>Does this and whatever follows from it, however long it takes on the clock.</summary>
    public T Play<T>(Func<Task<T>> scene)
    {
        Task<T>? playing = null;
        Caller.Run(() => playing = scene());
        while (playing is not { IsCompleted: true } || !Gateway.IsIdle)
        {
            Advance();
        }

        return playing.Result;
    }

    /// <summary>Lets time pass, with everything that it brings.</summary>
    public void Pass(TimeSpan time)
    {
        var until = Now + time;
        while (Settle() && simulation.Time.Next is { } next && next <= until)
        {
            simulation.Time.MoveTo(next);
        }

        simulation.Time.MoveTo(until);
        Settle();
    }

    /// <summary>Runs until so many pieces of work have been done.</summary>
    public void Steps(int count)
    {
        for (var step = 0; step < count; step++)
        {
            Advance();
        }
    }

    public Task<Session> Checkout(long amount, string? key = null) =>
        new SessionService(Stripe).CreateAsync(
            new SessionCreateOptions
            {
                Mode = "payment",
                SuccessUrl = "http://marketplace.example/paid",
                CancelUrl = "http://marketplace.example/left",
                LineItems =
                [
                    new() { Quantity = 1, PriceData = new() { Currency = "eur", UnitAmount = amount, ProductData = new() { Name = "Haircut" } } },
                ],
            },
            new RequestOptions { IdempotencyKey = key ?? $"checkout of {amount}" });

    /// <summary>A customer pays on the page, and whoever asked for it looks at what came of it.</summary>
    public async Task<PaymentIntent> Paid(long amount)
    {
        var session = await Checkout(amount);
        await Gateway.Sandbox.CompleteCheckout(session.Id);
        session = await new SessionService(Stripe).GetAsync(session.Id);
        return await new PaymentIntentService(Stripe).GetAsync(session.PaymentIntentId);
    }

    public Task<Refund> Refund(PaymentIntent payment, long amount, string key) =>
        new RefundService(Stripe).CreateAsync(
            new RefundCreateOptions { PaymentIntent = payment.Id, Amount = amount }, new RequestOptions { IdempotencyKey = key });

    public void Dispose()
    {
        Gateway.Dispose();
        simulation.Dispose();
    }

    private void Advance()
    {
        if (!simulation.Step())
        {
            simulation.Time.MoveTo(simulation.Time.Next ?? throw new InvalidOperationException("Nothing will ever happen again."));
        }
    }

    private bool Settle()
    {
        while (simulation.Step())
        {
        }

        return true;
    }

    private Task<int> Receive(string body, string signature)
    {
        Webhooks.Add(EventUtility.ConstructEvent(body, signature, Secret, 300, Now.ToUnixTimeSeconds()));
        return Task.FromResult(200);
    }
}
