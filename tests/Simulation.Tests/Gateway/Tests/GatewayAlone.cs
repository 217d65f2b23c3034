using Stripe;
using Stripe.Checkout;

namespace Marketplace.Simulations;

/// <summary>The gateway of the simulator is the sandbox, and what goes wrong with it goes wrong as it would outside.</summary>
public sealed class GatewayAlone
{
    [Fact]
    public void A_payment_tells_its_story()
    {
        using var scene = new GatewayScene(seed: 1, GatewayTroubleRates.None);

        var paid = scene.Play(() => scene.Paid(5000));
        scene.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(("succeeded", 5000), (paid.Status, paid.AmountReceived));
        Assert.Equal(
            [EventTypes.ChargeSucceeded, EventTypes.CheckoutSessionCompleted, EventTypes.PaymentIntentCreated, EventTypes.PaymentIntentSucceeded],
            scene.Webhooks.Select(webhook => webhook.Type).Order(StringComparer.Ordinal));
        var charge = Assert.Single(scene.Gateway.Record.Movements());
        Assert.Equal(("charge", 5000, "checkout of 5000"), (charge.Type, charge.Amount.Amount, charge.Key));
    }

    [Fact]
    public void What_is_due_happens_by_itself()
    {
        using var scene = new GatewayScene(seed: 1, GatewayTroubleRates.None);
        scene.Play(() => scene.Checkout(5000));

        Assert.NotNull(scene.Gateway.NextDue);
        scene.Pass(TimeSpan.FromHours(25));

        Assert.Equal([EventTypes.CheckoutSessionExpired], scene.Webhooks.Select(webhook => webhook.Type));
        Assert.Null(scene.Gateway.NextDue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_seed_gives_the_same_run(ulong seed)
    {
        Assert.Equal(Story(seed), Story(seed));
        Assert.NotEqual(Story(seed), Story(seed + 100));
    }

    [Fact]
    public void An_answer_that_is_lost_is_found_under_its_key()
    {
        using var scene = new GatewayScene(seed: 3, GatewayTroubleRates.None with { AnswerLost = 1000 });

        Assert.False(scene.Play(() => Heard(() => scene.Checkout(5000, "key"))));
        scene.Troubles.AreOver = true;
        var again = scene.Play(() => scene.Checkout(5000, "key"));

        Assert.True(again.StripeResponse.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public void A_request_that_is_lost_has_done_nothing()
    {
        using var scene = new GatewayScene(seed: 3, GatewayTroubleRates.None with { RequestLost = 1000 });

        Assert.False(scene.Play(() => Heard(() => scene.Checkout(5000, "key"))));
        scene.Troubles.AreOver = true;
        var again = scene.Play(() => scene.Checkout(5000, "key"));

        Assert.False(again.StripeResponse.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public void A_gateway_that_acts_late_refuses_the_key_meanwhile_and_repeats_its_answer_afterwards()
    {
        using var scene = new GatewayScene(seed: 5, GatewayTroubleRates.None with { ActsLate = 1000 });

        var (meanwhile, afterwards) = scene.Play(() => AskAgainAndAgain(scene));

        Assert.Equal(409, meanwhile);
        Assert.True(afterwards.StripeResponse.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public void An_error_after_the_fact_is_repeated_under_its_key()
    {
        using var scene = new GatewayScene(seed: 7, GatewayTroubleRates.None with { ErrorAfter = 1000 });

        var first = scene.Play(() => Status(() => scene.Checkout(5000, "key")));
        scene.Troubles.AreOver = true;

        Assert.Equal(500, first);
        Assert.Equal(500, scene.Play(() => Status(() => scene.Checkout(5000, "key"))));
        Assert.Equal(200, scene.Play(() => Status(() => scene.Checkout(5000, "another key"))));
    }

    [Fact]
    public void A_key_is_forgotten_after_a_day_and_the_gateway_counts_what_came_of_it()
    {
        using var scene = new GatewayScene(seed: 1, GatewayTroubleRates.None);
        var paid = scene.Play(() => scene.Paid(5000));

        scene.Play(() => scene.Refund(paid, 100, "refund"));
        scene.Play(() => scene.Refund(paid, 100, "refund"));
        Assert.Equal(1, Refunds());
        scene.Pass(TimeSpan.FromHours(24));
        scene.Play(() => scene.Refund(paid, 100, "refund"));

        Assert.Equal(2, Refunds());
        int Refunds() => Assert.Single(scene.Gateway.Record.Effects(), effect => effect.Type == "refund").Times;
    }

    [Fact]
    public void Whoever_dies_while_asking_does_not_stop_the_gateway()
    {
        using var scene = new GatewayScene(seed: 1, GatewayTroubleRates.None);
        var paid = scene.Play(() => scene.Paid(5000));

        scene.Caller.Run(() => scene.Refund(paid, 100, "refund"));
        scene.Steps(1);
        scene.Caller.Kill();
        scene.Pass(TimeSpan.FromMinutes(1));

        Assert.Contains(scene.Gateway.Record.Movements(), movement => movement.Type == "refund");
        Assert.Contains(scene.Webhooks, webhook => webhook.Type == EventTypes.RefundCreated);
    }

    [Fact]
    public void Webhooks_get_lost_and_repeated_and_overtake_each_other()
    {
        using var scene = new GatewayScene(
            seed: 11,
            GatewayTroubleRates.None with { WebhookNeverSent = 200, WebhookRepeated = 300, WebhookLate = 300, WebhookAnswerLost = 100 });
        for (var amount = 1000; amount < 1020; amount++)
        {
            scene.Play(() => scene.Paid(amount));
        }

        scene.Pass(TimeSpan.FromDays(1));

        var arrived = scene.Webhooks.DistinctBy(webhook => webhook.Id).ToList();
        Assert.InRange(arrived.Count, 40, 79);
        Assert.True(scene.Webhooks.Count > arrived.Count);
        Assert.NotEqual(scene.Webhooks.Select(webhook => webhook.Created).Order(), scene.Webhooks.Select(webhook => webhook.Created));
    }

    private static string Story(ulong seed)
    {
        using var scene = new GatewayScene(seed, new GatewayTroubleRates());
        for (var amount = 1000; amount < 1010; amount++)
        {
            scene.Play(() => Heard(() => scene.Paid(amount)));
        }

        scene.Pass(TimeSpan.FromDays(2));
        var told = scene.Webhooks.Select(webhook => $"{webhook.Id} {webhook.Type}");
        var moved = scene.Gateway.Record.Movements().Select(movement => movement.ToString());
        return string.Join('\n', told.Concat(moved));
    }

    private static async Task<(int Meanwhile, Session Afterwards)> AskAgainAndAgain(GatewayScene scene)
    {
        Assert.False(await Heard(() => scene.Checkout(5000, "key")));
        var meanwhile = await Status(() => scene.Checkout(5000, "key"));
        scene.Troubles.AreOver = true;
        await Task.Delay(TimeSpan.FromMinutes(2), scene.Caller.Time);
        return (meanwhile, await scene.Checkout(5000, "key"));
    }

    private static async Task<bool> Heard<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (Exception unknown) when (unknown is HttpRequestException or TaskCanceledException or StripeException)
        {
            return false;
        }
    }

    private static async Task<int> Status<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
            return 200;
        }
        catch (StripeException refused)
        {
            return (int)refused.HttpStatusCode;
        }
    }
}
