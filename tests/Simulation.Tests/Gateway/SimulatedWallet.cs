using System.Text;
using Marketplace.Embedded;
using Marketplace.Gateways;
using Marketplace.Sandbox;
using Marketplace.Verification;

namespace Marketplace.Simulations;

/// <summary>The stand-in of one gateway in a process of its own, with its wire a method call that takes virtual time and goes wrong by seed.</summary>
internal sealed class SimulatedWallet : IGatewayRecord, IDisposable
{
    /// <summary>How soon it looks again at what is due and could not be done.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Whoever does not answer by then has not heard.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    private readonly SimulatedProcess process;
    private readonly TimeProvider clock;
    private readonly GatewayTroubles troubles;
    private readonly WalletStandIn standIn;
    private readonly Errand errand;
    private readonly ITimer alarm;
    private readonly Func<Request, Task<int>> callbacks;

    /// <param name="simulation">Where it lives.</param>
    /// <param name="clock">The domain clock.</param>
    /// <param name="troubles">What goes wrong.</param>
    /// <param name="callbacks">The product's endpoint: a request to a status.</param>
    /// <param name="standIn">What it does.</param>
    public SimulatedWallet(
        Simulation simulation, TimeProvider clock, GatewayTroubles troubles, Func<Request, Task<int>> callbacks, WalletStandIn standIn)
    {
        (this.clock, this.troubles, this.callbacks, this.standIn) = (clock, troubles, callbacks, standIn);
        process = new SimulatedProcess(simulation, standIn.Name);
        errand = new Errand(process, () => Sandbox.RunDue(CancellationToken.None), SetAlarm);
        alarm = process.Time.CreateTimer(_ => errand.Run(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Its buttons.</summary>
    public WalletSandbox Sandbox => standIn.Sandbox;

    public string Gateway => standIn.Name;

    public bool ShowsOwnMoney => false;

    /// <summary>All that it keeps.</summary>
    public IReadOnlyList<WalletOrder> Orders => Sandbox.All().Result;

    public Task<IReadOnlyList<GatewayMovement>> Movements(CancellationToken cancellationToken) => Task.FromResult(Movements());

    /// <summary>All that moved, counted where it moved.</summary>
    public IReadOnlyList<GatewayMovement> Movements() => [.. Orders.SelectMany(WalletMovements.Of)];

    /// <summary>The customer presses a button on its page.</summary>
    public async Task<bool> Press(Func<WalletSandbox, Task<bool>> button)
    {
        var pressed = await button(Sandbox);
        errand.Run();
        return pressed;
    }

    /// <summary>A request arrives, or does not.</summary>
    public void Take(GatewayCall call, TaskCompletionSource<GatewayAnswer> answer) => process.Run(() => Serve(call, answer));

    public async Task<bool> Tell(WalletNews news, CancellationToken cancellationToken)
    {
        var knobs = troubles.Webhooks();
        await Pass(troubles.Travel() + knobs.Delay);
        if (troubles.LosesWebhookRequest)
        {
            return false;
        }

        var told = new Request("POST", news.Url.PathAndQuery[ApiRoutes.Base.Length..]) { Body = Encoding.UTF8.GetBytes(news.Body), Headers = [.. news.Headers] };
        var isHeard = false;
        for (var times = knobs.Duplicates; times >= 0; times--)
        {
            isHeard |= await IsTaken(told, cancellationToken);
        }

        return isHeard && !troubles.LosesWebhookAnswer;
    }

    public void Dispose() => alarm.Dispose();

    private async Task Serve(GatewayCall call, TaskCompletionSource<GatewayAnswer> answer)
    {
        await Pass(troubles.Travel());
        if (troubles.LosesRequest)
        {
            Lose(answer);
            return;
        }

        await Pass(troubles.Thinking());
        var reply = await standIn.Door.Serve(new WalletCall(call.Method, call.Path, call.Body ?? string.Empty, call.Authorization, $"http://{Gateway}.example/"));
        errand.Run();
        await Pass(troubles.Travel());
        if (reply.IsSilent || troubles.LosesAnswer)
        {
            Lose(answer);
            return;
        }

        answer.TrySetResult(new GatewayAnswer(reply.Status, reply.Body, reply.At));
    }

    private async Task<bool> IsTaken(Request told, CancellationToken cancellationToken)
    {
        try
        {
            return await callbacks(told).WaitAsync(AnswerWithin, process.Time, cancellationToken) is >= 200 and < 300;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void SetAlarm()
    {
        if (!errand.IsUnderWay && Sandbox.NextDue().Result is { } next)
        {
            var wait = next - clock.GetUtcNow();
            alarm.Change(wait > Look ? wait : Look, Timeout.InfiniteTimeSpan);
        }
    }

    private void Lose(TaskCompletionSource<GatewayAnswer> answer)
    {
        if (troubles.IsNoticed)
        {
            answer.TrySetException(new HttpRequestException("The connection to the gateway broke."));
        }
    }

    private Task Pass(TimeSpan span) => Task.Delay(span, process.Time);
}
