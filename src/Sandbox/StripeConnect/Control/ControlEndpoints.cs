using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Sandbox;

/// <summary>Knobs and counters for tests and demonstrations. Nothing like it exists at Stripe.</summary>
internal sealed class ControlEndpoints(StripeSandbox sandbox, ISandboxStore store)
{
    private static readonly HashSet<string> Outcomes = new(StringComparer.Ordinal)
    {
        CallFaults.TimeoutAfter, CallFaults.ResetAfter, CallFaults.ErrorAfter, CallFaults.ErrorBefore,
        CallFaults.Unavailable, CallFaults.RateLimited, CallFaults.ResetBefore,
        Faults.Decline, Faults.Lost, Faults.Authenticate, Faults.Drop, Faults.Fail, Faults.FailAfterPaid, Faults.Win,
    };

    public void Map(RouteGroupBuilder group)
    {
        var control = group.MapGroup("/_control");
        control.MapGet("/movements", ListMovements);
        control.MapGet("/faults", ListFaults);
        control.MapPost("/faults", OrderFault);
        control.MapDelete("/faults", ForgetFaults);
        control.MapGet("/webhooks", ReadWebhooks);
        control.MapPut("/webhooks", SetWebhooks);
        control.MapPost("/webhooks/deliver", DeliverWebhooks);
        control.MapPost("/checkout/{session}/pay", async (string session) => Outcome(await sandbox.CompleteCheckout(session)));
        control.MapPost("/checkout/{session}/processing", async (string session) => Outcome(await sandbox.DebitCheckout(session)));
        control.MapPost("/checkout/{session}/fail", async (string session) => Outcome(await sandbox.FailCheckout(session)));
        control.MapPost("/checkout/{session}/abandon", async (string session) => Outcome(await sandbox.AbandonCheckout(session)));
        control.MapPost("/charges/{charge}/dispute", DisputeCharge);
        control.MapPost("/balance/payout", (OwnMoney money) => Move(money, sandbox.PayOut));
        control.MapPost("/balance/top-up", (OwnMoney money) => Move(money, async (currency, amount) => await sandbox.TopUp(currency, amount)));
        control.MapPost("/balance/fee", (OwnMoney money) => Move(money, async (currency, amount) => await sandbox.Charge(currency, amount)));
        control.MapPost("/accounts/{account}/complete", async (string account) => Found(await sandbox.CompleteAccount(account)));
        control.MapPost("/accounts/{account}/restrict", async (string account) => Found(await sandbox.RestrictAccount(account)));
        control.MapPost("/accounts/{account}/bank", ChangeBank);
    }

    private async Task<Ok<Items<StripeMovement>>> ListMovements(CancellationToken cancellationToken) =>
        TypedResults.Ok(new Items<StripeMovement>(await store.Run(transaction => transaction.Objects.Movements(), cancellationToken)));

    private async Task<Ok<Items<OrderedFault>>> ListFaults(CancellationToken cancellationToken) =>
        TypedResults.Ok(new Items<OrderedFault>(await store.Run(transaction => transaction.Faults.Remaining(), cancellationToken)));

    private async Task<Results<NoContent, ValidationProblem>> OrderFault(OrderedFault fault, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(fault.Operation) || !Outcomes.Contains(fault.Outcome ?? "") || fault.Times < 1)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["outcome"] = [$"One of {string.Join(", ", Outcomes.Order(StringComparer.Ordinal))}, at least once, for an operation."],
            });
        }

        await store.Run(transaction => transaction.Faults.Order(fault), cancellationToken);
        return TypedResults.NoContent();
    }

    private async Task<NoContent> ForgetFaults(CancellationToken cancellationToken)
    {
        await store.Run(transaction => transaction.Faults.Forget(), cancellationToken);
        return TypedResults.NoContent();
    }

    private async Task<Ok<WebhookState>> ReadWebhooks(CancellationToken cancellationToken)
    {
        var undelivered = await sandbox.Undelivered(cancellationToken);
        var knobs = await store.Run(transaction => transaction.Knobs.Webhooks(), cancellationToken);
        return TypedResults.Ok(new WebhookState(knobs, undelivered));
    }

    private async Task<NoContent> SetWebhooks(WebhookKnobs knobs, WebhookBell bell, CancellationToken cancellationToken)
    {
        await store.Run(transaction => transaction.Knobs.SetWebhooks(knobs), cancellationToken);
        bell.Ring();
        return TypedResults.NoContent();
    }

    private async Task<NoContent> DeliverWebhooks(CancellationToken cancellationToken)
    {
        await sandbox.DeliverDue(cancellationToken);
        return TypedResults.NoContent();
    }

    private async Task<Results<Ok<DisputedCharge>, NotFound>> DisputeCharge(string charge, DisputeOrder? order) =>
        await sandbox.DisputeCharge(charge, order ?? new DisputeOrder()) is { } dispute ? TypedResults.Ok(new DisputedCharge(dispute)) : TypedResults.NotFound();

    private async Task<Results<NoContent, NotFound, ValidationProblem>> ChangeBank(string account, BankNumber bank) =>
        bank.Number is not { Length: >= 4 }
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["number"] = ["At least four characters."] })
        : await sandbox.ChangeBank(account, bank.Number) ? TypedResults.NoContent()
        : TypedResults.NotFound();

    private static async Task<Results<Ok<OwnMovement>, Conflict, ValidationProblem>> Move(OwnMoney money, Func<string, long, Task<string?>> move) =>
        money is not { Currency.Length: 3, Amount: > 0 }
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["amount"] = ["More than nothing, of a currency."] })
        : await move(money.Currency, money.Amount) is { } id ? TypedResults.Ok(new OwnMovement(id))
        : TypedResults.Conflict();

    private static Results<Ok<CheckoutResult>, NotFound> Outcome(CheckoutResult result) =>
        result.Status is CheckoutStatus.Unknown ? TypedResults.NotFound() : TypedResults.Ok(result);

    private static Results<NoContent, NotFound> Found(bool isFound) => isFound ? TypedResults.NoContent() : TypedResults.NotFound();

    private sealed record Items<T>(IReadOnlyList<T> Data);

    private sealed record DisputedCharge(string Dispute);

    /// <param name="Currency">Lower case.</param>
    /// <param name="Amount">Minor units.</param>
    private sealed record OwnMoney(string? Currency, long Amount);

    private sealed record OwnMovement(string Id);

    /// <param name="Number">Of a bank account; its end is shown.</param>
    private sealed record BankNumber(string? Number);

    private sealed record WebhookState(WebhookKnobs Knobs, int Undelivered);
}
